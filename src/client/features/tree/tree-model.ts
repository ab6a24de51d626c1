import type { PanelFinding, RunHead } from '../../../protocol/panel';
import type { WireFinding } from '../../../protocol/lsp';
import type { CheckedFile } from '../../infrastructure/checked-files';

/** What the tree shows, as plain data: hosts, their VMs, the backups of each, and findings. */
export type TreeNode =
  | { readonly kind: 'host'; readonly name: string; readonly vms: readonly VmNode[]; readonly says: string }
  | VmNode
  | RunNode
  | FileNode
  | FindingNode;

export interface VmNode {
  readonly kind: 'vm';
  readonly key: string;
  readonly name: string;
  readonly says: string;
  readonly state: TreeState;
  readonly runs: readonly RunNode[];
  readonly files: readonly FileNode[];
}

export interface RunNode {
  readonly kind: 'run';
  readonly head: RunHead;
  readonly says: string;
  readonly state: TreeState;
}

/** A configuration that was checked. */
export interface FileNode {
  readonly kind: 'file';
  readonly uri: string;
  readonly label: string;
  readonly says: string;
  readonly state: TreeState;
  readonly findings: readonly FindingNode[];
}

export interface FindingNode {
  readonly kind: 'finding';
  readonly code: string;
  readonly severity: WireFinding['severity'];
  readonly message: string;
  readonly target:
    | { readonly uri: string; readonly range?: WireFinding['range'] }
    | { readonly uri: string; readonly byteOffset: number };
}

/** Each has an icon of its own shape; colour only repeats it. */
export type TreeState = 'failed' | 'incomplete' | 'unknown' | 'succeeded' | 'warning';

const worstFirst: readonly TreeState[] = ['failed', 'incomplete', 'warning', 'unknown', 'succeeded'];

/**
 * Hosts with their VMs first; a configuration stands under the VM it describes, found by its id or, without one, its name.
 * Configurations of VMs that no log tells of come last, as VMs without a host: a configuration does not say where it ran.
 */
export function treeOf(all: readonly RunHead[], files: readonly CheckedFile[]): readonly TreeNode[] {
  // What is predicted did not happen, and stands in the panel alone.
  const runs = all.filter(({ predicted }) => !predicted);
  const hosts = new Map<string, Map<string, RunHead[]>>();
  for (const run of runs) {
    const vms = hosts.get(run.host) ?? new Map<string, RunHead[]>();
    const key = vmKey(run.vm);
    vms.set(key, [...(vms.get(key) ?? []), run]);
    hosts.set(run.host, vms);
  }
  const left = new Set(files);
  const take = (vm: RunHead['vm']): CheckedFile[] => {
    const own = [...left].filter((file) => file.vm !== undefined && isSameVm(file.vm, vm));
    for (const file of own) left.delete(file);
    return own;
  };
  const nodes = [...hosts].sort(byText).map(([name, vms]): TreeNode => {
    const own = [...vms].map(([key, heads]) => vmNode(`${name}/${key}`, heads, take(heads[0]?.vm ?? { name: key })));
    const all = own.flatMap((vm) => vm.runs);
    return { kind: 'host', name, vms: own.sort((a, b) => (a.name < b.name ? -1 : 1)), says: outcomesInWords(all) };
  });
  const others = [...left].filter(({ vm, findings }) => vm !== undefined || findings.length > 0);
  return [
    ...nodes,
    ...others
      .map((file) => (file.vm ? vmNode(file.uri, [], [file]) : fileNode(file)))
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
  ];
}

/** Findings on records of a run, as leaves. */
export function findingNodes(findings: readonly PanelFinding[]): readonly FindingNode[] {
  return findings.map(({ code, severity, message, uri, byteOffset }) => ({
    kind: 'finding',
    code,
    severity,
    message,
    target: { uri, byteOffset },
  }));
}

function vmNode(key: string, heads: readonly RunHead[], files: readonly CheckedFile[]): VmNode {
  // The newest backup is asked about first.
  const runs = [...heads]
    .sort((a, b) => (BigInt(a.start) > BigInt(b.start) ? -1 : 1))
    .map((head): RunNode => ({ kind: 'run', head, says: `${head.outcome}: ${head.brief}`, state: head.outcome }));
  const nodes = files.map(fileNode);
  const [last] = runs;
  return {
    kind: 'vm',
    key,
    name: heads[0]?.vm.name ?? files[0]?.vm?.name ?? key,
    says: last ? outcomesInWords(runs) : 'no backup in the logs',
    state: last?.state ?? worst(nodes.map(({ state }) => state)),
    runs,
    files: nodes,
  };
}

function fileNode({ uri, label, findings }: CheckedFile): FileNode {
  const leaves = findings.map(({ code, severity, message, range }): FindingNode => ({
    kind: 'finding',
    code,
    severity,
    message,
    target: { uri, ...(range && { range }) },
  }));
  const state: TreeState = findings.some(({ severity }) => severity === 'error')
    ? 'failed'
    : findings.length > 0
      ? 'warning'
      : 'succeeded';
  return { kind: 'file', uri, label, says: count(findings.length, 'finding'), state, findings: leaves };
}

/** `2 of 3 backups failed`; of one, its outcome alone. */
export function outcomesInWords(runs: readonly Pick<RunNode, 'state'>[]): string {
  const failed = runs.filter(({ state }) => state === 'failed').length;
  const [only] = runs;
  if (runs.length === 1 && only) return `backup ${only.state}`;
  return failed === 0
    ? `${count(runs.length, 'backup')}, none failed`
    : `${failed} of ${count(runs.length, 'backup')} failed`;
}

function worst(states: readonly TreeState[]): TreeState {
  return worstFirst.find((state) => states.includes(state)) ?? 'succeeded';
}

function vmKey({ id, name }: RunHead['vm']): string {
  return (id ?? name).toLowerCase();
}

function isSameVm(a: RunHead['vm'], b: RunHead['vm']): boolean {
  if (a.id !== undefined && b.id !== undefined) return a.id.toLowerCase() === b.id.toLowerCase();
  return a.name.toLowerCase() === b.name.toLowerCase();
}

function nameOf(node: VmNode | FileNode): string {
  return node.kind === 'vm' ? node.name : node.label;
}

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
