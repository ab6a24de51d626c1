import { ZipHost, type Host, type Kind } from '../core';
import type { CliIo, Files } from './io';
import { withStdin } from './stdin-host';
import { lookIntoZips, type Expanded } from './zip-inputs';

/** One thing to report on: a file, standard input, or something that cannot be opened. */
export interface Input {
  /** As it is shown. */
  readonly path: string;
  readonly uri: string;
  /** True when it stands on the command line itself, so that its failure is exit code 3. */
  readonly isNamed: boolean;
  /** Standard input's bytes. */
  readonly bytes?: Uint8Array;
  /** How it is reached, where it is no file of its own but in a zip. */
  readonly host?: Host;
  /** Why it is not opened. */
  readonly problem?: {
    readonly status: 'unreadable' | 'not-supported';
    readonly words: string;
    readonly kind?: Kind;
  };
}

export interface Inputs {
  readonly inputs: readonly Input[];
  /** Folders on the command line, and zips: the roots of the evidence. */
  readonly roots: readonly string[];
  /** Reaches all of them, also what is in zips. */
  readonly host: Host;
  /** What was odd about names inside zips. */
  readonly notes: Expanded['notes'];
}

/** The URI of standard input: it has no name and no neighbours. */
export const stdinUri = 'stdin:///';

/**
 * Finds what is to be checked: files as named, folders walked in the order of their names, `-` for standard input. Links
 * inside a folder are listed and not followed; a named one is. A zip, by its content, stands for the files in it. Nothing is left out
 * in silence, and nothing comes twice.
 */
export async function findInputs(
  paths: readonly string[],
  io: CliIo,
  shouldStop: () => boolean = () => false,
): Promise<Inputs> {
  const inputs = new Map<string, Input>();
  const roots: string[] = [];
  for (const given of paths) {
    const found = given === '-' ? [await standardInput(io)] : await findBelow(given, io.files, roots);
    for (const input of found) {
      const known = inputs.get(input.uri);
      if (!known || (input.isNamed && !known.isNamed)) inputs.set(input.uri, input);
    }
  }
  const host = new ZipHost(reaching(io.files, inputs.get(stdinUri)?.bytes), { shouldStop });
  const found = await lookIntoZips([...inputs.values()], host, shouldStop);
  return { inputs: found.inputs, roots: [...roots, ...found.roots], host, notes: found.notes };
}

/** How one input is reached. */
export function hostOf({ host, bytes }: Input, { files }: Pick<CliIo, 'files'>): Host {
  return host ?? (bytes ? withStdin(bytes) : files);
}

/** The files, and standard input where it was given. */
function reaching(files: Files, bytes: Uint8Array | undefined): Host {
  const of = (uri: string): Host => (bytes && uri === stdinUri ? withStdin(bytes) : files);
  return {
    stat: (uri) => of(uri).stat(uri),
    list: (uri) => of(uri).list(uri),
    readAll: (uri) => of(uri).readAll(uri),
    readRange: (uri, offset, length, into) => of(uri).readRange(uri, offset, length, into),
  };
}

async function standardInput(io: CliIo): Promise<Input> {
  const input = { path: '-', uri: stdinUri, isNamed: true };
  try {
    return { ...input, bytes: await io.stdin() };
  } catch (error) {
    return { ...input, problem: unreadable(error) };
  }
}

async function findBelow(given: string, files: Files, roots: string[]): Promise<Input[]> {
  const named = { path: shown(given), uri: files.toUri(given), isNamed: true };
  try {
    const stat = await files.stat(named.uri);
    if (stat?.kind !== 'folder') return [named];
    roots.push(named.uri);
    return await walk(named, files);
  } catch (error) {
    return [{ ...named, problem: unreadable(error) }];
  }
}

async function walk(root: Input, files: Files): Promise<Input[]> {
  const found: Input[] = [];
  const open: (Input & { readonly kind: 'file' | 'folder' | 'link' | 'other' })[] = [{ ...root, kind: 'folder' }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { kind, ...input } = item;
    if (kind === 'file') found.push(input);
    if (kind === 'link') found.push({ ...input, problem: notFollowed });
    if (kind === 'other') found.push({ ...input, problem: noFile });
    if (kind !== 'folder') continue;
    try {
      const entries = [...(await files.entries(input.uri))].sort((a, b) => (a.name < b.name ? 1 : -1));
      const base = input.path.endsWith('/') ? input.path : `${input.path}/`;
      for (const entry of entries)
        open.push({ path: base + entry.name, uri: entry.uri, isNamed: false, kind: entry.kind });
    } catch (error) {
      found.push({ ...input, problem: unreadable(error) });
    }
  }
  return found;
}

const notFollowed = { status: 'not-supported', words: 'It is a symbolic link, which is not followed.' } as const;
const noFile = { status: 'not-supported', words: 'It is neither a file nor a folder.' } as const;

function unreadable(error: unknown): NonNullable<Input['problem']> {
  return { status: 'unreadable', words: error instanceof Error ? error.message : String(error) };
}

/** Forward slashes on every platform, so that output is the same everywhere. */
function shown(given: string): string {
  return /^(?:[A-Za-z]:|\\\\)|^[^/]*\\/.test(given) && process.platform === 'win32'
    ? given.replaceAll('\\', '/')
    : given;
}
