import type { Lookup } from './api';

/** One a line: `name = registry.field = field of the record`. Lines that are not finished count for nothing. */
export function lookupsOf(text: string): Record<string, Lookup> {
  const lookups: Record<string, Lookup> = {};
  for (const line of text.split('\n')) {
    const parts = /^\s*([\w-]+)\s*=\s*(\w+)\.(\w+)\s*=\s*(\w+)\s*$/.exec(line);
    if (parts?.[1] && parts[2] && parts[3] && parts[4])
      lookups[parts[1]] = { registry: parts[2], field: parts[3], of: parts[4] };
  }
  return lookups;
}

export const textOf = (lookups: Record<string, Lookup>) =>
  Object.entries(lookups)
    .map(([name, one]) => `${name} = ${one.registry}.${one.field} = ${one.of}`)
    .join('\n');
