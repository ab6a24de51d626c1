import type { Memento } from 'vscode';
import type { LogsParams, PredictParams, WireStory } from '../../../protocol/lsp';
import { propertyOf } from './properties';

/** A run, and maybe one of its steps. */
export interface Choice {
  readonly runId: string;
  readonly step?: number;
}

const key = 'hypervBackup.sequence';

/** More logs than this are not read again by themselves when a window comes back. */
const mostFiles = 1000;

interface Kept {
  readonly files: LogsParams['files'];
  readonly title?: string | undefined;
  /** Of a prediction: what is to be predicted again. */
  readonly scenario?: Pick<PredictParams, 'uri' | 'label'> | undefined;
  readonly choice?: Choice | undefined;
  readonly timeZone?: string | undefined;
}

/** What outlives a reload of the window: which logs were read, and what was chosen. Never what a log said. */
export class Remembered {
  private kept: Kept;

  constructor(private readonly memory: Memento) {
    this.kept = readKept(memory.get(key));
  }

  get files(): LogsParams['files'] {
    return this.kept.files;
  }

  get title(): string | undefined {
    return this.kept.title;
  }

  get scenario(): Pick<PredictParams, 'uri' | 'label'> | undefined {
    return this.kept.scenario;
  }

  get choice(): Choice | undefined {
    return this.kept.choice;
  }

  set choice(choice: Choice | undefined) {
    this.keep({ ...this.kept, choice });
  }

  get timeZone(): string | undefined {
    return this.kept.timeZone;
  }

  set timeZone(timeZone: string | undefined) {
    this.keep({ ...this.kept, timeZone });
  }

  keepFiles({ files, story, scenario }: WireStory): void {
    this.keep({ ...this.kept, files: files.length > mostFiles ? [] : files, title: story.title, scenario });
  }

  /** The panel was closed: there is nothing to bring back. */
  forgetFiles(): void {
    this.keep({ ...this.kept, files: [], title: undefined, scenario: undefined });
  }

  private keep(kept: Kept): void {
    this.kept = kept;
    // Not waited for: VS Code keeps it in memory at once and writes it in its own time.
    void this.memory.update(key, kept);
  }
}

/** An older or newer version may have written it: what is not of the shape it should be is as if it were not there. */
function readKept(value: unknown): Kept {
  const list = propertyOf(value, 'files');
  const files = (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const [uri, label] = [propertyOf(one, 'uri'), propertyOf(one, 'label')];
    return typeof uri === 'string' && typeof label === 'string' ? [{ uri, label }] : [];
  });
  const given = propertyOf(value, 'scenario');
  const [uri, label] = [propertyOf(given, 'uri'), propertyOf(given, 'label')];
  const [title, timeZone] = [propertyOf(value, 'title'), propertyOf(value, 'timeZone')];
  const [runId, step] = [
    propertyOf(propertyOf(value, 'choice'), 'runId'),
    propertyOf(propertyOf(value, 'choice'), 'step'),
  ];
  return {
    files,
    ...(typeof uri === 'string' && typeof label === 'string' && { scenario: { uri, label } }),
    ...(typeof title === 'string' && { title }),
    ...(typeof timeZone === 'string' && { timeZone }),
    ...(typeof runId === 'string' && { choice: { runId, ...(typeof step === 'number' && { step }) } }),
  };
}
