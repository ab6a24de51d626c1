import { describe, expect, test } from 'vitest';
import { hostGuards, hostResultGuards, viewGuards, viewResultGuards } from '../../../src/protocol/panel-guards';
import type { HostApi, PanelStory, RecordDetails, ViewApi, WireRun } from '../../../src/protocol/panel';

const head: PanelStory['runs'][number] = {
  id: 'a@1',
  vm: { id: 'a', name: 'VM001' },
  host: 'HV01',
  start: '130000000000000000',
  end: '130000000000000001',
  outcome: 'failed',
  consistency: 'crash',
  generation: 'checkpoint',
  setId: '{1}',
  brief: 'It failed.',
  findings: 2,
};
const story: PanelStory = {
  version: 3,
  title: 'HV01',
  runs: [head, { ...head, id: 'predicted:night:VM001', predicted: { at: '22:00' } }],
  scenario: {
    label: 'nightly.hvbackup.yaml',
    pairs: [{ predicted: 'predicted:night:VM001', observed: 'a@1', says: 'It failed.' }],
  },
  coverage: ['All of it.'],
  notes: [],
  stale: [{ path: 'a.evtx', what: 'changed' }],
};
const selection = { version: 3, runId: 'a@1', step: 4 };
const record: RecordDetails = {
  uri: 'file:///a.evtx',
  path: 'a.evtx',
  byteOffset: 4096,
  recordId: '12',
  time: '130000000000000000',
  host: 'HV01',
  channel: 'c',
  provider: 'p',
  eventId: 10102,
  level: 2,
  data: [{ name: 'VmName', value: '<b>' }],
  meaning: 'It failed.',
  causes: [],
  actions: [],
};
const finding = {
  code: 'HVB060',
  severity: 'error',
  message: 'It stayed.',
  uri: 'file:///a.evtx',
  byteOffset: 4096,
  step: 'checkpoint-merge',
  fixes: [{ title: 'Look.', powershell: 'Get-VM', safety: 'It only looks.' }],
};
const prediction = {
  place: { line: 7, character: 4 },
  reasons: [
    {
      kind: 'fails',
      says: 'It has no SCSI controller.',
      rules: ['HVB001'],
      step: 'precheck',
      place: { line: 8, character: 2 },
    },
  ],
};
const isRun = (value: unknown): value is WireRun => value === 'a run';

type Examples<A> = { readonly [M in keyof A]: unknown };

const hostParams: Examples<HostApi> = {
  ready: {},
  runs: { version: 3, runIds: ['a@1'] },
  records: { version: 3, records: [{ uri: 'file:///a.evtx', byteOffset: 0 }] },
  openRecord: { uri: 'file:///a.evtx', byteOffset: 4096 },
  openScenario: { version: 3, line: 12, character: 4 },
  copy: { text: 'x', what: 'PowerShell' },
  explain: { query: '10102' },
  export: { version: 3, format: 'sarif', runIds: ['a@1'], anonymize: true },
  compareWith: { version: 3, runId: 'a@1' },
  readAgain: {},
  status: { text: '' },
  setTimeZone: { timeZone: 'UTC' },
  selected: selection,
};
const hostResults: Examples<HostApi> = {
  ready: { story, selection, timeZone: 'UTC' },
  runs: { runs: [{ run: 'a run', findings: [finding], prediction }] },
  records: { records: [record] },
  openRecord: null,
  openScenario: null,
  copy: null,
  explain: null,
  export: { savedTo: '/tmp/a.svg' },
  compareWith: null,
  readAgain: null,
  status: null,
  setTimeZone: null,
  selected: null,
};
const viewParams: Examples<ViewApi> = {
  show: { story, selection },
  select: selection,
  compare: { version: 3, runIds: ['a@1', 'b@1'] },
  rasterise: { svg: '<svg/>', width: 10, height: 10.5 },
  setTimeZone: { timeZone: 'Europe/Berlin' },
};
const viewResults: Examples<ViewApi> = {
  show: null,
  select: null,
  compare: null,
  rasterise: { pngBase64: 'iVBORw0KGgo=' },
  setTimeZone: null,
};

const sides: readonly (readonly [string, Readonly<Record<string, (value: unknown) => boolean>>, object])[] = [
  ['parameters for the extension', hostGuards, hostParams],
  ['answers of the extension', hostResultGuards(isRun), hostResults],
  ['parameters for the view', viewGuards, viewParams],
  ['answers of the view', viewResultGuards, viewResults],
];

/** The value with each of its properties and items replaced by what it cannot be, one at a time. */
function* damaged(value: unknown): Generator {
  yield value === null ? {} : null;
  yield [value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const others = item === null ? [7] : [Symbol.iterator, ...(typeof item === 'object' ? damaged(item) : [{}])];
    for (const other of others) {
      if (Array.isArray(value)) yield value.map((one: unknown, at) => (String(at) === key ? other : one));
      else yield { ...value, [key]: other };
    }
  }
}

describe.each(sides)('%s', (_name, guards, examples) => {
  const rows = Object.entries<unknown>({ ...examples });

  test('are known for each method, and taken as they should be', () => {
    expect(Object.keys(guards).sort()).toEqual(rows.map(([method]) => method).sort());
    for (const [method, example] of rows) expect(guards[method]?.(example), method).toBe(true);
  });

  test('are refused with anything of another type in them', () => {
    for (const [method, example] of rows) {
      for (const other of [undefined, 'x', ...damaged(example)]) {
        // What may be null is null in one of the examples of damage.
        const isNullable = method === 'ready' || method === 'show' || method === 'export';
        if (isNullable && isNullSomewhere(other)) continue;
        expect(guards[method]?.(other), `${method} ${inspect(other)}`).toBe(false);
      }
    }
  });
});

function isNullSomewhere(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).includes(null);
}

function inspect(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'symbol' ? '#' : item));
}

describe('what only looks right', () => {
  test('words of every object are no words of ours', () => {
    const params = { version: 3, format: 'constructor', runIds: [], anonymize: false };
    expect(hostGuards.export(params)).toBe(false);
    expect(hostGuards.export({ ...params, format: '__proto__' })).toBe(false);
  });

  test('properties of a prototype do not count', () => {
    expect(hostGuards.explain(Object.create({ query: '10102' }))).toBe(false);
  });

  test('a picture is base64, and no count is negative or a fraction', () => {
    expect(viewResultGuards.rasterise({ pngBase64: '<svg>' })).toBe(false);
    expect(hostGuards.openRecord({ uri: 'x', byteOffset: -1 })).toBe(false);
    expect(hostGuards.selected({ version: 1, step: 0.5 })).toBe(false);
    expect(viewGuards.compare({ version: 1, runIds: ['a', 'b', 'c'] })).toBe(false);
    expect(viewGuards.rasterise({ svg: '', width: Number.NaN, height: 1 })).toBe(false);
  });

  test('properties that nobody asked for are let pass', () => {
    expect(hostGuards.explain({ query: '10102', since: 'a later version' })).toBe(true);
  });
});
