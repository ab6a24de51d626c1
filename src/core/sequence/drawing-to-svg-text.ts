import { plain } from '../report/plain';
import { drawingTags, type DrawingNode } from './drawing';
import { drawingCss, exportPalettes } from './drawing-css';

export interface SvgTextOptions {
  readonly palette: 'print' | 'dark';
  readonly title: string;
  readonly description: string;
}

const known: ReadonlySet<string> = new Set(drawingTags);

/**
 * A drawing as the text of an SVG file that needs nothing else: its styles are in it, it loads and runs nothing. Text of a log
 * stays text: what XML would read as markup is escaped, and what XML cannot hold is replaced.
 */
export function drawingToSvgText(drawing: DrawingNode, { palette, title, description }: SvgTextOptions): string {
  const { width = 0, height = 0, viewBox = `0 0 ${width} ${height}`, class: name = '' } = drawing.attributes;
  const colors = exportPalettes[palette];
  const children = drawing.children.filter((child) => typeof child === 'string' || !isNaming(child));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${escaped(String(width))}" height="${escaped(String(height))}" viewBox="${escaped(String(viewBox))}" class="${escaped(String(name))}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>${drawingCss(colors)}</style>`,
    `<rect class="back" width="100%" height="100%"/>`,
    ...children.map(textOf),
    '</svg>\n',
  ].join('\n');
}

/** The drawing's own title and description: the file has those that were given. */
function isNaming({ tag }: DrawingNode): boolean {
  return tag === 'title' || tag === 'desc';
}

function textOf(child: DrawingNode | string): string {
  if (typeof child === 'string') return escaped(child);
  const { tag, attributes, children } = child;
  if (!known.has(tag)) throw new Error(`A drawing has no <${tag}>.`);
  const own = Object.entries(attributes)
    .filter(([name]) => isPlainAttribute(name))
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
  if (children.length === 0) return `<${tag}${own}/>`;
  return `<${tag}${own}>${children.map(textOf).join('')}</${tag}>`;
}

/** A name that XML can write, and none that could load or run something or clash with the file's own ids. */
function isPlainAttribute(name: string): boolean {
  return /^[a-z][A-Za-z0-9-]*$/.test(name) && !/^on|href$|^src$|^style$|^id$/i.test(name);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * XML 1.0 has no way to write most control characters, halves of pairs and two non-characters: they become U+FFFD. What would turn
 * the direction of the text around it is shown as an escape; our own isolates stay.
 */
function escaped(text: string): string {
  return text
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
    .replace(/[\u202a-\u202e\u2067\u2068]/g, (control) => plain(control))
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
