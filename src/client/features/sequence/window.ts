import { commands, Disposable, ViewColumn, window, workspace, type Uri, type WebviewPanel } from 'vscode';
import type { WireStory } from '../../../protocol/lsp';
import type { HostApi, PanelSelection, PanelStory } from '../../../protocol/panel';
import type { Handlers } from '../../../protocol/rpc';
import type { ClientContext } from '../../infrastructure/client-context';
import type { SequenceWindow } from '../../infrastructure/platform';
import { exportRuns, readExport } from './export-runs';
import { LogWatcher } from './log-watcher';
import { openRecord } from './open-record';
import { panelAnswers } from './panel-answers';
import { PanelView } from './panel-view';
import { pickPartner, pickRun } from './pick-runs';
import { Remembered, type Choice } from './remembered';
import { followScenario } from './follow-scenario';
import { firstPlanned, pairToCompare, predictGiven } from './predict-scenario';
import { showWanted } from './show-wanted';
import { StoryStatus } from './story-status';
import { isTimeZone, zoneName } from '../../infrastructure/time-zone';

/** What the entry of the extension loads when a backup is to be seen. */
export function openSequence(client: ClientContext): SequenceWindow {
  return new Sequence(client);
}

/**
 * The one panel of a window, with its status item. The view holds nothing: what was read is the server's, what is chosen is
 * remembered with the workspace, and both are there again after a reload.
 */
class Sequence implements SequenceWindow {
  private view: PanelView | undefined;
  private readonly remembered: Remembered;
  private readonly status = new StoryStatus();
  private readonly watcher = new LogWatcher();
  private readonly listener: Disposable;
  /** What the view was told when it asked. */
  private answered = '';
  /** While a restored panel reads its logs, its view waits for them. */
  private restoring: Promise<unknown> | undefined;

  constructor(private readonly client: ClientContext) {
    this.remembered = new Remembered(client.extension.workspaceState);
    const { stories } = client;
    this.listener = Disposable.from(
      stories.onDidChange((story) => {
        this.changed(story);
      }),
      followScenario(client, () => this.view !== undefined),
      this.watcher.onDidChange(() => {
        this.push();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('hypervBackup.timeZone')) this.setTimeZone(this.settingOfZone());
      }),
    );
    this.changed(stories.current);
  }

  async show(given: readonly unknown[]): Promise<void> {
    await showWanted(this.client, (choice) => this.open(choice), given);
  }

  private async open(choice?: Choice): Promise<void> {
    if (choice) this.choose(choice);
    const { view } = this;
    if (view) {
      view.reveal();
      const { selection } = this;
      if (choice && selection) await view.callIfThere('select', selection);
      return;
    }
    const orphans = PanelView.tabs();
    const options = { enableScripts: true, localResourceRoots: PanelView.roots(this.client.extension.extensionUri) };
    // A plan stays in sight beside what it comes to: it is edited there.
    const column = this.client.stories.current?.scenario ? ViewColumn.Beside : ViewColumn.Active;
    this.adopt(window.createWebviewPanel(PanelView.viewType, 'Backup Sequence', column, options));
    if (orphans.length > 0) await window.tabGroups.close(orphans, true);
  }

  async restore(panel: WebviewPanel): Promise<void> {
    // Two panels of one window would be two views of one choice: the one that is there stays.
    if (this.view) {
      panel.dispose();
      return;
    }
    this.adopt(panel);
    const { files, title, scenario } = this.remembered;
    const { stories } = this.client;
    if (stories.current || (files.length === 0 && !scenario)) return;
    this.restoring = scenario
      ? stories.predict(scenario)
      : stories.read({ files, ...(title !== undefined && { title }) });
    try {
      await this.restoring;
    } finally {
      this.restoring = undefined;
    }
  }

  async compare(given: readonly string[]): Promise<void> {
    const story = this.storyToShow();
    if (!story) return;
    const first = given[0] ?? (await pickRun(story, this.clock(), 'The run to compare', this.selection?.runId));
    if (first === undefined) return;
    const second = given[1] ?? (await pickPartner(story, this.clock(), first));
    if (second === undefined) return;
    await this.open({ runId: first });
    await this.view?.call('compare', { version: story.version, runIds: [first, second] });
  }

  async predict(given: unknown, runId: unknown): Promise<void> {
    const story = await predictGiven(this.client, given);
    if (!story) return;
    const first = typeof runId === 'string' ? runId : firstPlanned(story);
    await this.open(first === undefined ? undefined : { runId: first });
  }

  async compareWithEvidence(given: unknown, runId: unknown): Promise<void> {
    const story = await predictGiven(this.client, given);
    // A menu of the Explorer gives all that is selected in the place of a run.
    const pair = story && pairToCompare(story, typeof runId === 'string' ? runId : undefined);
    if (pair) await this.compare([pair.predicted, pair.observed]);
  }

  async export(given: unknown): Promise<void> {
    const story = this.storyToShow();
    if (!story) return;
    const wanted = readExport(given);
    const chosen = this.selection?.runId;
    const savedTo = await exportRuns(this.exporting(story), {
      ...wanted,
      runIds: wanted.runIds ?? (chosen === undefined ? undefined : [chosen]),
    });
    if (savedTo && !wanted.target) await this.offerToOpen(savedTo);
  }

  async openRecord(ref: { readonly uri: string; readonly byteOffset: number }): Promise<void> {
    await openRecord(this.client, ref);
  }

  dispose(): void {
    this.view?.dispose();
    this.status.dispose();
    this.watcher.dispose();
    this.listener.dispose();
  }

  private adopt(panel: WebviewPanel): void {
    const view = new PanelView(panel, this.client.extension.extensionUri, this.answers());
    this.view = view;
    this.retitle();
    view.onDidHide(() => {
      this.status.setStretch('');
    });
    // What changed while its page was loading was not told to it.
    view.onDidBecomeReady(() => {
      if (this.answered !== this.stateOfStory()) this.push();
    });
    view.onDidClose(() => {
      if (this.view !== view) return;
      this.view = undefined;
      this.status.setStretch('');
      this.remembered.forgetFiles();
    });
    if (this.client.stories.current) this.remembered.keepFiles(this.client.stories.current);
  }

  private answers(): Handlers<HostApi> {
    return panelAnswers({
      client: this.client,
      story: () => this.story(),
      ready: async () => {
        await this.restoring?.catch(() => undefined);
        this.answered = this.stateOfStory();
        return { story: this.story() ?? null, selection: this.selection ?? null, timeZone: this.timeZone };
      },
      save: async (story, wanted) => {
        const savedTo = await exportRuns(this.exporting(story), wanted);
        if (savedTo) void this.offerToOpen(savedTo);
        return savedTo;
      },
      compare: (runIds) => this.compare(runIds),
      setStretch: (text) => {
        this.status.setStretch(text);
      },
      setTimeZone: (timeZone) => {
        // The setting is followed until another zone is chosen.
        if (isTimeZone(timeZone)) this.remembered.timeZone = timeZone === this.settingOfZone() ? undefined : timeZone;
      },
      choose: (choice) => {
        this.choose(choice);
      },
    });
  }

  private exporting(story: PanelStory): Parameters<typeof exportRuns>[0] {
    return {
      client: this.client,
      story,
      timeZone: zoneName(this.timeZone),
      rasterise: async (picture) => {
        // Only the page of the view has a canvas: a PNG needs the panel.
        if (!this.view) await this.open();
        if (!this.view) throw new Error('The panel was closed before the picture was drawn.');
        return (await this.view.call('rasterise', picture)).pngBase64;
      },
    };
  }

  private async offerToOpen(saved: Uri): Promise<void> {
    const open = 'Open';
    const answer = await window.showInformationMessage(
      `Hyper-V Backup: saved ${workspace.asRelativePath(saved)}.`,
      open,
    );
    if (answer === open) await commands.executeCommand('vscode.open', saved);
  }

  private changed(story: WireStory | undefined): void {
    this.status.setStory(story?.story);
    this.watcher.watch(story?.files ?? []);
    if (story && this.view) this.remembered.keepFiles(story);
    this.retitle();
    this.push();
  }

  private stateOfStory(): string {
    const story = this.story();
    return story ? `${story.version} ${JSON.stringify(story.stale)}` : '';
  }

  private push(): void {
    const story = this.story();
    if (story) void this.view?.callIfThere('show', { story, selection: this.selection ?? null });
  }

  private retitle(): void {
    const title = this.client.stories.current?.story.title;
    this.view?.setTitle(title === undefined ? 'Backup Sequence' : `Backup Sequence: ${title}`);
  }

  private story(): PanelStory | undefined {
    const story = this.client.stories.current?.story;
    return story && { ...story, stale: this.watcher.stale };
  }

  private storyToShow(): PanelStory | undefined {
    const story = this.story();
    if (story && story.runs.length > 0) return story;
    void window.showInformationMessage(
      'Hyper-V Backup: no backup was read yet. Diagnose the workspace, or show the sequence of a log.',
    );
    return undefined;
  }

  private choose(choice: Choice): void {
    this.remembered.choice = choice;
  }

  /** What is chosen, where the story still has it. */
  private get selection(): PanelSelection | undefined {
    const story = this.client.stories.current?.story;
    const { choice } = this.remembered;
    if (!story || !choice || !story.runs.some(({ id }) => id === choice.runId)) return undefined;
    return { version: story.version, ...choice };
  }

  private get timeZone(): string {
    return this.remembered.timeZone ?? this.settingOfZone();
  }

  private clock(): string {
    return zoneName(this.timeZone);
  }

  private settingOfZone(): string {
    const zone = workspace.getConfiguration('hypervBackup').get<string>('timeZone', 'local');
    return isTimeZone(zone) ? zone : 'local';
  }

  private setTimeZone(timeZone: string): void {
    this.remembered.timeZone = undefined;
    void this.view?.callIfThere('setTimeZone', { timeZone });
  }
}
