import { rowsOf } from '@/lib/csv';
import type { Row } from './api';
import type { Changes } from './days';

const columns: Record<keyof Row, string[]> = {
  day: ['date', 'day', '日期'],
  kind: ['kind', '类别', '类型'],
  name: ['name', '名称', '节日'],
};

const kinds: Record<string, string> = {
  放假: 'holiday',
  休假: 'holiday',
  休: 'holiday',
  节假日: 'holiday',
  上班: 'workday',
  班: 'workday',
  调休: 'workday',
  调休上班: 'workday',
  恢复: 'usual',
};

const dateLike = /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*$/;

/** `2027/1/1` and `2027年1月1日` are dates too; what is none stays as it is, for the server to say so. */
function dayOf(text: string): string {
  const [, year, month = '', day = ''] = dateLike.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim();
}

/** Rows of date, kind and name, by the names in the first row or in this order; cells of a spreadsheet too. */
export function dayRows(text: string): Row[] {
  const plain = text.replace(/^\uFEFF/, '');
  const rows = rowsOf(plain.includes('\t') ? plain.replace(/\t/g, ',') : plain);
  const head = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
  const named = columns.day.some((name) => head.includes(name));
  const at = (key: keyof Row, place: number) =>
    named ? head.findIndex((name) => columns[key].includes(name)) : place;
  return (named ? rows.slice(1) : rows).map((row) => {
    const cell = (key: keyof Row, place: number) => row[at(key, place)]?.trim() ?? '';
    const kind = cell('kind', 1);
    return { day: dayOf(cell('day', 0)), kind: kinds[kind] ?? kind, name: cell('name', 2) };
  });
}

/** Of rows that the server found sound. */
export const changesOfRows = (rows: Row[]): Changes =>
  Object.fromEntries(
    rows.map(({ day, kind, name }) => [
      day,
      { kind: kind === 'holiday' || kind === 'workday' ? kind : 'usual', name },
    ]),
  );
