/** Names of a model's elements by id, read from its BPMN; English ones where the model has them. */
export function elementNames(xml: string, language: string): Map<string, string> {
  const names = new Map<string, string>();
  const model = new DOMParser().parseFromString(xml, 'application/xml');
  for (const element of model.querySelectorAll('[id][name]')) {
    const id = element.getAttribute('id');
    const name = (language === 'en' && englishName(element)) || element.getAttribute('name');
    if (id && name) names.set(id, name);
  }
  return names;
}

/** Ids of the steps that people do. */
export function userTasks(xml: string): Set<string> {
  const model = new DOMParser().parseFromString(xml, 'application/xml');
  return new Set(
    [...model.getElementsByTagNameNS('*', 'userTask')].map((task) => task.getAttribute('id') ?? ''),
  );
}

function englishName(element: Element): string | null {
  const own = [...element.children].find((child) => child.localName === 'extensionElements');
  const properties = own ? [...own.querySelectorAll('*')] : [];
  return (
    properties.find((property) => property.getAttribute('name') === 'label_en')?.getAttribute('value') ?? null
  );
}

/** Is it something a person waits for, rather than a gateway or an event on the way? */
export function namesOf(ids: string[], names: Map<string, string>): string[] {
  return ids.map((id) => names.get(id)).filter((name) => name !== undefined);
}
