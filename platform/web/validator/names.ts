const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const known = new Set<string>();

function isPlain(name: string): boolean {
  if (known.has(name)) return true;
  const is = plain.test(name);
  if (is && known.size < 10_000) known.add(name);
  return is;
}

/** Whether every name in the data is one word for FEEL. */
export function hasPlainNames(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return true;
  return Array.isArray(data)
    ? data.every(hasPlainNames)
    : Object.entries(data).every(([name, value]) => isPlain(name) && hasPlainNames(value));
}
