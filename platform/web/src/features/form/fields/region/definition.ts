import { type Definition, isEmpty, isRequired } from '../definition';

/** How far down a region must be chosen; the level of a code of GB/T 2260 (and GB/T 10114 below it) can be read off it. */
export const regionLevels = ['province', 'city', 'county', 'town', 'village'] as const;
export type RegionLevel = (typeof regionLevels)[number];

const shape = /^\d{6}(\d{3}(\d{3})?)?$/;

export function levelOf(code: string): RegionLevel {
  if (code.length === 12) return 'village';
  if (code.length === 9) return 'town';
  if (!code.endsWith('00')) return 'county';
  return code.endsWith('0000') ? 'province' : 'city';
}

export const levelAsked = (level: unknown): RegionLevel | undefined =>
  regionLevels.find((one) => one === level);

/** One administrative region by its code. That it exists is checked where it is written to a record. */
export const region: Definition = {
  config: {
    type: 'region',
    name: 'Region',
    label: 'Region',
    group: 'selection',
    keyed: true,
    emptyValue: null,
    sanitizeValue: ({ value }) =>
      typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null,
    create: (options = {}) => ({ ...options }),
  },
  faults(field, value, say) {
    if (isEmpty(value)) {
      return isRequired(field) ? [{ code: 'required', message: say('requiredChoice') }] : [];
    }
    if (typeof value !== 'string' || !shape.test(value)) return [{ code: 'type', message: say('type') }];
    const level = levelAsked(field.level);
    return level && regionLevels.indexOf(levelOf(value)) < regionLevels.indexOf(level)
      ? [{ code: 'level', message: say('regionLevel', { level: say(`region_${level}`) }) }]
      : [];
  },
};
