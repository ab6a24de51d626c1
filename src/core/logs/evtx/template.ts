import { DamagedRecord, type ChunkBytes } from './bytes';
import { compileProgram, type ProgramElement, type ProgramNode, type ProgramPart } from './program';
import { guidText } from './values';

/** A compiled template: its program, and where in it the fields of `System` come from. */
export interface Template {
  readonly program: readonly ProgramElement[];
  readonly system: SystemFields;
  /** The children of `Event` that carry data: `EventData`, `UserData` and what else is not `System`. */
  readonly payload: readonly ProgramNode[];
}

export interface SystemFields {
  readonly provider: readonly ProgramPart[];
  readonly eventId: readonly ProgramPart[];
  readonly version: readonly ProgramPart[];
  readonly level: readonly ProgramPart[];
  readonly channel: readonly ProgramPart[];
  readonly computer: readonly ProgramPart[];
  readonly time: readonly ProgramPart[];
  readonly recordId: readonly ProgramPart[];
  readonly process: readonly ProgramPart[];
  readonly thread: readonly ProgramPart[];
  readonly correlation: readonly ProgramPart[];
}

/** next definition, GUID, size of the data. */
export const templateHeaderSize = 24;

/**
 * Templates by their GUID, which Windows derives from their content, so that one compilation serves all chunks and files.
 * A forged file could use one GUID for two definitions; `isStrict` compiles each chunk's own, for a record that is shown.
 */
export class TemplateStore {
  private readonly known = new Map<string, Template>();

  constructor(private readonly isStrict = false) {}

  /** The template whose definition begins at `offset` of the chunk. */
  read(chunk: ChunkBytes, offset: number): Template {
    chunk.need(offset, templateHeaderSize, 'A template definition');
    const size = chunk.u32(offset + 20);
    chunk.need(offset + templateHeaderSize, size, 'A template definition');
    const key = `${guidText(chunk.view, offset + 4)}/${size}`;
    const found = this.isStrict ? undefined : this.known.get(key);
    if (found) return found;
    const start = offset + templateHeaderSize;
    const template = makeTemplate(compileProgram(chunk, start, start + size, true));
    this.known.set(key, template);
    return template;
  }
}

/** Finds the fields of `System` in a program; an event without them has empty ones. */
export function makeTemplate(program: readonly ProgramElement[]): Template {
  const event = program.find(({ name }) => name === 'Event') ?? program[0];
  if (!event) throw new DamagedRecord('A template has no element', 0);
  const system = event.children.find(
    (node): node is ProgramElement => node.kind === 'element' && node.name === 'System',
  );
  return { program, system: systemFields(system), payload: event.children.filter((node) => node !== system) };
}

function systemFields(system: ProgramElement | undefined): SystemFields {
  const child = (name: string): ProgramElement | undefined =>
    system?.children.find((node): node is ProgramElement => node.kind === 'element' && node.name === name);
  const text = (name: string): readonly ProgramPart[] =>
    child(name)?.children.filter((node): node is ProgramPart => node.kind !== 'element') ?? [];
  const attribute = (element: string, name: string): readonly ProgramPart[] =>
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
