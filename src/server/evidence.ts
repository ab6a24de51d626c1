import {
  factsFrom,
  foldersAround,
  indexEvidence,
  parentOf,
  type EvidenceFacts,
  type EvidenceIndex,
  type Host,
  type VmConfig,
} from '../core';
import { withinMs } from './within';

/** So long a check waits for the files around a document; then it answers without them, and again once they are known. */
const patienceMs = 300;

interface Scope {
  readonly index: Promise<EvidenceIndex>;
  /** Set once the index is there. */
  known?: EvidenceIndex;
  /** Somebody was answered without it. */
  isOwed: boolean;
}

/**
 * The files around documents: the workspace folder that holds them, or, outside of one, the VM's own folders. Each is listed
 * once for all documents in it, until files appear or go.
 */
export class EvidenceCache {
  private readonly scopes = new Map<string, Scope>();

  constructor(
    private readonly host: Host,
    private readonly rootsOf: (uri: string) => Promise<readonly string[]>,
    /** Called when a listing is done that a check did not wait for. */
    private readonly onReady: () => void,
  ) {}

  /** What is known now, or within a moment; `undefined` while the listing runs. */
  async soon(uri: string, config: VmConfig): Promise<EvidenceFacts | undefined> {
    const scope = await this.scopeOf(uri);
    if (!scope.known) await withinMs(scope.index, patienceMs);
    const index = scope.known;
    if (!index) scope.isOwed = true;
    return index && factsFrom(index, uri, config);
  }

  /** All that is listed around a document, as far as it is known within a moment. */
  async listed(uri: string): Promise<EvidenceIndex | undefined> {
    const scope = await this.scopeOf(uri);
    if (!scope.known) await withinMs(scope.index, patienceMs);
    return scope.known;
  }

  /** The whole of it, however long it takes. */
  async whole(uri: string, config: VmConfig): Promise<EvidenceFacts> {
    return factsFrom(await (await this.scopeOf(uri)).index, uri, config);
  }

  /** Forgets listings: files appeared, went, or say something else now. */
  drop(): void {
    this.scopes.clear();
  }

  private async scopeOf(uri: string): Promise<Scope> {
    const roots = await this.rootsOf(uri);
    const key = roots.length > 0 ? roots.join('\n') : (parentOf(uri) ?? uri);
    const known = this.scopes.get(key);
    if (known) return known;
    const scope: Scope = { index: this.listAround(uri, roots), isOwed: false };
    this.scopes.set(key, scope);
    void scope.index.then((index) => {
      scope.known = index;
      if (scope.isOwed && this.scopes.get(key) === scope) this.onReady();
    });
    return scope;
  }

  private async listAround(uri: string, roots: readonly string[]): Promise<EvidenceIndex> {
    const folders = roots.length > 0 ? [] : await foldersAround(uri, this.host);
    return await indexEvidence(this.host, { roots, folders });
  }
}
