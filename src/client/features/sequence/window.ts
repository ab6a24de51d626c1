import { commands, Disposable, env, ViewColumn, window, workspace, type Uri, type WebviewPanel } from 'vscode';
import { explainCommand, storyRecords, storyRuns, type WireStory } from '../../../protocol/lsp';
import type { HostApi, PanelSelection, PanelStory } from '../../../protocol/panel';
import type { Handlers } from '../../../protocol/rpc';
import type { ClientContext } from '../../infrastructure/client-context';
import type { SequenceWindow } from '../../infrastructure/platform';
import { exportRuns, readExport } from './export-runs';
import { LogWatcher } from './log-watcher';
import { openRecord } from './open-record';
import { PanelView } from './panel-view';
import { pickPartner, pickRun } from './pick-runs';
import { Remembered, type Choice } from './remembered';
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
    this.adopt(window.createWebviewPanel(PanelView.viewType, 'Backup Sequence', ViewColumn.Active, options));
    if (orphans.length > 0) await window.tabGroups.close(orphans, true);
  }

  async restore(panel: WebviewPanel): Promise<void> {
    // Two panels of one window would be two views of one choice: the one that is there stays.
    if (this.view) {
      panel.dispose();
      return;
    }
    this.adopt(panel);
    const { files, title } = this.remembered;
    if (this.client.stories.current || files.length === 0) return;
    this.restoring = this.client.stories.read({ files, ...(title !== undefined && { title }) });
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
    const view = new PanelView(panel, this.client.extension.extensionUri, this.handlers());
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

  private handlers(): Handlers<HostApi> {
    const { client } = this;
    const { service } = client;
    return {
      ready: async () => {
        await this.restoring?.catch(() => undefined);
        this.answered = this.stateOfStory();
        return { story: this.story() ?? null, selection: this.selection ?? null, timeZone: this.timeZone };
      },
      runs: async (params) => ({ runs: await service.request(storyRuns, params) }),
      records: async (params) => ({ records: await service.request(storyRecords, params) }),
      openRecord: async (ref) => {
        // A page is not trusted with more than it was given: it opens what it shows, and no other file.
        if (!client.stories.current?.files.some(({ uri }) => uri === ref.uri))
          throw new Error('This record is in none of the logs that were read.');
        await openRecord(client, ref);
        return null;
      },
      copy: async ({ text, what }) => {
        await env.clipboard.writeText(text);
        window.setStatusBarMessage(`${what} copied.`, 3000);
        return null;
      },
      explain: async ({ query }) => {
        await commands.executeCommand(explainCommand, query);
        return null;
      },
      export: async ({ version, format, runIds, anonymize }) => {
        const story = this.story();
        if (story?.version !== version) throw new Error('The logs were read again since; look at the new story.');
        const savedTo = await exportRuns(this.exporting(story), { format, runIds, anonymize });
        if (savedTo) void this.offerToOpen(savedTo);
        return { savedTo: savedTo ? workspace.asRelativePath(savedTo) : null };
      },
      compareWith: async ({ version, runId }) => {
        const story = this.story();
        if (story?.version === version) await this.compare([runId]);
        return null;
      },
      readAgain: async () => {
        const { current } = client.stories;
        if (current) await client.stories.read({ files: current.files, title: current.story.title });
        return null;
      },
      status: ({ text }) => {
        this.status.setStretch(text);
        return null;
      },
      setTimeZone: ({ timeZone }) => {
        // The setting is followed until another zone is chosen.
        if (isTimeZone(timeZone)) this.remembered.timeZone = timeZone === this.settingOfZone() ? undefined : timeZone;
        return null;
      },
      selected: ({ version, runId, step }) => {
        if (version === this.story()?.version && runId !== undefined)
          this.remembered.choice = { runId, ...(step !== undefined && { step }) };
        return null;
      },
    };
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
