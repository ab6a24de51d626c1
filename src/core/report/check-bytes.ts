import { readAllLimitBytes, type Host } from '../evidence/host';
import { gatherEvidence } from '../evidence/gather';
import type { Kind } from '../evidence/kinds';
import { sniffBytes, sniffHeadBytes, sniffTailBytes, wantsTail } from '../evidence/sniff';
import { fileName, parentOf } from '../evidence/uri-path';
import { isZipUri } from '../evidence/zip/zip-uri';
import { checkVmConfig, hostOf, type CheckOptions } from '../rules/check-config';
import type { DecodedText } from '../text/decode';
import { readNamedConfigs, type NamedFiles } from '../scenario/named-files';
import { isTextKind, openText, type OpenText } from '../texts';
import { observeNamed } from './observe-named';
import { openVmConfig } from '../vmconfig/document';
import type { EvidenceFacts } from '../vmconfig/evidence-facts';
import type { HostFacts } from '../vmconfig/facts/host-os';
import type { VmConfig } from '../vmconfig/model';
import { ByteOffsets } from './byte-offsets';
import type { CheckedInput, InputStatus, VmLabel } from './check-report';
import { readNothing, readWhole, type Coverage } from './coverage';
import { privateValuesOf } from './private-values';
import { decodeFile, readFile } from './read-file';

export { maxTextLength } from './read-file';

export interface CheckRequest {
  readonly uri: string;
  /** As it is shown. */
  readonly path: string;
  readonly host: Host;
  readonly settings?: { readonly host?: HostFacts | undefined; readonly rules?: CheckOptions['severities'] };
  /** What lies around it; without this the folders next to the file are looked at. */
  readonly evidenceOf?: (uri: string, config: VmConfig) => Promise<EvidenceFacts | undefined>;
  /** The folder that no file named by a text may be outside of; without it that of the text. */
  readonly root?: string;
  /** The zone of times that name none, in logs that a text names. */
  readonly timeZone?: string;
  readonly shouldStop?: () => boolean;
}

/**
 * A tree takes 250 to 600 bytes a tag, so this many are at most 6 GB. A real configuration of 200 MB would have some six
 * million; a file with more is made of tags alone, and reading it would end the process and not the check.
 */
export const maxTags = 10_000_000;

/** So many places that could not be read are told of one text. */
const mostProblems = 100;

/**
 * Checks one file that need not be open: what is it, and if it is a VM configuration, what is wrong with it. Never throws:
 * a file that cannot be read comes back with the problem, one that this version does not read is named with its kind.
 */
export async function checkBytes(request: CheckRequest): Promise<CheckedInput> {
  const { uri, path, host } = request;
  const known = { kind: 'unknown' as Kind, size: 0 };
  try {
    const stat = await host.stat(uri);
    if (stat?.kind !== 'file')
      return notChecked(request, known, 'unreadable', stat ? 'It is a folder.' : 'There is no such file.');
    known.size = stat.sizeBytes;
    known.kind = await kindOfFile(host, uri, path, stat.sizeBytes);
    if (known.kind === 'unknown') return notChecked(request, known, 'unrecognised', unrecognised(stat.sizeBytes));
    if (isTextKind(known.kind)) {
      const bytes = await readFile(host, uri, stat.sizeBytes);
      known.size = bytes.length;
      return await checkText(request, known.kind, bytes);
    }
    if (known.kind !== 'vm-config') return notChecked(request, known, 'not-supported', notSupported(known.kind));
    const bytes = await readFile(host, uri, stat.sizeBytes);
    known.size = bytes.length;
    return await checkConfig(request, bytes);
  } catch (error) {
    return notChecked(
      request,
      known,
      'unreadable',
      error instanceof Error ? sentence(error.message) : sentence(String(error)),
    );
  }
}

async function kindOfFile(host: Host, uri: string, path: string, size: number): Promise<Kind> {
  const head = await host.readRange(uri, 0, Math.min(size, sniffHeadBytes));
  // In a zip the last bytes cost unpacking all of it.
  const hasTail = size >= sniffTailBytes && wantsTail(head) && !(isZipUri(uri) && size > readAllLimitBytes);
  const tail = hasTail ? await host.readRange(uri, size - sniffTailBytes, sniffTailBytes) : undefined;
  return sniffBytes(head, fileName(uri) || path, tail);
}

async function checkConfig(request: CheckRequest, bytes: Uint8Array): Promise<CheckedInput> {
  const { uri, path, host, settings, evidenceOf, shouldStop } = request;
  const decoded = decodeFile(bytes);
  const { text } = decoded;
  if (hasTooManyTags(text))
    throw new Error(`It has more than ${maxTags} tags, and a tree of so many cannot be held at once.`);
  const encoding = { name: decoded.encoding, bom: decoded.bom };
  const doc = openVmConfig(uri, text);
  const { config } = doc;
  const evidence = config && (await (evidenceOf ? evidenceOf(uri, config) : gatherEvidence(uri, config, host)));
  const findings = checkVmConfig(doc, {
    encoding,
    ...(settings?.host && { host: settings.host }),
    ...(settings?.rules && { severities: settings.rules }),
    ...(evidence && { evidence }),
    ...(shouldStop && { shouldStop }),
  });
  const vm = vmLabelOf(config);
  return {
    path,
    uri,
    kind: 'vm-config',
    status: 'checked',
    findings,
    text,
    encoding,
    coverage: coverageOf(decoded, bytes.length, 'vm-config'),
    host: hostOf(doc, settings?.host),
    ...(vm && { vm }),
    privateValues: privateValuesOf(doc, evidence),
  };
}

async function checkText(request: CheckRequest, kind: Kind, bytes: Uint8Array): Promise<CheckedInput> {
  const { uri, path, settings, shouldStop } = request;
  const decoded = decodeFile(bytes);
  const { text, encoding, bom } = decoded;
  const opened = openText(kind, text, uri);
  const named = opened && (await namedFiles(request, opened));
  const findings = opened?.check({ uri, host: settings?.host, severities: settings?.rules, shouldStop, named }) ?? [];
  const problems = opened?.problems ?? [];
  const coverage = coverageOf(decoded, bytes.length, kind);
  // A long list of problems is that of a text which is something else.
  const notRead = problems.slice(0, mostProblems).map(({ span, message }) => ({
    byteOffset: new ByteOffsets(decoded).of(span.start),
    length: new ByteOffsets(decoded).lengthOf(span.start, span.end),
    reason: message,
  }));
  return {
    path,
    uri,
    kind,
    status: 'checked',
    findings,
    text,
    encoding: { name: encoding, bom },
    coverage: {
      ...coverage,
      bytesRead: Math.max(0, coverage.bytesRead - notRead.reduce((sum, { length }) => sum + length, 0)),
      records: opened?.count ?? 0,
      recordsBad: problems.length,
      notRead: [...coverage.notRead, ...notRead],
      ...(opened && opened.notes.length > 0 && { notes: opened.notes }),
    },
    ...(settings?.host?.os && { host: settings.host }),
    privateValues: opened?.privateValues() ?? [],
    ...(opened && opened.entries().length > 0 && { hasEntries: true as const }),
  };
}

/** The files that a text names; standard input has none beside it. */
async function namedFiles(
  { uri, host, root, timeZone, shouldStop }: CheckRequest,
  opened: OpenText,
): Promise<NamedFiles | undefined> {
  const [names, logs] = [opened.files(), opened.evidence()].map((list) => list.map(({ value }) => value));
  if (!names || !logs || names.length + logs.length === 0 || parentOf(uri) === undefined) return undefined;
  const where = { uri, ...(root !== undefined && { root }), ...(shouldStop && { shouldStop }) };
  const configs = await readNamedConfigs(host, { ...where, names });
  if (logs.length === 0) return configs;
  const hostOs = opened.hostOs();
  const told = { ...(timeZone !== undefined && { timeZone }), ...(hostOs && { hostOs }) };
  return { ...configs, observed: await observeNamed(host, { ...where, ...told, names: logs }) };
}

/** The VM that a configuration describes; nothing for one that names none. */
export function vmLabelOf(config: VmConfig | undefined): VmLabel | undefined {
  const { id, name } = config ?? {};
  return name?.value ? { name: name.value, ...(id && { id: id.value }) } : undefined;
}

function hasTooManyTags(text: string): boolean {
  // A tag is a character at least.
  if (text.length <= maxTags) return false;
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0 && tags <= maxTags; at = text.indexOf('<', at + 1)) tags++;
  return tags > maxTags;
}

/** Bytes that are no text in the file's encoding were not read; where the first of them stands can be computed. */
function coverageOf(decoded: DecodedText, bytes: number, kind: Kind): Coverage {
  const { encoding, replacements, firstReplacement = 0 } = decoded;
  const whole = readWhole(kind, bytes);
  if (replacements === 0) return whole;
  const byteOffset = new ByteOffsets(decoded).of(firstReplacement);
  const reason = `${replacements} character(s), the first of them here, could not be decoded as ${encoding}.`;
  return { ...whole, notRead: [{ byteOffset, length: replacements, reason }] };
}

function notChecked(
  { uri, path }: CheckRequest,
  { kind, size }: { readonly kind: Kind; readonly size: number },
  status: InputStatus,
  problem: string,
): CheckedInput {
  return { path, uri, kind, status, problem, findings: [], coverage: readNothing(kind, size, problem) };
}

function unrecognised(size: number): string {
  return size === 0 ? 'The file is empty.' : 'Nothing in its content says what it is.';
}

function notSupported(kind: Kind): string {
  if (kind === 'evt') return 'It is a log of Windows before Vista (.evt); save it as .evtx on a newer Windows.';
  return `Recognised as ${kind}; this version does not read it.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
