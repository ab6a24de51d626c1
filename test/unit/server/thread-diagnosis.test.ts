import { CancellationTokenSource } from 'vscode-languageserver/node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readNothing } from '../../../src/core';
import type { LogsOrder } from '../../../src/server/diagnose-logs';
import type { JudgedLogs } from '../../../src/server/judge-logs';
import { awaitThread, type DiagnosisThread, type ThreadMessage } from '../../../src/server/thread-diagnosis';

const order: LogsOrder = {
  files: [
    { uri: 'file:///a.evtx', label: 'a.evtx' },
    { uri: 'file:///b.evtx', label: 'b.evtx' },
  ],
};
const judged: JudgedLogs = { logs: [], inputs: [], markdown: 'found', texts: new Map(), evidence: [] };

/** A thread that says what a test makes it say. */
class SpokenFor implements DiagnosisThread {
  readonly heard: string[] = [];
  say: (message: ThreadMessage) => void = () => undefined;
  die: (why: Error) => void = () => undefined;

  listen(take: (message: ThreadMessage) => void, ended: (why: Error) => void): void {
    this.say = take;
    this.die = ended;
  }

  stop(): void {
    this.heard.push('stop');
  }

  end(): void {
    this.heard.push('end');
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function begin(): { thread: SpokenFor; source: CancellationTokenSource; told: unknown[]; answer: Promise<JudgedLogs> } {
  const thread = new SpokenFor();
  const source = new CancellationTokenSource();
  const told: unknown[] = [];
  const answer = awaitThread(thread, order, (progress) => void told.push(progress), source.token);
  return { thread, source, told, answer };
}

describe('a thread that diagnoses logs', () => {
  test('is ended with its answer, and its progress is passed on', async () => {
    const { thread, told, answer } = begin();
    const progress = { label: 'a.evtx', bytesRead: 1, bytes: 2 };
    thread.say({ kind: 'progress', progress });
    thread.say({ kind: 'judged', judged });
    expect(await answer).toBe(judged);
    expect(told).toEqual([progress]);
    expect(thread.heard).toEqual(['end']);
  });

  test('may judge what it has read for a moment after a cancel', async () => {
    const { thread, source, answer } = begin();
    source.cancel();
    expect(thread.heard).toEqual(['stop']);
    await vi.advanceTimersByTimeAsync(50);
    thread.say({ kind: 'judged', judged });
    expect(await answer).toBe(judged);
    expect(thread.heard).toEqual(['stop', 'end']);
  });

  test('that takes longer is ended within 200 ms, and what it has read is the answer', async () => {
    const { thread, source, answer } = begin();
    const coverage = { ...readNothing('evtx', 4096, 'It was asked to stop before this.'), bytesRead: 1024, records: 7 };
    source.cancel();
    thread.say({ kind: 'read', logs: [{ path: 'a.evtx', uri: 'file:///a.evtx', coverage }] });
    await vi.advanceTimersByTimeAsync(200);
    const { inputs, logs, markdown } = await answer;
    expect(inputs).toMatchObject([{ path: 'a.evtx', kind: 'evtx', coverage, findings: [] }]);
    expect(logs[0]?.notChecked).toContain('not judged');
    expect(markdown).toBe('');
    expect(thread.heard).toEqual(['stop', 'end']);
  });

  test('that hangs in a read is ended all the same, and no log passes for read', async () => {
    const { thread, source, answer } = begin();
    source.cancel();
    await vi.advanceTimersByTimeAsync(200);
    const { inputs } = await answer;
    expect(inputs.map(({ path, coverage, problem }) => [path, coverage?.bytesRead, problem])).toEqual([
      ['a.evtx', 0, 'It was asked to stop before this.'],
      ['b.evtx', 0, 'It was asked to stop before this.'],
    ]);
    expect(thread.heard.at(-1)).toBe('end');
  });

  test('that dies makes the request fail with the reason', async () => {
    const { thread, answer } = begin();
    const failed = expect(answer).rejects.toThrow('out of memory');
    thread.die(new Error('out of memory'));
    await failed;
  });
});
