import { readNamedConfigs, resolveName, type Host, type NamedFiles } from '../core';
import { withinMs } from './within';

/** So long a check waits for the files that a text names; then it answers without them, and again once they are read. */
const patienceMs = 300;

/** What a text names, relative to itself. */
export interface Names {
  readonly configs: readonly string[];
  readonly evidence: readonly string[];
}

interface Scope {
  readonly key: string;
  readonly files: Promise<NamedFiles>;
  /** Set once they are read. */
  known?: NamedFiles;
  /** Somebody was answered without them. */
  isOwed: boolean;
}

/** The files that open texts name: read once for the names that stand in a text, until files change. */
export class NamedFilesCache {
  private readonly scopes = new Map<string, Scope>();

  constructor(
    private readonly host: Host,
    private readonly rootsOf: (uri: string) => Promise<readonly string[]>,
    /** Called when files are read that a check did not wait for. */
    private readonly onReady: (uri: string) => void,
  ) {}

  /** What is known now, or within a moment; `undefined` while they are read, and for a text that names none or stands in no folder. */
  async soon(uri: string, names: Names): Promise<NamedFiles | undefined> {
    if (names.configs.length + names.evidence.length === 0 || uri.startsWith('untitled:')) return undefined;
    const scope = this.scopeOf(uri, names);
    if (!scope.known) await withinMs(scope.files, patienceMs);
    if (!scope.known) scope.isOwed = true;
    return scope.known;
  }

  /** The file behind a name, which may not be there. */
  async resolve(uri: string, name: string): Promise<string | undefined> {
    const [root] = await this.rootsOf(uri);
    return resolveName(uri, root, name);
  }

  close(uri: string): void {
    this.scopes.delete(uri);
  }

  /** Forgets what was read: files appeared, went, or say something else now. */
  drop(): void {
    this.scopes.clear();
  }

  private scopeOf(uri: string, names: Names): Scope {
    const key = JSON.stringify([[...new Set(names.configs)].sort(), [...new Set(names.evidence)].sort()]);
    const known = this.scopes.get(uri);
    if (known?.key === key) return known;
    const scope: Scope = { key, files: this.read(uri, names, known?.known), isOwed: false };
    this.scopes.set(uri, scope);
    void scope.files.then((files) => {
      scope.known = files;
      if (scope.isOwed && this.scopes.get(uri) === scope) this.onReady(uri);
    });
    return scope;
  }

  /**
   * What was read for older names of the text is taken over: a name that is being typed costs one look. Logs are looked for and not read,
   * which is for Diagnose. Never rejects.
   */
  private async read(uri: string, names: Names, before: NamedFiles | undefined): Promise<NamedFiles> {
    const [root] = await this.rootsOf(uri).catch(() => []);
    const shouldStop = (): boolean => !this.scopes.has(uri);
    const where = { uri, ...(root !== undefined && { root }), shouldStop };
    const fresh = names.configs.filter((name) => !before?.configs.has(name) && !before?.unread.has(name));
    const read = await readNamedConfigs(this.host, { ...where, names: fresh });
    const unread = new Map<string, 'absent' | 'outside'>();
    for (const name of new Set(names.evidence)) {
      if (shouldStop()) break;
      const reason = await this.lookFor(resolveName(uri, root, name));
      if (reason) unread.set(name, reason);
    }
    return {
      configs: new Map([...(before?.configs ?? []), ...read.configs]),
      unread: new Map([...(before?.unread ?? []), ...read.unread]),
      observed: { runs: [], unread },
    };
  }

  private async lookFor(uri: string | undefined): Promise<'absent' | 'outside' | undefined> {
    if (uri === undefined) return 'outside';
    try {
      return (await this.host.stat(uri)) ? undefined : 'absent';
    } catch {
      // What cannot be asked for is not called absent.
      return undefined;
    }
  }
}
