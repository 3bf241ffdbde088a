import { rowsOf } from '@/lib/csv';
import type { Code } from './api';

<<<<<<< HEAD:platform/web/src/features/definition/csv.ts
=======
/** The rows of a csv file: quotes may hold commas, line ends and doubled quotes. */
export function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') endCell();
    else if (char === '\n') {
      endCell();
      rows.push([]);
    } else if (char !== '\r') cell += char;
  }
  endCell();
  return rows.filter((row) => row.some((one) => one.trim() !== ''));
}

export interface CodeFile {
  codes: Code[];
  /** Of the table that the file was downloaded from. */
  revision: number | null;
}

/** A file that was downloaded guards texts that a spreadsheet would run. */
const unguarded = (text: string) => text.replace(/^'(?=[=+\-@＝＋－＠])/, '');

>>>>>>> wt/codes:platform/web/src/features/definition/codes/csv.ts
/** Codes by the names in the first row; null where no column is called code. */
export function codesOf(text: string): CodeFile | null {
  const [head = [], ...rows] = rowsOf(text.replace(/^\uFEFF/, ''));
  const names = head.map((name) => name.trim().toLowerCase());
  if (!names.includes('code')) return null;
  const cellOf = (row: string[], name: string) => unguarded(row[names.indexOf(name)]?.trim() ?? '');
  return {
    codes: rows.map((row) => {
      const cell = (name: string) => cellOf(row, name);
      return {
        code: cell('code'),
        parentCode: cell('parent_code') || null,
        labelZh: cell('label_zh'),
        labelEn: cell('label_en') || cell('label_zh'),
        sort: Number(cell('sort')) || 0,
        validFrom: cell('valid_from') || null,
        validUntil: cell('valid_until') || null,
      };
    }),
    revision: /^\d+$/.test(cellOf(rows[0] ?? [], 'revision'))
      ? Number(cellOf(rows[0] ?? [], 'revision'))
      : null,
  };
}
