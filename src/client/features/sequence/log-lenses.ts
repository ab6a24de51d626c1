import {
  CodeAction,
  CodeActionKind,
  CodeLens,
  EventEmitter,
  Range,
  type CodeActionContext,
  type CodeActionProvider,
  type CodeLensProvider,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { runLines, runOfLine, showSequenceCommand, type WirePlaceInRun } from '../../../protocol/lsp';
import type { ClientContext } from '../../infrastructure/client-context';
import { logOfDocument } from '../../infrastructure/log-documents';

/** In the text of a log: over each record of a backup, and at each finding, the way to the picture of that backup. */
export class LogLenses implements CodeLensProvider, CodeActionProvider, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly listener: Disposable;

  constructor(private readonly client: ClientContext) {
    this.listener = client.stories.onDidChange(() => {
      this.changed.fire();
    });
  }

  async provideCodeLenses({ uri }: TextDocument): Promise<CodeLens[]> {
    const log = logOfDocument(uri);
    if (log === undefined) return [];
    const lines = await this.client.service.request(runLines, { uri: log });
    return lines.map((place) => {
      const tooltip = `The backup of ${place.vm} that this record belongs to`;
      return new CodeLens(new Range(place.line, 0, place.line, 0), {
        title: 'Show this backup as a sequence',
        tooltip,
        command: showSequenceCommand,
        arguments: [place],
      });
    });
  }

  async provideCodeActions(
    { uri }: TextDocument,
    range: Range,
    { diagnostics }: CodeActionContext,
  ): Promise<CodeAction[]> {
    const log = logOfDocument(uri);
    if (log === undefined) return [];
    const place = await this.client.service.request(runOfLine, { uri: log, line: range.start.line });
    if (!place) return [];
    const action = toAction(place);
    action.diagnostics = diagnostics.filter(({ source }) => source === 'Hyper-V Backup');
    return [action];
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}

function toAction(place: WirePlaceInRun): CodeAction {
  const title = 'Show this backup as a sequence';
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command: showSequenceCommand, arguments: [place] };
  return action;
}
