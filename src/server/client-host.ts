import type { Connection } from 'vscode-languageserver';
import { TooLarge, ZipHost, type Host, type HostEntry, type HostStat } from '../core';
import * as wire from '../protocol/lsp';

/** Reads a part of a `file:` URI, fewer bytes at its end. */
export type ReadRange = (uri: string, offset: number, length: number, into?: Uint8Array) => Promise<Uint8Array>;

/** The core's `Host`, answered by the client; parts of files on this machine are read here where the platform can. Zips are looked into. */
export class ClientHost extends ZipHost<EditorHost> {
  constructor(connection: Connection, readFileRange: ReadRange | undefined) {
    super(new EditorHost(connection, readFileRange));
  }

  /** Whether parts of a file are read without the whole of it. */
  readsParts(uri: string): boolean {
    return this.below.readsParts(uri);
  }
}

class EditorHost implements Host {
  constructor(
    private readonly connection: Connection,
    private readonly readFileRange: ReadRange | undefined,
  ) {}

  async stat(uri: string): Promise<HostStat | undefined> {
    return (await this.ask(wire.hostStat, { uri })) ?? undefined;
  }

  async list(uri: string): Promise<readonly HostEntry[]> {
    return await this.ask(wire.hostList, { uri });
  }

  async readAll(uri: string): Promise<Uint8Array> {
    return bytesOf(uri, await this.ask(wire.hostReadFile, { uri }));
  }

  async readRange(uri: string, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    if (this.readFileRange && uri.startsWith('file:')) return await this.readFileRange(uri, offset, length, into);
    return bytesOf(uri, await this.ask(wire.hostReadFile, { uri, range: { offset, length } }));
  }

  readsParts(uri: string): boolean {
    return this.readFileRange !== undefined && uri.startsWith('file:');
  }

  private async ask<P, R>(name: wire.RequestName<P, R>, params: P): Promise<R> {
    return await this.connection.sendRequest<R>(name.method, params);
  }
}

function bytesOf(uri: string, file: wire.WireFile): Uint8Array {
  if ('tooLarge' in file) throw new TooLarge(uri, file.tooLarge.sizeBytes, file.tooLarge.limitBytes);
  if ('problem' in file) throw new Error(file.problem);
  return fromBase64(file.base64);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
