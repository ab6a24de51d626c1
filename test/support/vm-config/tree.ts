/** A leaf: its type and its text. */
export type Leaf = readonly [type: 'string' | 'integer' | 'bool' | 'bytes', text: string];

/** Names to sub-trees or leaves; `undefined` is not written. */
export interface Tree {
  readonly [name: string]: Tree | Leaf | undefined;
}

export const str = (text: string): Leaf => ['string', text];
export const int = (value: number | bigint): Leaf => ['integer', String(value)];
export const bool = (value: boolean): Leaf => ['bool', value ? 'True' : 'False'];
export const bytes = (base64: string): Leaf => ['bytes', base64];

/** `over` wins; `undefined` in it takes away. */
export function merge(tree: Tree, over: Tree): Tree {
  const result: Record<string, Tree | Leaf | undefined> = { ...tree };
  for (const [name, value] of Object.entries(over)) {
    const old = result[name];
    result[name] = value && old && !isLeaf(value) && !isLeaf(old) ? merge(old, value) : value;
  }
  return result;
}

/** Siblings in ordinal order, as in every real file seen. */
export function render(tree: Tree, indent = ''): string {
  const names = Object.keys(tree).sort((a, b) => (a < b ? -1 : 1));
  return names.map((name) => renderNode(name, tree[name], indent)).join('');
}

function renderNode(name: string, node: Tree | Leaf | undefined, indent: string): string {
  if (node === undefined) return '';
  if (isLeaf(node)) return `${indent}<${name} type="${node[0]}">${leafText(node)}</${name}>\n`;
  const inner = render(node, `${indent}  `);
  return inner === '' ? `${indent}<${name} />\n` : `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
}

/** Base64 is wrapped at 64 characters and ends with a line end, as Hyper-V writes it. */
function leafText([type, text]: Leaf): string {
  if (type === 'bytes') return text.replace(/.{1,64}/g, '$&\n');
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function isLeaf(node: Tree | Leaf): node is Leaf {
  return Array.isArray(node);
}
