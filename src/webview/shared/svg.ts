import { drawingTags, type DrawingNode } from '../../core';

const namespace = 'http://www.w3.org/2000/svg';
const known: ReadonlySet<string> = new Set(drawingTags);

/** SVG elements of a drawing. Text of a file becomes a text node and an attribute's value, never markup. */
export function toSvg(node: DrawingNode): SVGElement {
  if (!known.has(node.tag)) throw new Error(`A drawing has no <${node.tag}>.`);
  const element = document.createElementNS(namespace, node.tag);
  for (const [name, value] of Object.entries(node.attributes)) element.setAttribute(name, String(value));
  for (const child of node.children) element.append(typeof child === 'string' ? child : toSvg(child));
  return element;
}
