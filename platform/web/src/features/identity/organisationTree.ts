import type { Organisation } from './api';

export interface TreeNode {
  key: string;
  organisation: Organisation;
  children: TreeNode[];
}

/** The tree; of a text, only what holds it and what stands above. */
export function organisationTree(all: Organisation[], text = ''): TreeNode[] {
  const lower = text.trim().toLowerCase();
  const codes = new Set(all.map((one) => one.code));
  const below = new Map<string | null, Organisation[]>();
  for (const one of all) {
    const parent = one.parentCode !== null && codes.has(one.parentCode) ? one.parentCode : null;
    below.set(parent, [...(below.get(parent) ?? []), one]);
  }
  const build = (parent: string | null): TreeNode[] =>
    (below.get(parent) ?? []).flatMap((organisation) => {
      const children = build(organisation.code);
      const hit = `${organisation.name} ${organisation.code}`.toLowerCase().includes(lower);
      return hit || children.length > 0 ? [{ key: organisation.code, organisation, children }] : [];
    });
  return build(null);
}
