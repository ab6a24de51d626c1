import { TabInputCustom, TabInputText, Uri, window, workspace } from 'vscode';
import type { RecordRef } from '../../../protocol/panel';
import { runOfLine, runOfRecord, type LogsParams } from '../../../protocol/lsp';
import type { ClientContext } from '../../infrastructure/client-context';
import { logOfDocument } from '../../infrastructure/log-documents';
import { isEventXmlDocument } from './event-xml-documents';
import { readGiven } from './given';
import { eventByteOffset } from './text-places';

/** These folders hold no evidence, and tens of thousands of files. */
const excluded = '{**/node_modules/**,**/.git/**}';
const mostFiles = 10_000;

/** Names that logs have; what a file is shows in its content, and of these only the logs are read. */
const logNames =
  '**/*.{[eE][vV][tT][xX],[xX][mM][lL],[cC][sS][vV],[tT][sS][vV],[jJ][sS][oO][nN],[jJ][sS][oO][nN][lL],[tT][xX][tT],[lL][oO][gG],[zZ][iI][pP]}';

/** Shows the last story, with a run of it chosen where one is given. */
export type Show = (choice?: { readonly runId: string; readonly step?: number }) => Promise<void>;

/** "Show Backup Sequence": of what was given, else of the log in front, else of the last story, else of the workspace's logs. */
export async function showWanted(client: ClientContext, show: Show, args: readonly unknown[]): Promise<void> {
  const { service, stories } = client;
  const given = readGiven(args);
  switch (given.kind) {
    case 'run':
      await show(given);
      return;
    case 'record':
      await showRecord(client, show, given.record);
      return;
    case 'files':
    case 'nothing': {
      const uris = given.kind === 'files' ? given.uris : frontUris();
      const [first] = uris;
      const log = first && logOfDocument(first);
      if (log !== undefined) {
        const line = window.activeTextEditor?.selection.active.line ?? 0;
        const place = await service.request(runOfLine, { uri: log, line });
        if (place || stories.current) await show(place ?? undefined);
        else await read(client, show, { files: [labelled(log)] });
        return;
      }
      const record = uris.length === 1 && first ? recordAtCursor(first) : undefined;
      if (record) await showRecord(client, show, record);
      else if (first) await read(client, show, { files: uris.map((uri) => labelled(uri.toString())) });
      else if (stories.current) await show();
      else await readWorkspace(client, show);
    }
  }
}

/** The backup that a record belongs to; its log is read first where it was not. One that belongs to none shows what its log has. */
async function showRecord({ service, stories }: ClientContext, show: Show, record: RecordRef): Promise<void> {
  const isKnown = stories.current?.files.some(({ uri }) => uri === record.uri) ?? false;
  if (!isKnown && !(await stories.read({ files: [labelled(record.uri)] }))) return;
  const place = await service.request(runOfRecord, record);
  await show(place ?? undefined);
}

/** In a document of events as XML the cursor stands in a record. */
function recordAtCursor(uri: Uri): RecordRef | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString() || editor.document.isDirty) return undefined;
  const { document, selection } = editor;
  if (!isEventXmlDocument(document)) return undefined;
  const byteOffset = eventByteOffset(document.getText(), document.offsetAt(selection.active), document.encoding);
  return byteOffset === undefined ? undefined : { uri: uri.toString(), byteOffset };
}

/** The log in front, be it open as text or in an editor of its own. */
function frontUris(): readonly Uri[] {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputText || input instanceof TabInputCustom)) return [];
  const { uri } = input;
  return logOfDocument(uri) !== undefined || /\.evtx$/i.test(uri.path) || isEventXml(uri) ? [uri] : [];
}

function isEventXml(uri: Uri): boolean {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  return document !== undefined && isEventXmlDocument(document);
}

async function readWorkspace(client: ClientContext, show: Show): Promise<void> {
  const found = await workspace.findFiles(logNames, excluded, mostFiles);
  if (found.length === 0) {
    void window.showInformationMessage(
      'Hyper-V Backup: this workspace holds no event log (.evtx, or events saved as XML, CSV, JSON or text), so there is no backup to show yet.',
    );
    return;
  }
  const files = found.map((uri) => labelled(uri.toString())).sort((a, b) => (a.uri < b.uri ? -1 : 1));
  await read(client, show, { files, ...(workspace.name !== undefined && { title: workspace.name }) });
}

/** Files of the last story are in it already, with what other logs tell of the same backups. */
async function read(client: ClientContext, show: Show, params: LogsParams): Promise<void> {
  const { stories } = client;
  const known = new Set(stories.current?.files.map(({ uri }) => uri));
  const isKnown = params.files.every(({ uri }) => known.has(uri));
  if (isKnown || (await stories.read(params))) await show();
}

function labelled(uri: string): LogsParams['files'][number] {
  return { uri, label: workspace.asRelativePath(Uri.parse(uri)) };
}
