import { EventEmitter, ProgressLocation, window, type CancellationToken, type Disposable } from 'vscode';
import {
  currentStory,
  logProgress,
  predictScenario,
  readStory,
  type LogsParams,
  type PredictParams,
  type WireStory,
  type WireStorySummary,
} from '../../protocol/lsp';
import { untilCancelled } from './cancellation';
import type { LanguageService } from './language-service';
import { ZoneQuestion } from './zone-question';

/** What was read last: the server keeps it, and everything that shows backups takes it from here. */
export class Stories implements Disposable {
  private readonly changed = new EventEmitter<WireStory | undefined>();
  /** Another story was read, with a diagnosis or for the panel. */
  readonly onDidChange = this.changed.event;
  private last: WireStory | undefined;
  private readonly zones = new ZoneQuestion();

  constructor(private readonly service: LanguageService) {}

  get current(): WireStory | undefined {
    return this.last;
  }

  /** After a diagnosis: what it read is the story now. */
  async take(summary: WireStorySummary | undefined): Promise<void> {
    if (summary) this.last = (await this.service.request(currentStory, {})) ?? undefined;
    // Without a summary nothing was judged; the texts of the logs are others all the same.
    this.changed.fire(this.last);
    if (summary) void this.askZone();
  }

  /** Reads logs for the panel; `undefined` when it was cancelled, and then the last story stays. */
  async read(params: LogsParams): Promise<WireStory | undefined> {
    const options = { location: ProgressLocation.Notification, title: 'Hyper-V Backup', cancellable: true };
    const story = await window.withProgress(options, async (progress, token) => {
      const stopFollowing = await this.service.follow(logProgress, ({ label, bytesRead, bytes }) => {
        progress.report({ message: `${label} (${bytes === 0 ? 0 : Math.floor((100 * bytesRead) / bytes)} %)` });
      });
      try {
        return await this.ask(params, token);
      } finally {
        stopFollowing.dispose();
      }
    });
    if (story) this.last = story;
    this.changed.fire(this.last);
    if (story) void this.askZone();
    return story;
  }

  /** Predicts a scenario for the panel; `undefined` when it was cancelled, and then the last story stays. */
  async predict(params: PredictParams, token?: CancellationToken): Promise<WireStory | undefined> {
    const story = (await this.service.request(predictScenario, params, token)) ?? undefined;
    if (story && token?.isCancellationRequested !== true) {
      this.last = story;
      this.changed.fire(this.last);
    }
    return story;
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Nobody waits for the answer: the story is shown meanwhile, and read again with the zone that is named. */
  private async askZone(): Promise<void> {
    const asked = this.last;
    if (!asked || !(await this.zones.ask(asked.zoneAssumed ?? []))) return;
    if (this.last !== asked) return;
    if (asked.scenario) await this.predict({ ...asked.scenario, again: true });
    else await this.read({ files: asked.files, title: asked.story.title });
  }

  private async ask(params: LogsParams, token: CancellationToken): Promise<WireStory | undefined> {
    return (await untilCancelled(this.service.request(readStory, params, token), token)) ?? undefined;
  }
}
