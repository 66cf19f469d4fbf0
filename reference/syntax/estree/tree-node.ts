/** A node of a tree that was read: exactly the fields of its type, so that two trees of one program are equal. */
export type Scalar = string | number | boolean | bigint | null;
export type Field = TreeNode | readonly (TreeNode | null)[] | Scalar;

/** Of a longer path the middle is left out. */
const SHOWN = 200;

export class TreeNode {
  readonly type: string;
  readonly fields = new Map<string, Field>();
  readonly parent: TreeNode | null;
  /** How the parent leads here, such as `body[2]`. */
  readonly step: string;

  constructor(type: string, parent: TreeNode | null, step: string) {
    this.type = type;
    this.parent = parent;
    this.step = step;
  }

  get path(): string {
    const steps: string[] = [];
    for (let at: TreeNode = this; at.parent !== null; at = at.parent) steps.push(at.step);
    steps.reverse();
    return steps.length <= SHOWN ? steps.join('.') : `${steps.slice(0, SHOWN - 10).join('.')}.….${steps.slice(-10).join('.')}`;
  }

  node(name: string): TreeNode {
    return this.fields.get(name) as TreeNode;
  }

  optional(name: string): TreeNode | null {
    return this.fields.get(name) as TreeNode | null;
  }

  list(name: string): readonly TreeNode[] {
    return this.fields.get(name) as readonly TreeNode[];
  }

  /** A list with holes, such as the elements of an array. */
  sparse(name: string): readonly (TreeNode | null)[] {
    return this.fields.get(name) as readonly (TreeNode | null)[];
  }

  text(name: string): string {
    return this.fields.get(name) as string;
  }

  flag(name: string): boolean {
    return this.fields.get(name) as boolean;
  }
}
