import i18next from 'i18next';
import type { zh } from '../locales/zh';

/** The English texts in form-js' code, and the keys of ours. */
const texts: [RegExp, keyof typeof zh.list, ('count' | 'no')?][] = [
  [/^Add new$/, 'add'],
  [/^Collapse$/, 'collapse'],
  [/^Expand all \((\d+)\)$/, 'expand', 'count'],
  [/^Remove list item (\d+)$/, 'remove', 'no'],
  [/^Increment$/, 'increase'],
  [/^Decrement$/, 'decrease'],
  [/^Nothing to show\.$/, 'nothing'],
];

export const sectionFaults = (count: number): string => i18next.t('section.faults', { ns: 'form', count });

export function wording(text: string): string {
  for (const [shape, key, name] of texts) {
    const found = shape.exec(text);
    if (found) return i18next.t(`list.${key}`, { ns: 'form', ...(name && { [name]: found[1] }) }) as string;
  }
  return text;
}
