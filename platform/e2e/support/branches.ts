import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Release of the npm package that carries the register (MIT; the data is the Reserve Bank of India's). */
const PACKAGE = 'ifsc@2.0.50';

interface Bank {
  micr: string | null;
  type: string;
  upi?: boolean;
}

/** A branch of a bank, as the Reserve Bank of India registers it. */
export interface Branch {
  code: string;
  bank: string;
  bankCode: string;
  type: string;
  micr: string;
  upi: string;
}

/** The register of some 177,000 branches of banks in India, fetched from the npm registry. */
export function branches(): Branch[] {
  const folder = mkdtempSync(join(tmpdir(), 'branches-'));
  const [name, version] = PACKAGE.split('@');
  execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder });
  execFileSync('tar', ['xzf', `${name}-${version}.tgz`], { cwd: folder });
  const read = <T>(file: string): T =>
    JSON.parse(readFileSync(join(folder, 'package/src', file), 'utf8')) as T;
  const banks = read<Record<string, Bank>>('banks.json');
  const names = read<Record<string, string>>('banknames.json');
  const numbered = read<Record<string, (string | number)[]>>('IFSC.json');
  rmSync(folder, { recursive: true });
  return Object.entries(numbered).flatMap(([bankCode, numbers]) =>
    numbers.map((number) => ({
      code: `${bankCode}0${String(number).padStart(6, '0')}`,
      bank: names[bankCode] ?? '',
      bankCode,
      type: banks[bankCode]?.type ?? '',
      micr: banks[bankCode]?.micr ?? '',
      upi: banks[bankCode]?.upi ? '是' : '否',
    })),
  );
}

const TITLES: [keyof Branch, string][] = [
  ['code', '机构代码'],
  ['bank', '银行名称'],
  ['bankCode', '银行代码'],
  ['type', '银行类型'],
  ['micr', '总行票据号'],
  ['upi', '统一支付'],
];

export function csv(rows: Branch[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => TITLES.map(([name]) => cell(row[name])).join(','));
  return [TITLES.map(([, title]) => title).join(','), ...lines].join('\n');
}

/** A registry for them, as a business administrator saves it. */
export const REGISTRY = {
  registry: 'bank_branch',
  label: { zh: '银行分支机构', en: 'Bank branch' },
  title: 'code',
  fields: [
    {
      name: 'code',
      type: 'text',
      label: { zh: '机构代码', en: 'Code' },
      required: true,
      unique: true,
      search: true,
      max: 11,
      pattern: '[A-Z]{4}0[A-Z0-9]{6}',
    },
    {
      name: 'bank',
      type: 'text',
      label: { zh: '银行名称', en: 'Bank' },
      required: true,
      search: true,
      max: 200,
    },
    { name: 'bank_code', type: 'text', label: { zh: '银行代码', en: 'Bank code' }, required: true, max: 4 },
    { name: 'bank_type', type: 'text', label: { zh: '银行类型', en: 'Kind of bank' }, max: 40 },
    { name: 'micr', type: 'text', label: { zh: '总行票据号', en: 'MICR of the head office' }, max: 9 },
    { name: 'upi', type: 'boolean', label: { zh: '统一支付', en: 'UPI' } },
  ],
  indexes: [['bank_code']],
  rights: [
    { role: 'business-admin', scope: 'all', actions: ['read', 'create', 'change', 'delete', 'export'] },
  ],
};

export const VIEW = {
  view: 'bank_branches',
  label: { zh: '银行分支机构', en: 'Bank branches' },
  registry: 'bank_branch',
  columns: ['code', 'bank', 'bank_code', 'bank_type', 'micr', 'upi'],
  searches: [{ field: 'bank_code' }],
  sort: ['code'],
};
