import type { Field } from '../definition';
import { filesDefaults } from './definition';

export interface Limits {
  maxCount: number;
  maxSize: number;
  /** As of `<input accept>`: `image/*`, `.pdf`, `application/pdf`. */
  accept: string[];
}

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

export { sizeText } from '@/lib/size';
