import { MalformedTree } from './malformed-tree.ts';
import type { Field, TreeNode } from './tree-node.ts';

/** Refuses a tree that is not, node for node, the tree that its printed text has: no source has it. */
export function requireSame(tree: TreeNode, parsed: TreeNode): void {
  const pairs: [TreeNode, TreeNode][] = [[tree, parsed]];
  for (let next = pairs.pop(); next !== undefined; next = pairs.pop()) {
    const [ours, theirs] = next;
    if (ours.type !== theirs.type) throw new MalformedTree(ours.path, 'no source has this tree');
    for (const [field, value] of ours.fields) {
      const other = theirs.fields.get(field);
      if (!Array.isArray(value)) {
        compare(ours, field, value, other, pairs);
        continue;
      }
      const others = other as readonly (TreeNode | null)[];
      if (value.length !== others.length) throw new MalformedTree(ours.path === '' ? field : `${ours.path}.${field}`, 'no source has this tree');
      for (let i = value.length - 1; i >= 0; i--) compare(ours, field, value[i] as TreeNode | null, others[i], pairs);
    }
  }
}

function compare(owner: TreeNode, field: string, ours: Field, theirs: Field | undefined, pairs: [TreeNode, TreeNode][]): void {
  if (isNode(ours) && isNode(theirs)) pairs.push([ours, theirs]);
  else if (!Object.is(ours, theirs)) {
    const path = isNode(ours) ? ours.path : owner.path === '' ? field : `${owner.path}.${field}`;
    throw new MalformedTree(path, 'no source has this tree');
  }
}

function isNode(value: Field | undefined): value is TreeNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
