import { rowsOf } from '@/lib/csv';
import type { Code } from './api';

export interface CodeFile {
  codes: Code[];
  /** Of the table that the file was downloaded from. */
  revision: number | null;
}

/** A file that was downloaded guards texts that a spreadsheet would run. */
const unguarded = (text: string) => text.replace(/^'(?=[=+\-@＝＋－＠])/, '');

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
