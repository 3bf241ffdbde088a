import type { Code, CodeBranch } from './api';

/** A code of a search's answer: found itself, or on the way to what is. */
export interface Found {
  code: Code;
  hasChildren: boolean;
  isFound: boolean;
  below: Found[];
}

/** What was found as a tree: each below what it lies below. */
export function treeOf(branches: CodeBranch[]): Found[] {
  const roots: Found[] = [];
  const known = new Map<string, Found>();
  const placed = (code: Code, among: Found[]): Found => {
    const there = known.get(code.code);
    if (there) return there;
    const made = { code, hasChildren: true, isFound: false, below: [] };
    known.set(code.code, made);
    among.push(made);
    return made;
  };
  branches.forEach(({ code, hasChildren, above }) => {
    const among = above.reduce((level, parent) => placed(parent, level).below, roots);
    Object.assign(placed(code, among), { hasChildren, isFound: true });
  });
  return roots;
}
