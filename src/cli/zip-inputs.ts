import { findZipParts, plain, sniffBytes, zipRootUri, type Host, type ZipHost } from '../core';
import type { ParsedArgs } from './args';
import type { Input } from './inputs';
import type { CliIo } from './io';

/** Inputs with the zips among them looked into. */
export interface Expanded {
  readonly inputs: readonly Input[];
  /** The root of each zip: what is in it is evidence that belongs together. */
  readonly roots: readonly string[];
  /** What was odd about names inside, by the path of the zip. */
  readonly notes: readonly { readonly path: string; readonly words: string }[];
}

/** Puts the parts of each zip in its place; what of it is not read is an input as well, with the reason. */
export async function lookIntoZips(
  inputs: readonly Input[],
  host: ZipHost,
  shouldStop: () => boolean,
): Promise<Expanded> {
  const all: Input[] = [];
  const roots: string[] = [];
  const notes: Expanded['notes'][number][] = [];
  for (const input of inputs) {
    if (input.problem || !(await isZip(input, host))) {
      all.push(input);
      continue;
    }
    const { parts, problem, notes: odd } = await partsOf(input, host, shouldStop);
    if (problem) all.push({ ...withoutBytes(input), problem });
    all.push(...parts);
    if (parts.length > 0) roots.push(zipRootUri(input.uri));
    notes.push(...odd.map((words) => ({ path: input.path, words })));
  }
  return { inputs: all, roots, notes };
}

/** Says what names inside zips were changed; with `--anonymize` only that there are some. */
export function tellNotes(notes: Expanded['notes'], args: ParsedArgs, io: CliIo): void {
  if (notes.length === 0) return;
  if (args.options.has('anonymize')) io.stderr.write(`hvbackup: ${notes.length} name(s) inside zips were changed.\n`);
  else for (const { path, words } of notes) io.stderr.write(`hvbackup: ${plain(`${path}: ${words}`)}\n`);
}

async function isZip({ uri }: Input, host: Host): Promise<boolean> {
  try {
    return sniffBytes((await host.readRange(uri, 0, 8)).slice(), uri) === 'zip';
  } catch {
    // What cannot be read is no zip; who reads it next says why.
    return false;
  }
}

interface Parts {
  readonly parts: readonly Input[];
  /** Of the archive itself. */
  readonly problem?: NonNullable<Input['problem']>;
  readonly notes: readonly string[];
}

async function partsOf({ path, uri }: Input, host: ZipHost, shouldStop: () => boolean): Promise<Parts> {
  try {
    const found = await findZipParts(host, uri, shouldStop);
    const parts = found.parts.map((part): Input => {
      const { problem } = part;
      return { path: `${path}/${part.path}`, uri: part.uri, isNamed: false, host, ...(problem && { problem }) };
    });
    const problem =
      found.problem !== undefined
        ? ({ status: 'unreadable', kind: 'zip', words: found.problem } as const)
        : parts.length === 0 && !shouldStop()
          ? ({ status: 'not-supported', kind: 'zip', words: 'It is an archive without a file.' } as const)
          : undefined;
    return { parts, notes: found.notes, ...(problem && { problem }) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { parts: [], notes: [], problem: { status: 'unreadable', kind: 'zip', words } };
  }
}

function withoutBytes({ path, uri, isNamed }: Input): Input {
  return { path, uri, isNamed };
}
