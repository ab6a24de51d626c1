import { Uri, window, workspace } from 'vscode';
import { storyExport } from '../../../protocol/lsp';
import type { ExportFormat, PanelStory } from '../../../protocol/panel';
import type { ClientContext } from '../../infrastructure/client-context';
import { propertyOf, runIdsOf } from './properties';

/** What is to be saved; what is not said is asked for. */
export interface WantedExport {
  readonly format?: ExportFormat | undefined;
  readonly runIds?: readonly string[] | undefined;
  readonly anonymize?: boolean | undefined;
  readonly target?: Uri | undefined;
}

/** With what. */
export interface Exporting {
  readonly client: ClientContext;
  readonly story: PanelStory;
  /** An IANA name, or UTC. */
  readonly timeZone: string;
  readonly rasterise: (picture: {
    readonly svg: string;
    readonly width: number;
    readonly height: number;
  }) => Promise<string>;
}

const formats: Readonly<
  Record<ExportFormat, { readonly name: string; readonly what: string; readonly ending: string }>
> = {
  svg: { name: 'SVG', what: 'the picture, sharp at any size, for print and documents', ending: 'svg' },
  png: { name: 'PNG', what: 'the picture, for tickets and mails that take no SVG', ending: 'png' },
  mermaid: { name: 'Mermaid', what: 'a sequence diagram as text, for wikis', ending: 'mmd' },
  markdown: { name: 'Markdown', what: 'a report for a ticket, with coverage and rule codes', ending: 'md' },
  sarif: { name: 'SARIF', what: 'the findings, for other tools', ending: 'sarif' },
  otlp: {
    name: 'OpenTelemetry',
    what: 'traces and logs, a line each, for a collector or a trace viewer',
    ending: 'jsonl',
  },
};

/** A command's argument, which anyone may have written. */
export function readExport(given: unknown): WantedExport {
  const [format, anonymize, target] = ['format', 'anonymize', 'target'].map((name) => propertyOf(given, name));
  const runIds = runIdsOf(given);
  return {
    ...(typeof format === 'string' && isFormat(format) && { format }),
    ...(runIds.length > 0 && { runIds }),
    ...(typeof anonymize === 'boolean' && { anonymize }),
    ...(target instanceof Uri && { target }),
  };
}

/** Saves what is wanted, asking for the rest; `undefined` when the user thought better of it. */
export async function exportRuns(exporting: Exporting, wanted: WantedExport): Promise<Uri | undefined> {
  const { client, story, timeZone, rasterise } = exporting;
  const format = wanted.format ?? (await askFormat());
  if (!format) return undefined;
  const anonymize = wanted.anonymize ?? (await askAnonymize());
  if (anonymize === undefined) return undefined;
  const runIds = wanted.runIds ?? [];
  const { version } = story;
  const toolVersion = versionOf(client.extension.extension.packageJSON);
  const params = { version, format, runIds, anonymize, timeZone, toolVersion };
  const made = await client.service.request(storyExport, params);
  const target = wanted.target ?? (await askTarget(format, nameOf(story, runIds, anonymize)));
  if (!target) return undefined;
  const { text, width = 0, height = 0 } = made;
  const bytes =
    format === 'png' ? bytesOf(await rasterise({ svg: text, width, height })) : new TextEncoder().encode(text);
  await workspace.fs.writeFile(target, bytes);
  return target;
}

function isFormat(word: string): word is ExportFormat {
  return Object.hasOwn(formats, word);
}

async function askFormat(): Promise<ExportFormat | undefined> {
  const items = Object.entries(formats).map(([format, { name, what }]) => ({ format, label: name, detail: what }));
  const picked = await window.showQuickPick(items, { title: 'Export Backup Sequence', placeHolder: 'As what' });
  return picked && isFormat(picked.format) ? picked.format : undefined;
}

async function askAnonymize(): Promise<boolean | undefined> {
  const items = [
    { label: 'With the real names', detail: 'of VMs, hosts, accounts, folders and files', anonymize: false },
    { label: 'With pseudonyms', detail: 'names, addresses and SIDs are replaced, the same each time', anonymize: true },
  ];
  return (await window.showQuickPick(items, { title: 'Export Backup Sequence' }))?.anonymize;
}

async function askTarget(format: ExportFormat, name: string): Promise<Uri | undefined> {
  const { ending, name: kind } = formats[format];
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return await window.showSaveDialog({
    title: 'Export Backup Sequence',
    filters: { [kind]: [ending] },
    ...(folder && { defaultUri: Uri.joinPath(folder, `${name}.${ending}`) }),
  });
}

/** A name for the file; one with pseudonyms names nobody either. */
function nameOf({ runs }: PanelStory, runIds: readonly string[], anonymize: boolean): string {
  const [runId] = runIds;
  const run = runIds.length === 1 ? runs.find(({ id }) => id === runId) : undefined;
  if (!run || anonymize) return runIds.length === 1 ? 'backup' : 'backups';
  return `backup-${run.vm.name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60)}`;
}

function versionOf(packageJson: unknown): string {
  const version = propertyOf(packageJson, 'version');
  return typeof version === 'string' ? version : 'unknown';
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
