/** A draw's rules as lines: names and values as the server keeps them, nested ones flattened, empty ones left out. */
export function ruleTexts(rules: unknown, prefix = ''): string[] {
  if (rules === null || rules === undefined || rules === '') return [];
  if (Array.isArray(rules)) return rules.length > 0 ? [`${prefix}: ${rules.map(String).join(', ')}`] : [];
  if (typeof rules === 'object') {
    return Object.entries(rules).flatMap(([key, value]) =>
      ruleTexts(value, prefix ? `${prefix}.${key}` : key),
    );
  }
  return [prefix ? `${prefix}: ${String(rules)}` : String(rules)];
}
