import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CliIo, Files, FolderEntry } from '../../../src/cli/io';
import { NodeHost } from '../../../src/cli/node-host';
import { run } from '../../../src/cli/run';
import { MemoryHost } from '../../support/memory-host';

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSetup {
  /** Files in memory by their paths; without it the real file system is used. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | Uint8Array;
  readonly isTTY?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Paths that cannot be read. */
  readonly locked?: readonly string[];
  /** Interrupts (Ctrl+C) as soon as so many pieces of output are written. */
  readonly interruptAfter?: number;
  /** Threads for large logs; without it there are none. */
  readonly startReader?: CliIo['startReader'];
  /** Symbolic links, which hold nothing. */
  readonly links?: readonly string[];
}

/** The only place that runs the command line. */
export async function hvbackup(argv: readonly string[], setup: CliSetup = {}): Promise<CliResult> {
  const out: string[] = [];
  const talk: string[] = [];
  let interrupt: (() => void) | undefined;
  const { stdin = '', isTTY = false, env = {} } = setup;
  const io: CliIo = {
    stdout: {
      write: (text) => {
        out.push(textOf(text));
        if (out.length === setup.interruptAfter) interrupt?.();
      },
      isTTY,
    },
    stderr: { write: (text) => void talk.push(textOf(text)), isTTY },
    stdin: () => Promise.resolve(typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    files: setup.files ? new MemoryFiles(setup.files, setup) : new NodeHost(),
    env,
    version: '0.0.0-test',
    ...(setup.startReader && { startReader: setup.startReader }),
    onInterrupt: (stop) => {
      interrupt = stop;
      return () => {
        interrupt = undefined;
      };
    },
  };
  const code = await run(argv, io);
  return { code, stdout: out.join(''), stderr: talk.join('') };
}

function textOf(written: string | Uint8Array): string {
  return typeof written === 'string' ? written : new TextDecoder().decode(written);
}

const root = 'mem:///';

/** Paths such as `case/a.xml` over a `MemoryHost`, with links and locks. */
class MemoryFiles extends MemoryHost implements Files {
  private readonly locked: ReadonlySet<string>;
  private readonly links: ReadonlySet<string>;

  constructor(files: Readonly<Record<string, string | Uint8Array>>, { locked = [], links = [] }: CliSetup) {
    const all = Object.entries(files).map(([name, content]): [string, string | Uint8Array] => [uriOf(name), content]);
    super(Object.fromEntries([...all, ...links.map((name): [string, string] => [uriOf(name), ''])]));
    this.locked = new Set(locked.map(uriOf));
    this.links = new Set(links.map(uriOf));
  }

  toUri(name: string): string {
    return uriOf(name);
  }

  toPath(uri: string): string {
    return decodeURIComponent(uri.slice(root.length));
  }

  async entries(uri: string): Promise<readonly FolderEntry[]> {
    if (this.locked.has(uri)) throw new Error('Access is denied.');
    const found = await this.list(uri);
    return found.map((entry) => ({ ...entry, kind: this.links.has(entry.uri) ? 'link' : entry.kind }));
  }

  override async readAll(uri: string): Promise<Uint8Array> {
    if (this.locked.has(uri)) throw new Error('Access is denied.');
    return await super.readAll(uri);
  }
}

function uriOf(name: string): string {
  const clean = name.replace(/\/+$/, '');
  return root + clean.split('/').map(encodeURIComponent).join('/');
}

/** A folder on the real disk for the time of `use`. */
export async function inTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hvbackup-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a file and the folders above it. */
export function writeBelow(folder: string, name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}
