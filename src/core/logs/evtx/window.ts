import type { Host, OpenFile } from '../../evidence/host';

/** Bytes of a file from `offset` on. */
export interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** 1 MB: sixteen chunks a read. More does not read faster, and holds more memory. */
const batchBytes = 1024 * 1024;

interface Reading extends Piece {
  readonly problem?: string;
}

/** How much a window may hold. */
export interface WindowThrift {
  /** One of very many: the file is not kept open, and no byte is held that was not asked for. */
  readonly isOneOfMany?: boolean;
}

/**
 * A file read forward in batches, the next one while this one is worked on. Two pieces of memory take turns: what was given
 * holds until the second batch after it is asked for.
 */
export class FileWindow {
  private readonly memory: readonly Uint8Array[];
  private readonly file: Promise<OpenFile | undefined>;
  private readonly isThrifty: boolean;
  /** True when a read was refused. */
  hasFailed = false;
  private turn = 0;
  private current: Reading = { offset: 0, bytes: new Uint8Array(0) };
  private ahead: { readonly reading: Promise<Reading> } | undefined;

  constructor(
    private readonly host: Pick<Host, 'open' | 'readRange'>,
    private readonly uri: string,
    sizeBytes: number,
    { isOneOfMany = false }: WindowThrift = {},
  ) {
    this.isThrifty = isOneOfMany;
    this.memory = isOneOfMany ? [] : [0, 1].map(() => new Uint8Array(Math.min(batchBytes, sizeBytes)));
    // Where it cannot be opened, each read says why.
    this.file = (isOneOfMany ? undefined : host.open?.(uri).catch(() => undefined)) ?? Promise.resolve(undefined);
  }

  /** To be called at the end; no read may follow. */
  async close(): Promise<void> {
    await this.ahead?.reading;
    await (await this.file)?.close();
  }

  /** The same as `at`, where nothing has to be read for it. */
  held(offset: number, length: number, end: number): Reading | undefined {
    const { current } = this;
    const wanted = Math.min(length, end - offset);
    const isHeld = offset >= current.offset && offset + wanted <= current.offset + current.bytes.length;
    return isHeld ? { offset, bytes: current.bytes.subarray(offset - current.offset) } : undefined;
  }

  /**
   * The bytes from `offset` on: at least `length` of them, unless `end` or the file's own end comes first. Nothing from `to` on
   * is read ahead.
   */
  async at(
    offset: number,
    length: number,
    { to, end }: { readonly to: number; readonly end: number },
  ): Promise<Reading> {
    if (this.isThrifty) return await this.read(offset, end, length);
    const held = this.held(offset, length, end);
    if (held) return held;
    const ahead = await this.ahead?.reading;
    // A read that is no longer wanted must be over all the same before its memory has its next turn.
    this.current = ahead?.offset === offset ? ahead : await this.read(offset, end);
    const next = offset + batchBytes;
    this.ahead = next < to ? { reading: this.read(next, end) } : undefined;
    return this.current;
  }

  /** Never rejects: a read that was begun ahead may never be asked for. */
  private async read(offset: number, end: number, most = batchBytes): Promise<Reading> {
    const length = Math.min(most, end - offset);
    const into = this.memory[this.turn++ % 2] ?? new Uint8Array(length);
    try {
      const file = await this.file;
      const bytes = file?.read(offset, length, into) ?? this.host.readRange(this.uri, offset, length, into);
      return { offset, bytes: await bytes };
    } catch (error) {
      this.hasFailed = true;
      return { offset, bytes: new Uint8Array(0), problem: error instanceof Error ? error.message : String(error) };
    }
  }
}
