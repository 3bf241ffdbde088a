import {
  type Definition,
  type Fault,
  type Files,
  isEmpty,
  isRecord,
  isRequired,
  type Say,
} from '../definition';
import { fileFaults, isIdList, pictures } from '../files/limits';

export const answers = ['pass', 'fail', 'unchecked', 'not_applicable'] as const;
export type Answer = (typeof answers)[number];

export interface ChecklistRow {
  no?: string | number;
  content?: string;
  basis?: string;
  answer?: Answer | null;
  note?: string | null;
  photos?: string[];
  [detail: string]: unknown;
}

export const checklistLimits = { note: 1000, photos: 9 };

/** What people may change in a row; all else comes from the implementation checklist. */
const theirs = ['answer', 'note', 'photos'];

const isAnswer = (value: unknown): value is Answer => answers.includes(value as Answer);

/** form-js has a checklist of its own (a group of checkboxes); it is told apart by having options. */
export const isCheckboxGroup = (field: Record<string, unknown>) =>
  'values' in field || 'valuesKey' in field || 'valuesExpression' in field;

export const rowNumber = (row: ChecklistRow, index: number) => String(row.no ?? index + 1);

function rowFaults(row: ChecklistRow, index: number, required: boolean, say: Say, files?: Files): Fault[] {
  const faults: Fault[] = [];
  const no = rowNumber(row, index);
  const fault = (part: string, code: string, message: string) =>
    faults.push({ code, message, at: `[${index}].${part}` });
  if (isEmpty(row.answer)) {
    if (required) fault('answer', 'required', say('checklistAnswer', { no }));
  } else if (!isAnswer(row.answer)) {
    fault('answer', 'option', say('option'));
  }
  if (!isEmpty(row.note) && typeof row.note !== 'string') fault('note', 'type', say('type'));
  const note = typeof row.note === 'string' ? row.note.trim() : '';
  if (row.answer === 'fail' && note === '') fault('note', 'required', say('checklistNote', { no }));
  if (note.length > checklistLimits.note) {
    fault('note', 'maxLength', say('checklistNoteLength', { no, limit: checklistLimits.note }));
  }
  if (!isEmpty(row.photos) && !isIdList(row.photos)) fault('photos', 'type', say('type'));
  if (isIdList(row.photos) && row.photos.length > checklistLimits.photos) {
    fault('photos', 'maxItems', say('checklistPhotos', { no, limit: checklistLimits.photos }));
  } else if (isIdList(row.photos)) {
    fileFaults(row.photos, pictures, say, files).forEach(({ code, message }) =>
      fault('photos', code, message),
    );
  }
  return faults;
}

const same = (one: unknown, other: unknown) =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);

/** Answers row by row to what the implementation checklist asks. */
export const checklist: Definition = {
  config: {
    type: 'checklist',
    name: 'Checklist',
    label: 'Checklist',
    group: 'basic-input',
    keyed: true,
    emptyValue: [],
    sanitizeValue: ({ value }) => (Array.isArray(value) ? value.filter(isRecord) : []),
    create: (options = {}) => ({ ...options }),
  },
  faults(field, value, say, files) {
    const rows = Array.isArray(value) ? (value as ChecklistRow[]) : [];
    return rows.flatMap((row, index) => rowFaults(row, index, isRequired(field), say, files));
  },
  overlay(known, submitted, say) {
    const before = Array.isArray(known) ? known.filter(isRecord) : [];
    const after: unknown[] = Array.isArray(submitted) ? submitted : [];
    const refused = { code: 'read-only', message: say('checklistRows') };
    if (before.length !== after.length) return { value: before, faults: [refused] };
    const faults: Fault[] = [];
    const value = before.map((row, index) => {
      const answered = after[index];
      if (!isRecord(answered)) {
        faults.push({ ...refused, at: `[${index}]` });
        return row;
      }
      for (const part of Object.keys(answered)) {
        if (!theirs.includes(part) && !same(answered[part], row[part])) {
          faults.push({ ...refused, at: `[${index}].${part}` });
        }
      }
      const given = theirs.filter((part) => part in answered).map((part) => [part, answered[part]]);
      return { ...row, ...Object.fromEntries(given) };
    });
    return { value, faults };
  },
};
