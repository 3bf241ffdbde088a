import { describe, expect, it } from 'vitest';
import type { Organisation } from './api';
import { organisationTree, type TreeNode } from './organisationTree';

const one = (code: string, parentCode: string | null, name = code): Organisation => ({
  code,
  parentCode,
  name,
  kind: 'bureau',
  region: null,
  active: true,
});
const shape = (nodes: TreeNode[]): unknown => nodes.map((node) => [node.key, shape(node.children)]);

describe('organisationTree', () => {
  const all = [
    one('D', null, '清溪区'),
    one('B', 'D', '市场监管局'),
    one('K', 'B', '餐饮科'),
    one('F', 'D', '消防'),
  ];

  it('should put each below its parent', () => {
    expect(shape(organisationTree(all))).toEqual([
      [
        'D',
        [
          ['B', [['K', []]]],
          ['F', []],
        ],
      ],
    ]);
  });

  it('should keep the way to what is searched', () => {
    expect(shape(organisationTree(all, '餐饮'))).toEqual([['D', [['B', [['K', []]]]]]]);
    expect(organisationTree(all, 'nothing')).toEqual([]);
  });

  it('should not lose one whose parent is not in sight', () => {
    expect(shape(organisationTree([one('X', 'gone')]))).toEqual([['X', []]]);
  });
});
