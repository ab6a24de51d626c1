import {
  Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  type Command,
  type Event,
  type TreeDataProvider,
} from 'vscode';
import type { PanelFinding, RunHead } from '../../../protocol/panel';
import type { CheckedFile } from '../../infrastructure/checked-files';
import { findingNodes, treeOf, type FindingNode, type TreeNode, type TreeState } from './tree-model';

/** Where the tree takes what it shows. */
export interface TreeSource {
  readonly onDidChange: Event<unknown>;
  runs(): readonly RunHead[];
  files(): readonly CheckedFile[];
  findingsOf(runId: string): Promise<readonly PanelFinding[]>;
  /** As the reader of the panel sees times, to the second. */
  time(filetime: string): string;
}

/** The view "Backups": hosts, VMs, their backups, and findings; a click leads to the sequence, the file or the record. */
export function showTree(source: TreeSource): Disposable {
  const provider = new BackupTree(source);
  const view = window.createTreeView('hypervBackup.backups', { treeDataProvider: provider, showCollapseAll: true });
  return Disposable.from(view, provider);
}

class BackupTree implements TreeDataProvider<TreeNode>, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly listener: Disposable;

  constructor(private readonly source: TreeSource) {
    this.listener = source.onDidChange(() => {
      this.changed.fire();
    });
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!node) return [...treeOf(this.source.runs(), this.source.files())];
    switch (node.kind) {
      case 'host':
        return [...node.vms];
      case 'vm':
        return [...node.runs, ...node.files];
      case 'run':
        return [...findingNodes(await this.source.findingsOf(node.head.id))];
      case 'file':
        return [...node.findings];
      case 'finding':
        return [];
    }
  }

  getTreeItem(node: TreeNode): TreeItem {
    switch (node.kind) {
      case 'host':
        return item({ label: node.name, says: node.says, icon: new ThemeIcon('server'), isOpen: true });
      case 'vm':
        return item({
          label: node.name,
          says: node.says,
          icon: new ThemeIcon('vm', colours[node.state]),
          isOpen: false,
        });
      case 'run': {
        const { head } = node;
        return item({
          label: this.source.time(head.start),
          says: node.says,
          icon: icons[node.state],
          isOpen: head.findings > 0 ? false : undefined,
          context: 'run',
          command: { title: 'Show', command: 'hypervBackup.showSequence', arguments: [{ runId: head.id }] },
        });
      }
      case 'file':
        return item({
          label: node.label,
          says: node.says,
          icon: icons[node.state],
          isOpen: node.findings.length > 0 ? false : undefined,
          command: { title: 'Open', command: 'vscode.open', arguments: [Uri.parse(node.uri)] },
        });
      case 'finding':
        return item({
          label: `${node.code} ${node.message}`,
          says: '',
          icon: severities[node.severity],
          isOpen: undefined,
          command: openFinding(node),
        });
    }
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}

function openFinding({ target }: FindingNode): Command {
  if ('byteOffset' in target) return { title: 'Open Record', command: 'hypervBackup.openRecord', arguments: [target] };
  const { uri, range } = target;
  const selection = range && [range.start, range.end];
  return {
    title: 'Open',
    command: 'vscode.open',
    arguments: [Uri.parse(uri), ...(selection ? [{ selection: { start: selection[0], end: selection[1] } }] : [])],
  };
}

interface ItemLook {
  readonly label: string;
  readonly says: string;
  readonly icon: ThemeIcon;
  /** Absent for a leaf. */
  readonly isOpen: boolean | undefined;
  readonly command?: Command;
  readonly context?: string;
}

function item({ label, says, icon, isOpen, command, context }: ItemLook): TreeItem {
  const { None, Expanded, Collapsed } = TreeItemCollapsibleState;
  const made = new TreeItem(label, isOpen === undefined ? None : isOpen ? Expanded : Collapsed);
  made.description = says;
  // Plain text: names come from logs.
  made.tooltip = says === '' ? label : `${label}\n${says}`;
  made.iconPath = icon;
  made.accessibilityInformation = { label: says === '' ? label : `${label}, ${says}` };
  if (command) made.command = command;
  if (context !== undefined) made.contextValue = context;
  return made;
}

const colours: Readonly<Record<TreeState, ThemeColor>> = {
  failed: new ThemeColor('list.errorForeground'),
  incomplete: new ThemeColor('list.warningForeground'),
  warning: new ThemeColor('list.warningForeground'),
  unknown: new ThemeColor('icon.foreground'),
  succeeded: new ThemeColor('icon.foreground'),
};

const icons: Readonly<Record<TreeState, ThemeIcon>> = {
  failed: new ThemeIcon('error', colours.failed),
  incomplete: new ThemeIcon('watch', colours.incomplete),
  warning: new ThemeIcon('warning', colours.warning),
  unknown: new ThemeIcon('question', colours.unknown),
  succeeded: new ThemeIcon('pass', colours.succeeded),
};

const severities: Readonly<Record<FindingNode['severity'], ThemeIcon>> = {
  error: new ThemeIcon('error', colours.failed),
  warning: new ThemeIcon('warning', colours.warning),
  info: new ThemeIcon('info'),
  hint: new ThemeIcon('lightbulb'),
};
