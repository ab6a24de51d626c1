import { decodeText, findZipParts, isZipUri, sniffBytes, type CheckedInput, type Host } from '../core';
import type { LogsParams, WireDiagnosis } from '../protocol/lsp';
import type { ClientHost } from './client-host';

/** A zip that was looked into: what the client goes on with, and what the report says of it. */
export interface LookedInto {
  readonly wire: WireDiagnosis;
  /** The parts that are not read, and the archive where it is damaged. */
  readonly inputs: readonly CheckedInput[];
}

/** Tells the parts of a zip apart; each is then diagnosed like a file of its own. */
export async function lookIntoZip(
  host: ClientHost,
  uri: string,
  label: string,
  shouldStop: () => boolean,
): Promise<LookedInto> {
  const itself = { path: label, uri, kind: 'zip', findings: [] } as const;
  try {
    host.forget(uri);
    const { parts, problem, notes } = await findZipParts(host, uri, shouldStop);
    const inputs = parts.flatMap((part): CheckedInput[] => {
      if (!part.problem) return [];
      const { kind, status, words } = part.problem;
      return [{ path: `${label}/${part.path}`, uri: part.uri, kind, findings: [], status, problem: words }];
    });
    const empty = parts.length === 0 && !shouldStop() ? 'It is an archive without a file.' : undefined;
    const said = problem ?? empty;
    return {
      inputs:
        said === undefined
          ? inputs
          : [{ ...itself, status: problem === undefined ? 'not-supported' : 'unreadable', problem: said }, ...inputs],
      wire: {
        kind: 'zip',
        findings: [],
        parts: parts.map((part) => ({
          uri: part.uri,
          label: `${label}/${part.path}`,
          ...(part.problem && { isUnread: true as const }),
        })),
        ...(said !== undefined && { notChecked: said }),
        ...(notes.length > 0 && { notes: notes.map((note) => `${label}: ${note}`) }),
      },
    };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return {
      inputs: [{ ...itself, status: 'unreadable', problem }],
      wire: { kind: 'zip', findings: [], notChecked: problem },
    };
  }
}

/** The same files with the parts of zips in the place of zips. A zip that cannot be read stays: reading it as a log says why. */
export async function withZipParts(
  files: LogsParams['files'],
  host: ClientHost,
  shouldStop: () => boolean,
): Promise<LogsParams['files']> {
  const all: LogsParams['files'][number][] = [];
  for (const file of files) {
    const { uri, label } = file;
    const { wire } = (await isZip(host, uri)) ? await lookIntoZip(host, uri, label, shouldStop) : { wire: undefined };
    const parts = wire?.parts?.filter(({ isUnread }) => !isUnread);
    if (parts && parts.length > 0) all.push(...parts.map((part) => ({ uri: part.uri, label: part.label })));
    else all.push(file);
  }
  return all;
}

/** A text in a zip, for an editor that only shows it; what stands in the way of that, where something does. */
export async function zipText(host: ClientHost, uri: string): Promise<string> {
  if (!isZipUri(uri)) return 'This is no file in a zip.\n';
  try {
    return decodeText(await host.readAll(uri)).text;
  } catch (error) {
    return `This file of the zip cannot be shown: ${error instanceof Error ? error.message : String(error)}\n`;
  }
}

/** In which line of a text in a zip a byte of it stands, from 0. */
export async function lineInZip(
  host: ClientHost,
  { uri, byteOffset }: { readonly uri: string; readonly byteOffset: number },
): Promise<{ readonly line: number } | null> {
  if (!isZipUri(uri)) return null;
  try {
    const { text } = decodeText((await host.readAll(uri)).subarray(0, byteOffset));
    return { line: text.split('\n').length - 1 };
  } catch {
    // A zip that is gone has no text; what was read of it is shown instead.
    return null;
  }
}

async function isZip(host: Host, uri: string): Promise<boolean> {
  try {
    return sniffBytes((await host.readRange(uri, 0, 8)).slice(), uri) === 'zip';
  } catch {
    // What cannot be read is no zip; who reads it next says why.
    return false;
  }
}
