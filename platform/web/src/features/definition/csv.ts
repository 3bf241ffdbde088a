import { rowsOf } from '@/lib/csv';
import type { Code } from './api';

/** Codes by the names in the first row; null where no column is called code. */
export function codesOf(text: string): Code[] | null {
  const [head = [], ...rows] = rowsOf(text.replace(/^\uFEFF/, ''));
  const names = head.map((name) => name.trim().toLowerCase());
  if (!names.includes('code')) return null;
  return rows.map((row) => {
    const cell = (name: string) => row[names.indexOf(name)]?.trim() ?? '';
    return {
      code: cell('code'),
      parentCode: cell('parent_code') || null,
      labelZh: cell('label_zh'),
      labelEn: cell('label_en') || cell('label_zh'),
      sort: Number(cell('sort')) || 0,
      validFrom: cell('valid_from') || null,
      validUntil: cell('valid_until') || null,
    };
  });
}
