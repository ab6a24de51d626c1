import {
  CodeLens,
  languages,
  Disposable,
  EventEmitter,
  Range,
  type CancellationToken,
  type CodeLensProvider,
  type TextDocument,
} from 'vscode';
import {
  compareWithEvidenceCommand,
  predictScenarioCommand,
  scenarioLenses,
  type WireScenarioLens,
} from '../../../protocol/lsp';
import { ignoreCancellation } from '../../infrastructure/cancellation';
import type { ClientContext } from '../../infrastructure/client-context';

/** Lenses of scenarios; their commands are those of the panel. */
export function activateScenarioLenses(client: ClientContext): Disposable {
  const lenses = new ScenarioLenses(client);
  return Disposable.from(lenses, languages.registerCodeLensProvider({ language: 'hyperv-backup-scenario' }, lenses));
}

const commandOf: Readonly<Record<NonNullable<WireScenarioLens['does']>, string>> = {
  predict: predictScenarioCommand,
  compare: compareWithEvidenceCommand,
};

/** Above the lines of a scenario what it comes to: the verdict on each VM, the ways to the panel, the same VMs in other ways. */
class ScenarioLenses implements CodeLensProvider, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly listener: Disposable;

  constructor(private readonly client: ClientContext) {
    // A prediction reads the configurations again, and they may say something else.
    this.listener = client.stories.onDidChange(() => {
      this.changed.fire();
    });
  }

  async provideCodeLenses({ uri }: TextDocument, token: CancellationToken): Promise<CodeLens[]> {
    const asked = this.client.service.request(scenarioLenses, { uri: uri.toString() }, token);
    const lenses = (await asked.catch(ignoreCancellation)) ?? [];
    return lenses.map(({ line, title, does, runId }) => {
      // Without a command a lens only tells.
      const command = does === undefined ? '' : commandOf[does];
      const given = [uri, ...(runId === undefined ? [] : [runId])];
      return new CodeLens(new Range(line, 0, line, 0), { title, command, ...(does && { arguments: given }) });
    });
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}
