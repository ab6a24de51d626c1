import type { RecordField } from '../record';
import { DamagedRecord } from './bytes';
import type { ChunkTemplates } from './instance';
import { arrayBit, valueType } from './layout';
import type { ProgramElement, ProgramNode, ProgramPart } from './program';
import type { ValuesTable } from './values-table';

/** Nested fragments go one or two levels deep in real logs; a template that contains itself would have no end. */
const deepestNesting = 8;

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
    const { isLeaf, parts, role } = element;
    if (role === 'rendering' && depth === 0) return;
    if (!isLeaf || hasFragment(parts, values)) {
      stack.push({ nodes: element.children, values, depth, at: 0 });
      return;
    }
    const [only] = parts;
    const index = parts.length === 1 && only?.kind === 'value' ? only.index : undefined;
    const type = index === undefined ? valueType.string : values.typeOf(index);
    // Windows leaves out an element whose only content is optional and null, and shows an empty one for empty text.
    if (type === valueType.null && only?.kind === 'value' && only.isOptional) return;
    if (role === 'container' && (values.text(parts) ?? '') === '') return;
    const name = role === 'data' ? labelOf(element, values) : element.name;
    // An array is as many values of one name, as Windows shows it.
    const items = index !== undefined && (type & arrayBit) !== 0 ? values.texts(index) : undefined;
    if (items) for (const value of items) this.add({ name, value });
    else this.add({ name, value: (index === undefined ? values.text(parts) : values.textOf(index)) ?? '' });
  }

  private add(field: RecordField): void {
    this.templates.budget.spend(field.value.length, 0);
    this.fields.push(field);
  }

  /** A value beside elements: BinXML itself in the usual shape of EventData and UserData, else text without a name. */
  private value(index: number, { values, depth }: Pending, stack: Pending[]): void {
    const value = values.typeOf(index) === valueType.binXml ? values.value(index) : undefined;
    if (!value) {
      for (const text of values.texts(index) ?? []) this.add({ name: undefined, value: text });
      return;
    }
    if (value.size === 0) return;
    if (depth >= deepestNesting) throw new DamagedRecord('Fragments are nested too deep', value.offset);
    const inner = this.templates.instance(value.offset, value.offset + value.size);
    stack.push({ nodes: inner.template.elements, values: inner.values, depth: depth + 1, at: 0 });
  }
}

function hasFragment(parts: readonly ProgramPart[], values: ValuesTable): boolean {
  for (const part of parts) {
    if (part.kind === 'value' && values.typeOf(part.index) === valueType.binXml) return true;
  }
  return false;
}

function labelOf({ attributes }: ProgramElement, values: ValuesTable): string | undefined {
  for (const { name, parts } of attributes) if (name === 'Name') return values.text(parts);
  return undefined;
}
