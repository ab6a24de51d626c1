import { afterEach, describe, expect, test } from 'vitest';
import { isWireRun } from '../../../src/core';
import * as wire from '../../../src/protocol/lsp';
import type { PanelStory, RecordDetails, RunDetails } from '../../../src/protocol/panel';
import { hostResultGuards } from '../../../src/protocol/panel-guards';
import {
  csvSet,
  failedMerge,
  goodCheckpoint,
  strangeNames,
  twoNights,
  twoNights2012,
  type SequenceFixture,
} from '../../fixtures/sequence';
import { judgeLogs, unjudged } from '../../../src/server/judge-logs';
import { Stories } from '../../../src/server/stories';
import { Session } from './session';

const sessions: Session[] = [];

afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

interface Read {
  readonly session: Session;
  readonly files: wire.LogsParams['files'];
  readonly story: PanelStory;
}

/** A server on the logs of a night, which it has read for the panel. */
async function read(night: SequenceFixture): Promise<Read> {
  const files = Object.fromEntries(Object.entries(night.logs()).map(([name, bytes]) => [`mem:///${name}`, bytes]));
  const session = await Session.start({ files });
  sessions.push(session);
  const wanted = Object.keys(files).map((uri) => ({ uri, label: uri.slice('mem:///'.length) }));
  return { session, files: wanted, story: await readAgain(session, wanted) };
}

async function readAgain(session: Session, files: wire.LogsParams['files']): Promise<PanelStory> {
  const answer = await ask(session, wire.readStory, { files });
  if (!answer) throw new Error('Nothing was judged.');
  return answer.story;
}

async function ask<P, R>(session: Session, { method }: wire.RequestName<P, R>, params: P): Promise<R> {
  return await session.client.sendRequest<R>(method, params);
}

async function detailsOf({ session, story }: Read): Promise<readonly RunDetails[]> {
  const runIds = story.runs.map(({ id }) => id);
  return await ask(session, wire.storyRuns, { version: story.version, runIds });
}

/** The first record that a finding stands at. */
async function findingOf(reading: Read): Promise<RunDetails['findings'][number]> {
  const [finding] = (await detailsOf(reading)).flatMap(({ findings }) => findings);
  if (!finding) throw new Error('No finding.');
  return finding;
}

describe('a story', () => {
  test('holds what the panel takes: heads without steps, coverage in words, and runs by their ids', async () => {
    const reading = await read(failedMerge());
    const { session, story } = reading;
    const guards = hostResultGuards(isWireRun);
    expect(guards.ready({ story, selection: null, timeZone: 'UTC' })).toBe(true);
    expect(story.version).toBe(1);
    expect(story.runs.length).toBeGreaterThan(0);
    expect(story.runs.map(({ outcome }) => outcome)).toContain('failed');
    expect(story.coverage.join('\n')).toMatch(/Coverage: \d+ of \d+ records tell of backups/);
    const runs = await detailsOf(reading);
    expect(guards.runs({ runs })).toBe(true);
    expect(runs.map(({ run }) => run.id)).toEqual(story.runs.map(({ id }) => id));
    expect(runs.map(({ findings }) => findings.length)).toEqual(story.runs.map(({ findings }) => findings));
    const none = await ask(session, wire.storyRuns, { version: 1, runIds: ['no such run'] });
    expect(none).toEqual([]);
  });

  test('is named by what was read', async () => {
    const { session, files, story } = await read(failedMerge());
    expect(story.title).toBe(files.length === 1 ? files[0]?.label : `${files.length} logs`);
    const one = await ask(session, wire.readStory, { files: files.slice(0, 1) });
    expect(one?.story.title).toBe(files[0]?.label);
    const named = await ask(session, wire.readStory, { files, title: 'the night of HV01' });
    expect(named?.story.title).toBe('the night of HV01');
    expect(await ask(session, wire.currentStory, {})).toEqual(named);
  });

  test('comes with a diagnosis too, in numbers', async () => {
    const { session, files } = await read(failedMerge());
    const { story } = await ask(session, wire.diagnoseLogs, { files });
    const shown = await ask(session, wire.currentStory, {});
    const failed = shown?.story.runs.filter(({ outcome }) => outcome === 'failed').length;
    expect(story).toEqual({
      version: 2,
      title: shown?.story.title,
      runs: shown?.story.runs.length,
      failed,
    });
  });

  test('is refused once another one was read', async () => {
    const reading = await read(goodCheckpoint());
    const { session, files, story } = reading;
    const again = await readAgain(session, files);
    expect(again.version).toBe(story.version + 1);
    const { version } = story;
    const old: readonly Promise<unknown>[] = [
      ask(session, wire.storyRuns, { version, runIds: [] }),
      ask(session, wire.storyRecords, { version, records: [] }),
      ask(session, wire.storyExport, { ...exporting(story), format: 'markdown' }),
    ];
    for (const call of old) await expect(call).rejects.toThrow('The logs were read again since');
  });

  test('of logs that are gone says so and has no runs', async () => {
    const session = await Session.start();
    sessions.push(session);
    expect(await ask(session, wire.currentStory, {})).toBeNull();
    const story = await readAgain(session, [{ uri: 'mem:///gone.evtx', label: 'gone.evtx' }]);
    expect(story.runs).toEqual([]);
    expect(story.coverage.join('\n')).toMatch(/gone\.evtx/);
  });

  test('of a folder is that of its logs: other files are left aside, one that cannot be read is named', async () => {
    const night = Object.entries(failedMerge().logs());
    const session = await Session.start({
      files: {
        ...Object.fromEntries(night.map(([name, bytes]) => [`mem:///${name}`, bytes])),
        'mem:///pom.xml': '<project/>',
      },
    });
    sessions.push(session);
    const names = [...night.map(([name]) => name), 'pom.xml', 'gone.evtx'];
    const answer = await ask(session, wire.readStory, {
      files: names.map((label) => ({ uri: `mem:///${label}`, label })),
    });
    expect(answer?.files.map(({ label }) => label)).toEqual(names.filter((name) => name !== 'pom.xml'));
    const coverage = answer?.story.coverage.join('\n') ?? '';
    expect(coverage).toContain('gone.evtx');
    expect(coverage).not.toContain('pom.xml');
  });

  test('stays when a later reading was stopped before anything was judged', () => {
    const stories = new Stories();
    const files = [{ uri: 'mem:///a.evtx', label: 'a.evtx' }];
    const first = stories.keep({ files }, judgeLogs([], {}));
    expect(first?.version).toBe(1);
    expect(stories.keep({ files }, unjudged([], 'It was cancelled.'))).toBeUndefined();
    expect(stories.current).toBe(first);
    expect(stories.of(1)).toBe(first);
    expect(stories.keep({ files }, judgeLogs([], {}))?.version).toBe(2);
    expect(stories.of(1)).toBeUndefined();
  });

  test('keeps names as they stand in the log', async () => {
    const { story } = await read(strangeNames());
    expect(hostResultGuards(isWireRun).ready({ story, selection: null, timeZone: 'UTC' })).toBe(true);
    expect(story.runs.map(({ vm }) => vm.name).join()).toContain('<');
  });
});

describe('a record of a story', () => {
  test('has its data, its meaning, causes and safe actions', async () => {
    const reading = await read(failedMerge());
    const finding = await findingOf(reading);
    const records = await recordsAt(reading, [finding]);
    expect(hostResultGuards(isWireRun).records({ records })).toBe(true);
    const [record] = records;
    expect(record).toMatchObject({ uri: finding.uri, byteOffset: finding.byteOffset, path: labelOf(finding.uri) });
    expect(record?.data.length).toBeGreaterThan(0);
    expect(record?.meaning).toBeTruthy();
    expect(record?.causes[0]).toBe(`${finding.code}: ${finding.message}`);
    expect(record?.actions.length).toBeGreaterThan(0);
  });

  test('is read from its log when it was not kept, and is the same', async () => {
    const reading = await read(failedMerge());
    // What nobody rests on is not kept: a host that starts is the evidence of no step.
    const { text } = await ask(reading.session, wire.logText, { uri: logNamed(reading, 'System') });
    const [, recordId, byteOffset] = /Record +(\d+), at byte (\d+)/.exec(text ?? '') ?? [];
    const [record] = await recordsAt(reading, [{ uri: logNamed(reading, 'System'), byteOffset: Number(byteOffset) }]);
    expect(record).toMatchObject({
      recordId,
      byteOffset: Number(byteOffset),
      path: labelOf(logNamed(reading, 'System')),
    });
  });

  test('of no log of the story, or of no record, is left out', async () => {
    const reading = await read(failedMerge());
    const [{ uri } = { uri: '' }] = reading.files;
    expect(await recordsAt(reading, [{ uri: 'file:///etc/passwd', byteOffset: 0 }])).toEqual([]);
    expect(await recordsAt(reading, [{ uri, byteOffset: 3 }])).toEqual([]);
    expect(await recordsAt(reading, [{ uri, byteOffset: 4096 + 512 + 1 }])).toEqual([]);
    expect(await recordsAt(reading, [{ uri, byteOffset: 2 ** 40 }])).toEqual([]);
  });

  test('leads to its run and step, and so does its line in the text of the log', async () => {
    const reading = await read(failedMerge());
    const { session, story } = reading;
    const [details] = (await detailsOf(reading)).filter(({ run }) => run.outcome === 'failed');
    const steps = details?.run.steps ?? [];
    const step = steps.findIndex(({ status }) => status === 'failed');
    const [place] = steps[step]?.evidence ?? [];
    if (!details || !place) throw new Error('No failed step.');
    const expected = { version: story.version, runId: details.run.id, step };
    const { uri, byteOffset } = place;
    expect(await ask(session, wire.runOfRecord, { uri, byteOffset })).toEqual(expected);
    const at = await ask(session, wire.lineOfRecord, { uri, byteOffset });
    if (!at) throw new Error('The record is not in the text.');
    // The lines below belong to the same record.
    for (const line of [at.line, at.line + 3])
      expect(await ask(session, wire.runOfLine, { uri, line })).toEqual(expected);
    expect(await ask(session, wire.runOfLine, { uri, line: 0 })).toBeNull();
    expect(await ask(session, wire.runOfRecord, { uri, byteOffset: 1 })).toBeNull();
    const lines = await ask(session, wire.runLines, { uri });
    expect(lines).toContainEqual({ ...expected, line: at.line, vm: details.run.vm.name, start: details.run.start });
    expect(lines.map(({ line }) => line)).toEqual(lines.map(({ line }) => line).sort((a, b) => a - b));
  });
});

function labelOf(uri: string): string {
  return uri.slice('mem:///'.length);
}

function logNamed({ files }: Read, name: string): string {
  const found = files.find(({ label }) => label.includes(name));
  if (!found) throw new Error(`No log named ${name}.`);
  return found.uri;
}

async function recordsAt(
  { session, story }: Read,
  refs: readonly { readonly uri: string; readonly byteOffset: number }[],
): Promise<readonly RecordDetails[]> {
  const records = refs.map(({ uri, byteOffset }) => ({ uri, byteOffset }));
  return await ask(session, wire.storyRecords, { version: story.version, records });
}

function exporting({ version }: PanelStory): Omit<wire.StoryExportParams, 'format'> {
  return { version, runIds: [], anonymize: false, timeZone: 'UTC', toolVersion: '1.2.3' };
}

describe('an export', () => {
  test('of one run holds that run alone', async () => {
    const { session, story } = await read(csvSet());
    const [first, second] = story.runs;
    if (!first || !second) throw new Error('No two runs.');
    for (const format of ['mermaid', 'markdown'] as const) {
      const { text } = await ask(session, wire.storyExport, { ...exporting(story), format, runIds: [first.id] });
      expect(text, format).toContain(first.vm.name);
      expect(text, format).not.toContain(`${second.vm.name},`);
      const all = await ask(session, wire.storyExport, { ...exporting(story), format });
      for (const { vm } of story.runs) expect(all.text, format).toContain(vm.name);
    }
  });

  test('as Markdown states the coverage and the codes; as SARIF it has the findings and the version of the tool', async () => {
    const reading = await read(failedMerge());
    const { session, story } = reading;
    const { code } = await findingOf(reading);
    const markdown = await ask(session, wire.storyExport, { ...exporting(story), format: 'markdown' });
    expect(markdown.text).toContain('## Coverage');
    expect(markdown.text).toContain(code);
    const { text } = await ask(session, wire.storyExport, { ...exporting(story), format: 'sarif' });
    const log: unknown = JSON.parse(text);
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { version: '1.2.3' } } }] });
    expect(text).toContain(code);
    const none = await ask(session, wire.storyExport, {
      ...exporting(story),
      format: 'sarif',
      runIds: ['no such run'],
    });
    expect(JSON.parse(none.text)).toMatchObject({ runs: [{ results: [] }] });
  });

  test('as a picture is a file of its own with its size: a sequence of one run, lanes of several, in the zone that is wanted', async () => {
    const { session, story } = await read(csvSet());
    const [first, second] = story.runs;
    if (!first || !second) throw new Error('No two runs.');
    const timeZone = 'Asia/Tokyo';
    const one = await ask(session, wire.storyExport, {
      ...exporting(story),
      timeZone,
      format: 'svg',
      runIds: [first.id],
    });
    expect(one.text).toMatch(/^<\?xml[^]*<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(one.text).toContain(first.vm.name);
    expect(one.text).not.toContain(`>${second.vm.name}<`);
    expect(one.text).toContain(timeZone);
    expect(one.text).toContain(`width="${one.width}" height="${one.height}"`);
    expect(one.width).toBeGreaterThan(300);
    const all = await ask(session, wire.storyExport, { ...exporting(story), format: 'png' });
    for (const { vm } of story.runs) expect(all.text).toContain(vm.name);
    expect(all.height).toBeGreaterThan(story.runs.length * 10);
  });

  test('of two runs that were chosen compares them, in that order; of a whole set it shows the set', async () => {
    const { session, story } = await read(twoNights());
    const [first, second] = story.runs;
    if (!first || !second || story.runs.length > 2) throw new Error('No two nights.');
    const texts = async (runIds: readonly string[]): Promise<readonly string[]> => {
      const formats = ['markdown', 'svg'] as const;
      const made = formats.map((format) => ask(session, wire.storyExport, { ...exporting(story), format, runIds }));
      return (await Promise.all(made)).map(({ text }) => text);
    };
    const [markdown = '', svg = ''] = await texts([first.id, second.id]);
    expect(markdown).toMatch(/^# Two Hyper-V backup runs[^]*# Hyper-V backup runs/);
    expect(svg).toMatch(/<title[^>]*>[^<]*first difference/i);
    const [turned, turnedSvg] = await texts([second.id, first.id]);
    expect(turned).not.toBe(markdown);
    expect(turnedSvg).not.toBe(svg);
    const [all, allSvg] = await texts([]);
    expect(all).toMatch(/^# Hyper-V backup runs/);
    expect(allSvg).not.toBe(svg);
  });

  test('of two runs that were chosen compares them with pseudonyms too, when their ids hold names', async () => {
    const { session, story } = await read(twoNights2012());
    const runIds = story.runs.map(({ id }) => id);
    expect(runIds.every((id) => id.includes('FS1'))).toBe(true);
    const { text } = await ask(session, wire.storyExport, {
      ...exporting(story),
      format: 'markdown',
      runIds,
      anonymize: true,
    });
    expect(text).toMatch(/^# Two Hyper-V backup runs/);
    expect(text).not.toMatch(/FS1|HV08/i);
  });

  test('with pseudonyms names no VM and no host, and has the same ones in every format', async () => {
    const { session, story } = await read(failedMerge());
    const [run] = story.runs;
    if (!run) throw new Error('No run.');
    const stands = new Set<string>();
    for (const format of ['markdown', 'mermaid', 'sarif', 'svg', 'otlp'] as const) {
      const { text } = await ask(session, wire.storyExport, { ...exporting(story), format, anonymize: true });
      expect(text, format).not.toMatch(new RegExp(`\\b(${run.vm.name}|${run.host})\\b`, 'i'));
      for (const [stand] of text.matchAll(/VM-\d+/g)) stands.add(stand);
    }
    expect([...stands]).toHaveLength(new Set(story.runs.map(({ vm }) => vm.name)).size);
  });
});
