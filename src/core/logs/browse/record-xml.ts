import { ChunkBytes, DamagedRecord } from '../evtx/bytes';
import { ChunkTemplates } from '../evtx/instance';
import { recordSignature, valueType } from '../evtx/layout';
import type { ProgramElement, ProgramNode, ProgramPart } from '../evtx/program';
import type { TemplateStore } from '../evtx/template';
import type { ValuesTable } from '../evtx/values-table';

/** Real events are five elements deep; a template that contains itself would have no end. */
const deepest = 64;

/**
 * The event at a place of a chunk as XML, as the log has it: every element and attribute of it, those too that records leave
 * out. `undefined` for what is no record, or one that cannot be decoded.
 */
export function recordXml(chunk: Uint8Array, at: number, store: TemplateStore): string | undefined {
  if (at < 0 || at + 28 > chunk.length) return undefined;
  const bytes = new ChunkBytes(chunk);
  const size = bytes.view.getUint32(at + 4, true);
  if (bytes.view.getUint32(at, true) !== recordSignature || size < 28 || at + size > chunk.length) return undefined;
  try {
    const templates = new ChunkTemplates(bytes, store);
    const { template, values } = templates.ofRecord({ offset: at, size });
    const writer = new XmlWriter(templates);
    writer.elements(template.elements, values, { depth: 0, indent: '' });
    return writer.text();
  } catch (error) {
    if (error instanceof DamagedRecord) return undefined;
    throw error;
  }
}

/** How deep an element stands; a fragment goes deeper without being set in. */
interface Level {
  readonly depth: number;
  readonly indent: string;
}

class XmlWriter {
  private readonly lines: string[] = [];

  constructor(private readonly templates: ChunkTemplates) {}

  text(): string {
    return this.lines.join('\n');
  }

  elements(nodes: readonly ProgramNode[], values: ValuesTable, level: Level): void {
    if (level.depth > deepest) throw new DamagedRecord('Elements are nested too deep', 0);
    for (const node of nodes) {
      this.templates.budget.spend(0, 0);
      if (node.kind === 'element') this.element(node, values, level);
      else this.value(node, values, level);
    }
  }

  private element(element: ProgramElement, values: ValuesTable, { depth, indent }: Level): void {
    const { name, children } = element;
    const head = `${indent}<${nameOf(name)}${attributesOf(element, values)}`;
    const parts = partsOf(children, values);
    if (parts) {
      if (isLeftOut(parts, values)) return;
      for (const text of textsOf(parts, values))
        this.lines.push(text === '' ? `${head}/>` : `${head}>${escaped(text)}</${nameOf(name)}>`);
      return;
    }
    const at = this.lines.push(`${head}>`);
    this.elements(children, values, { depth: depth + 1, indent: `${indent}  ` });
    if (this.lines.length === at) this.lines[at - 1] = `${head}/>`;
    else this.lines.push(`${indent}</${nameOf(name)}>`);
  }

  /** A value beside elements: a fragment, which has elements of its own, or text. */
  private value(part: ProgramPart, values: ValuesTable, { depth, indent }: Level): void {
    const fragment = part.kind === 'value' ? values.value(part.index) : undefined;
    if (fragment?.type === valueType.binXml) {
      if (fragment.size === 0) return;
      const inner = this.templates.instance(fragment.offset, fragment.offset + fragment.size);
      this.elements(inner.template.elements, inner.values, { depth: depth + 1, indent });
      return;
    }
    const text = values.text([part]) ?? '';
    if (text.trim() !== '') this.lines.push(indent + escaped(text));
  }
}

/** The text of an element without elements in it; `undefined` for one that has some. */
function partsOf(children: readonly ProgramNode[], values: ValuesTable): ProgramPart[] | undefined {
  const parts: ProgramPart[] = [];
  for (const child of children) {
    if (child.kind === 'element') return undefined;
    if (child.kind === 'value' && values.value(child.index)?.type === valueType.binXml) return undefined;
    parts.push(child);
  }
  return parts;
}

/** Windows leaves out what consists of one optional value that is null. */
function isLeftOut(parts: readonly ProgramPart[], values: ValuesTable): boolean {
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'value' || !only.isOptional) return false;
  return (values.value(only.index)?.type ?? valueType.null) === valueType.null;
}

/** An array is as many elements of one name. */
function textsOf(parts: readonly ProgramPart[], values: ValuesTable): readonly string[] {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'value' && values.isArray(only.index))
    return values.texts(only.index) ?? [''];
  return [values.text(parts) ?? ''];
}

function attributesOf({ attributes }: ProgramElement, values: ValuesTable): string {
  return attributes
    .filter(({ parts }) => !isLeftOut(parts, values))
    .map(({ name, parts }) => ` ${nameOf(name)}="${escaped(values.text(parts) ?? '')}"`)
    .join('');
}

/** A name of a forged log may be anything; only what can be a name of XML stands as one. */
function nameOf(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}_.:-]/gu, '_');
  return /^[\p{L}_]/u.test(safe) ? safe : `_${safe}`;
}

/** XML has no way to write these characters, not even as references. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function escaped(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"\r]/g, (character) => references[character] ?? character);
}
