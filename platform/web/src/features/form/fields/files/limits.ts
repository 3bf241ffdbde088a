import { sizeText } from '@/lib/size';
import type { Fault, Field, Files, Say } from '../definition';

const megabyte = 1024 * 1024;
export const filesDefaults = { maxCount: 20, maxSize: 20 * megabyte };

export interface Limits {
  maxCount: number;
  maxSize: number;
  /** As of `<input accept>`: `image/*`, `.pdf`, `application/pdf`. */
  accept: string[];
}

/** What else than a picture neither shows a finding nor a signature. */
export const pictures = { accept: ['image/*'], maxSize: filesDefaults.maxSize };

const isId = (id: unknown): id is string => typeof id === 'string' && id !== '';

export const isIdList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isId);

export const limitsOf = (field: Field): Limits => ({
  maxCount: typeof field.maxCount === 'number' ? field.maxCount : filesDefaults.maxCount,
  maxSize: typeof field.maxSize === 'number' ? field.maxSize : filesDefaults.maxSize,
  accept: typeof field.accept === 'string' ? field.accept.split(/[\s,]+/).filter(Boolean) : [],
});

export const isAccepted = ({ name, type }: { name: string; type: string }, accept: string[]) =>
  accept.length === 0 ||
  accept.some((rule) => {
    if (rule.startsWith('.')) return name.toLowerCase().endsWith(rule.toLowerCase());
    return rule.endsWith('/*') ? type.startsWith(rule.slice(0, -1)) : type === rule;
  });

export const takesPictures = (accept: string[]) =>
  accept.length === 0 || accept.some((rule) => rule.startsWith('image/') || /^\.(jpe?g|png)$/i.test(rule));

/** `.pdf` and `application/pdf` as `PDF`; pictures by the word for them. */
export const typeNames = (accept: string[], pictures: string): string[] => [
  ...new Set(
    accept.map((rule) =>
      rule.startsWith('image/') ? pictures : (rule.split(/[./]/).at(-1) ?? rule).toUpperCase(),
    ),
  ),
];

/** What is wrong with files that are known: by the rules by which the browser takes them. */
export function fileFaults(
  ids: string[],
  { accept, maxSize }: Pick<Limits, 'accept' | 'maxSize'>,
  say: Say,
  known: Files = {},
): Fault[] {
  return ids.flatMap((id): Fault[] => {
    const file = known[id];
    if (file === undefined) return [];
    if (file === null) return [{ code: 'no-document', message: say('noFile') }];
    const { name, size } = file;
    if (size > maxSize) {
      const message = say('fileTooLarge', { name, size: sizeText(size), limit: sizeText(maxSize) });
      return [{ code: 'file-size', message }];
    }
    if (isAccepted(file, accept)) return [];
    const types = typeNames(accept, say('pictures')).join(say('separator'));
    return [{ code: 'file-type', message: say('fileWrongType', { name, types }) }];
  });
}

export { sizeText };
