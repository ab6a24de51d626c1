import { execFileSync, spawnSync } from 'node:child_process';
import { XMLParser } from 'fast-xml-parser';

/** True where Debian's libevtx-utils are installed. */
export const hasEvtxexport: boolean = spawnSync('evtxexport', ['-V']).status === 0;

const pythons = ['/usr/bin/python3', 'python3'];
/** A Python that has Debian's python3-evtx. */
export const pythonWithEvtx: string | undefined = pythons.find(
  (python) => spawnSync(python, ['-c', 'import Evtx.Evtx']).status === 0,
);

/** An event as `evtxexport -f xml` gives it. */
export interface ExportedEvent {
  readonly recordId: bigint;
  /** Provider, id, level, computer, channel, time, process, activity, then each leaf as `name=value`. */
  readonly values: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  preserveOrder: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** Reads a log by libevtx. Times and GUIDs are brought to the spelling of Windows. */
export function readWithEvtxexport(file: string): ExportedEvent[] {
  const { stdout } = spawnSync('evtxexport', ['-f', 'xml', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return (stdout.match(/<Event [\s\S]*?<\/Event>/g) ?? []).map(toEvent);
}

function toEvent(xml: string): ExportedEvent {
  // The parser's own shape with preserveOrder: a list of nodes, each with its name as the only key beside `:@`.
  const [event] = parser.parse(xml) as Node[];
  const parts = childrenOf(event ?? {});
  const system = childrenOf(parts.find((node) => nameOf(node) === 'System') ?? {});
  const find = (name: string): Node | undefined => system.find((node) => nameOf(node) === name);
  const text = (name: string): string => textOf(find(name) ?? {});
  const attribute = (name: string, of: string): string => attributesOf(find(name) ?? {})[of] ?? '';
  const leaves = parts
    .filter((node) => !['System', 'RenderingInfo', '#text'].includes(nameOf(node)))
    .flatMap(leavesOf)
    .filter((leaf) => !/^(?:EventData|UserData)=\s*$/.test(leaf));
  return {
    recordId: BigInt(text('EventRecordID')),
    values: [
      attribute('Provider', 'Name'),
      text('EventID'),
      text('Level'),
      text('Computer'),
      text('Channel'),
      attribute('TimeCreated', 'SystemTime'),
      attribute('Execution', 'ProcessID'),
      attribute('Correlation', 'ActivityID'),
      ...leaves,
    ].map(asWindows),
  };
}

function leavesOf(node: Node): string[] {
  const children = childrenOf(node).filter((child) => nameOf(child) !== '#text');
  if (children.length > 0) return children.flatMap(leavesOf);
  const name = nameOf(node) === 'Data' ? (attributesOf(node)['Name'] ?? '') : nameOf(node);
  return [`${name}=${textOf(node)}`];
}

function asWindows(text: string): string {
  return text
    .replace(/\{[0-9A-F-]{36}\}/gi, (guid) => guid.toLowerCase())
    .replace(/(T[\d:]{8}\.\d{7})00Z/, '$1Z')
    .replaceAll('\r\n', '\n')
    .replace(/\s+$/, '');
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '';
}

function childrenOf(node: Node): Node[] {
  const children = node[nameOf(node)];
  return Array.isArray(children) ? (children as Node[]) : [];
}

function attributesOf(node: Node): Readonly<Record<string, string>> {
  return (node[':@'] ?? {}) as Record<string, string>;
}

function textOf(node: Node): string {
  return childrenOf(node)
    .map((child) => child['#text'])
    .filter((text) => typeof text === 'string')
    .join('');
}

/** How many records python-evtx renders as XML, and how many it cannot. */
export function countWithPython(python: string, file: string): { readonly whole: number; readonly failed: number } {
  const program = [
    'import sys, Evtx.Evtx as e',
    'whole = failed = 0',
    'with e.Evtx(sys.argv[1]) as log:',
    '    for record in log.records():',
    '        try:',
    '            record.xml(); whole += 1',
    '        except Exception: failed += 1',
    'print(whole, failed)',
  ].join('\n');
  const [whole = 0, failed = 0] = execFileSync(python, ['-c', program, file], { encoding: 'utf8' })
    .trim()
    .split(' ')
    .map(Number);
  return { whole, failed };
}
