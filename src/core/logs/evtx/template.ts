import { DamagedRecord, type ChunkBytes } from './bytes';
import type { ChunkBudget } from './chunk-budget';
import { compileProgram, type Program, type ProgramElement, type ProgramNode, type ProgramPart } from './program';
import { KnownDefinition, NameTable } from './same-definition';

/** A compiled template: its program, and where in it the fields of `System` come from. */
export interface Template {
  readonly elements: readonly ProgramElement[];
  readonly system: SystemFields;
  /** The children of `Event` that carry data: `EventData`, `UserData` and what else is not `System`. */
  readonly payload: readonly ProgramNode[];
}

type Parts = readonly ProgramPart[];

/** The parts that the values of `System` are put together from. */
export interface SystemFields {
  readonly provider: Parts;
  readonly eventId: Parts;
  readonly version: Parts;
  readonly level: Parts;
  readonly channel: Parts;
  readonly computer: Parts;
  readonly time: Parts;
  readonly recordId: Parts;
  readonly process: Parts;
  readonly thread: Parts;
  readonly correlation: Parts;
}

/** Next definition, GUID, size of the data. */
export const templateHeaderSize = 24;

interface Known {
  readonly definition: KnownDefinition;
  readonly template: Template;
}

/** Bytes of definitions that are remembered: ten thousand of them, more than a Windows has. Compiled they take twenty times that. */
const mostRemembered = 8 * 1024 * 1024;
const mostOfOneKey = 8;

/**
 * Compiled templates, shared by all chunks and files: the same definition stands in nearly every chunk of a log. GUID and
 * size find it, but a template is only taken for the same when its bytes and the names it refers to are the same.
 */
export class TemplateStore {
  private readonly known = new Map<number, Known[]>();
  private readonly names = new NameTable();
  private room = mostRemembered;

  /** The template at `offset` of the chunk; throws `DamagedRecord` when there is none. */
  read(chunk: ChunkBytes, offset: number, budget: ChunkBudget): Template {
    chunk.need(offset, templateHeaderSize, 'A template definition');
    const size = chunk.u32(offset + 20);
    const start = offset + templateHeaderSize;
    chunk.need(start, size, 'A template definition');
    // A small number, which a map finds faster; the size is compared again.
    const key = (chunk.u32(offset + 4) ^ (size << 14)) & 0x3fff_ffff;
    const same = this.known.get(key);
    if (same) {
      for (const one of same)
        if (one.definition.size === size && one.definition.isAt(chunk, start)) return one.template;
    }
    budget.compile(size, offset);
    const program = compileProgram(chunk, start, start + size, true);
    const template = makeTemplate(program);
    // A forged log could give one GUID to thousands of definitions, or have nothing but definitions.
    if ((same?.length ?? 0) < mostOfOneKey && size <= this.room) {
      this.room -= size;
      const definition = new KnownDefinition(chunk.bytes.slice(start, start + size), program.names, this.names);
      if (same) same.push({ definition, template });
      else this.known.set(key, [{ definition, template }]);
    }
    return template;
  }
}

/** Finds the fields of `System` in a program; an event without them has empty ones. */
export function makeTemplate({ elements }: Program): Template {
  const event = elements.find(({ name }) => name === 'Event') ?? elements[0];
  if (!event) throw new DamagedRecord('A template has no element', 0);
  const system = event.children.find(
    (node): node is ProgramElement => node.kind === 'element' && node.name === 'System',
  );
  return { elements, system: systemFields(system), payload: event.children.filter((node) => node !== system) };
}

function systemFields(system: ProgramElement | undefined): SystemFields {
  const child = (name: string): ProgramElement | undefined =>
    system?.children.find((node): node is ProgramElement => node.kind === 'element' && node.name === name);
  const text = (name: string): Parts => child(name)?.parts ?? [];
  const attribute = (element: string, name: string): Parts =>
    child(element)?.attributes.find((one) => one.name === name)?.parts ?? [];
  return {
    provider: attribute('Provider', 'Name'),
    eventId: text('EventID'),
    version: text('Version'),
    level: text('Level'),
    channel: text('Channel'),
    computer: text('Computer'),
    time: attribute('TimeCreated', 'SystemTime'),
    recordId: text('EventRecordID'),
    process: attribute('Execution', 'ProcessID'),
    thread: attribute('Execution', 'ThreadID'),
    correlation: attribute('Correlation', 'ActivityID'),
  };
}
