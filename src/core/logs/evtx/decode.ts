import { filetimeFromIso } from '../../vmconfig/filetime';
import type { LogRecord, RecordField } from '../record';
import { ChunkBytes, DamagedRecord } from './bytes';
import { recordHeaderSize, recordTrailerSize, token, valueType } from './layout';
import { compileProgram, type ProgramElement, type ProgramNode, type ProgramPart } from './program';
import { makeTemplate, templateHeaderSize, type Template, type TemplateStore } from './template';
import { ValuesTable } from './values-table';

/** A record found in a chunk; nothing of its content was looked at. */
export interface RecordFrame {
  /** In the chunk. */
  readonly offset: number;
  readonly size: number;
  readonly recordId: bigint;
  /** FILETIME of the write. */
  readonly written: bigint;
}

/** What a record's content begins with: a template and this record's values. */
export interface Instance {
  readonly template: Template;
  readonly values: ValuesTable;
}

/** Nested fragments go one or two levels deep in real logs. */
const deepestNesting = 8;

/** The template instance of a record. `templates` is the chunk's own look-up, by offset. */
export function instanceOf(frame: RecordFrame, chunk: ChunkBytes, templates: ChunkTemplates): Instance {
  const start = frame.offset + recordHeaderSize;
  return readInstance(start, frame.offset + frame.size - recordTrailerSize, chunk, templates);
}

/** The templates of one chunk by the offset of their definition, in front of the store that all chunks share. */
export class ChunkTemplates {
  private readonly byOffset = new Map<number, Template>();

  constructor(
    private readonly chunk: ChunkBytes,
    private readonly store: TemplateStore,
  ) {}

  at(offset: number): Template {
    let template = this.byOffset.get(offset);
    if (!template) {
      template = this.store.read(this.chunk, offset);
      this.byOffset.set(offset, template);
    }
    return template;
  }
}

function readInstance(start: number, end: number, chunk: ChunkBytes, templates: ChunkTemplates): Instance {
  const at = chunk.u8(start) === token.fragmentHeader ? start + 4 : start;
  if (chunk.u8(at) !== token.templateInstance) {
    // Without a template (forwarded events) the elements stand here themselves, and there are no values to fill in.
    return { template: makeTemplate(compileProgram(chunk, start, end, false)), values: noValues };
  }
  const definition = chunk.u32(at + 6);
  const inline = definition === at + 10;
  const template = templates.at(definition);
  const values = inline ? at + 10 + templateHeaderSize + chunk.u32(definition + 20) : at + 10;
  return { template, values: new ValuesTable(chunk, values, end) };
}

const noValues = new ValuesTable(new ChunkBytes(new Uint8Array(4)), 0, 4);

/** Decodes a record in full. Throws `DamagedRecord` when its bytes cannot be what they claim. */
export function decodeRecord(
  frame: RecordFrame,
  { template, values }: Instance,
  chunk: ChunkBytes,
  templates: ChunkTemplates,
  place: LogRecord['place'],
): LogRecord {
  const { system, payload } = template;
  const time = values.text(system.time);
  return {
    time: (time === undefined ? undefined : filetimeFromIso(time)) ?? frame.written,
    host: values.text(system.computer) ?? '',
    channel: values.text(system.channel) ?? '',
    provider: values.text(system.provider) ?? '',
    eventId: toNumber(values.text(system.eventId)) ?? 0,
    version: toNumber(values.text(system.version)) ?? 0,
    level: toNumber(values.text(system.level)) ?? 0,
    recordId: toBigInt(values.text(system.recordId)) ?? frame.recordId,
    process: toNumber(values.text(system.process)),
    thread: toNumber(values.text(system.thread)),
    correlation: values.text(system.correlation),
    data: new FieldReader(chunk, templates).read(payload, values),
    place,
  };
}

function toNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function toBigInt(text: string | undefined): bigint | undefined {
  return text !== undefined && /^(?:[0-9]{1,20}|0x[0-9a-f]{1,16})$/.test(text) ? BigInt(text) : undefined;
}

interface Pending {
  readonly nodes: readonly ProgramNode[];
  readonly values: ValuesTable;
  readonly depth: number;
  at: number;
}

/** Collects the leaves of EventData and UserData as name and value, in order; with a stack, since a fragment may nest. */
class FieldReader {
  private readonly fields: RecordField[] = [];

  constructor(
    private readonly chunk: ChunkBytes,
    private readonly templates: ChunkTemplates,
  ) {}

  read(nodes: readonly ProgramNode[], values: ValuesTable): RecordField[] {
    const stack: Pending[] = [{ nodes, values, depth: 0, at: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const node = top.nodes[top.at++];
      if (!node) stack.pop();
      else if (node.kind === 'element') this.element(node, top, stack);
      else if (node.kind === 'value') this.nested(node, top, stack);
    }
    return this.fields;
  }

  private element(element: ProgramElement, { values, depth }: Pending, stack: Pending[]): void {
    // What WEC renders for its own display is no data of the event.
    if (element.name === 'RenderingInfo' && depth === 0) return;
    const parts = leafParts(element, values);
    if (!parts) {
      stack.push({ nodes: element.children, values, depth, at: 0 });
      return;
    }
    if (depth === 0 && parts.length === 0 && element.attributes.length === 0) return;
    const label = element.attributes.find(({ name }) => name === 'Name');
    const name = element.name === 'Data' ? label && values.text(label.parts) : element.name;
    const [only] = parts;
    const items =
      parts.length === 1 && only?.kind === 'value' && values.isArray(only.index) ? values.texts(only.index) : undefined;
    for (const value of items ?? [values.text(parts) ?? '']) this.fields.push({ name, value });
  }

  /** A value that is BinXML itself: the usual shape of EventData and UserData. */
  private nested(
    { index }: Extract<ProgramPart, { kind: 'value' }>,
    { values, depth }: Pending,
    stack: Pending[],
  ): void {
    const value = values.value(index);
    if (value?.type !== valueType.binXml || value.size === 0) return;
    if (depth >= deepestNesting) throw new DamagedRecord('Fragments are nested too deep', value.offset);
    const inner = readInstance(value.offset, value.offset + value.size, this.chunk, this.templates);
    stack.push({ nodes: inner.template.program, values: inner.values, depth: depth + 1, at: 0 });
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
