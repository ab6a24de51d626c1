import type { RecordField } from '../record';
import { DamagedRecord } from './bytes';
import type { ChunkTemplates } from './instance';
import { valueType } from './layout';
import type { ProgramElement, ProgramNode, ProgramPart } from './program';
import type { ValuesTable } from './values-table';

/** Nested fragments go one or two levels deep in real logs; a template that contains itself would have no end. */
const deepestNesting = 8;

/** Without anything in them they are no value. */
const containers: ReadonlySet<string> = new Set(['EventData', 'UserData']);

interface Pending {
  readonly nodes: readonly ProgramNode[];
  readonly values: ValuesTable;
  readonly depth: number;
  at: number;
}

/** The leaves of EventData and UserData as name and value, in their order. */
export function decodeFields(
  nodes: readonly ProgramNode[],
  values: ValuesTable,
  templates: ChunkTemplates,
): readonly RecordField[] {
  return new FieldReader(templates).read(nodes, values);
}

/** With a stack of its own, since a fragment may nest. */
class FieldReader {
  private readonly fields: RecordField[] = [];

  constructor(private readonly templates: ChunkTemplates) {}

  read(nodes: readonly ProgramNode[], values: ValuesTable): readonly RecordField[] {
    const stack: Pending[] = [{ nodes, values, depth: 0, at: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const node = top.nodes[top.at++];
      if (!node) stack.pop();
      else this.node(node, top, stack);
    }
    return this.fields;
  }

  private node(node: ProgramNode, top: Pending, stack: Pending[]): void {
    this.templates.budget.spend(0, 0);
    if (node.kind === 'element') this.element(node, top, stack);
    else if (node.kind === 'value') this.value(node.index, top, stack);
    else if (node.text.trim() !== '') this.add({ name: undefined, value: node.text });
  }

  private element(element: ProgramElement, { values, depth }: Pending, stack: Pending[]): void {
    // What a collector renders for its own display is no data of the event.
    if (element.name === 'RenderingInfo' && depth === 0) return;
    const parts = leafParts(element, values);
    if (!parts) {
      stack.push({ nodes: element.children, values, depth, at: 0 });
      return;
    }
    if (isLeftOut(parts, values) || (containers.has(element.name) && (values.text(parts) ?? '') === '')) return;
    const label = element.name === 'Data' ? element.attributes.find(({ name }) => name === 'Name') : undefined;
    const name = element.name === 'Data' ? label && values.text(label.parts) : element.name;
    for (const value of itemsOf(parts, values)) this.add({ name, value });
  }

  private add(field: RecordField): void {
    this.templates.budget.spend(field.value.length, 0);
    this.fields.push(field);
  }

  /** A value beside elements: BinXML itself in the usual shape of EventData and UserData, else text without a name. */
  private value(index: number, { values, depth }: Pending, stack: Pending[]): void {
    const value = values.value(index);
    if (value?.type !== valueType.binXml) {
      for (const text of values.texts(index) ?? []) this.add({ name: undefined, value: text });
      return;
    }
    if (value.size === 0) return;
    if (depth >= deepestNesting) throw new DamagedRecord('Fragments are nested too deep', value.offset);
    const inner = this.templates.instance(value.offset, value.offset + value.size);
    stack.push({ nodes: inner.template.elements, values: inner.values, depth: depth + 1, at: 0 });
  }
}

/** The text of an element that has no elements in it; `undefined` for one that has, or whose value is a fragment. */
function leafParts({ children }: ProgramElement, values: ValuesTable): ProgramPart[] | undefined {
  const parts: ProgramPart[] = [];
  for (const child of children) {
    if (child.kind === 'element') return undefined;
    if (child.kind === 'value' && values.value(child.index)?.type === valueType.binXml) return undefined;
    parts.push(child);
  }
  return parts;
}

/** Windows leaves out an element whose only content is optional and null, and shows an empty one for empty text. */
function isLeftOut(parts: readonly ProgramPart[], values: ValuesTable): boolean {
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'value' || !only.isOptional) return false;
  return (values.value(only.index)?.type ?? valueType.null) === valueType.null;
}

/** An array is as many values of one name, as Windows shows it. */
function itemsOf(parts: readonly ProgramPart[], values: ValuesTable): readonly string[] {
  const [only] = parts;
  const items =
    parts.length === 1 && only?.kind === 'value' && values.isArray(only.index) ? values.texts(only.index) : undefined;
  return items ?? [values.text(parts) ?? ''];
}
