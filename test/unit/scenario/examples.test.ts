import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openScenario } from '../../../src/core/scenario';
import { expectGolden } from '../../support/golden';
import { scales } from '../../support/sample-workspace/scale-plans';
import { hvbackup } from '../cli/harness';

const folder = path.resolve(import.meta.dirname, '../../../examples/scenarios');
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(path.sep, '/'))
  .filter((name) => /\.hvbackup\.(?:yaml|json)$/.test(name))
  .sort();
const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

interface Shown {
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } } | null;
    readonly message: string;
  }[];
}

interface Predicted {
  readonly runs: readonly {
    readonly vm: { readonly name: string };
    readonly generation: string;
    readonly outcome: string;
    readonly consistency: string;
    readonly steps: readonly { readonly id: string; readonly status: string }[];
    readonly files: readonly { readonly path: string; readonly consistency: string }[];
  }[];
}

/** What `check` finds in one scenario: the line, the severity, the code, and the words. */
async function checked(name: string): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const { code, stdout } = await hvbackup(['check', path.join(folder, name), '--format', 'json']);
  // The command line's own JSON, whose shape its tests assert.
  const { findings } = JSON.parse(stdout) as Shown;
  const lines = findings.map(
    ({ range, severity, code: rule, message }) => `${(range?.start.line ?? -1) + 1} ${severity} ${rule}: ${message}`,
  );
  return { code, lines };
}

async function predicted(
  name: string,
): Promise<{ readonly runs: Predicted['runs']; readonly plan: readonly string[] }> {
  const json = await hvbackup(['predict', path.join(folder, name), '--format', 'json']);
  const text = await hvbackup(['predict', path.join(folder, name)]);
  expect(json.code).toBe(0);
  // The plan as people read it: the paragraph between the glance and the VMs.
  const plan = text.stdout.split('\n\n').filter((block) => / in \d+ rounds?, |^At a glance:|^Side by side/.test(block));
  return { runs: (JSON.parse(json.stdout) as Predicted).runs, plan };
}

describe.each(names)('%s', (name) => {
  test('is right as a scenario, and its document keeps its lines', () => {
    const { problems, schemaFindings, scenario } = openScenario(name, textOf(name));
    expect([...problems, ...schemaFindings].map(({ message }) => message)).toEqual([]);
    expect(scenario.name?.value).toMatch(/^[A-Z0-9].*[^.]$/);
  });

  test('gives what is written down beside it', async () => {
    const { code, lines } = await checked(name);
    const { runs, plan } = await predicted(name);
    const shown = runs.flatMap(({ vm, generation, outcome, consistency, steps, files }) => [
      `${vm.name}: ${generation}, ${outcome}, ${consistency}`,
      `  ${steps.map(({ id, status }) => `${id} ${status}`).join(', ')}`,
      ...files.map((file) => `  ${file.path}: ${file.consistency}`),
    ]);
    expectGolden(
      `scenarios/${name.replace(/\.hvbackup\.\w+$/, '').replaceAll('/', '-')}`,
      [`# check ends with ${code}`, ...lines, '', '# predicted', ...shown, '', '# plan', ...plan, ''].join('\n'),
    );
  });
});

describe('the guide to the scenarios', () => {
  const guide = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const rows = [...guide.matchAll(/^\| \[([\w-]+)\]\(.+?\) \| (.+) \|$/gm)].map(([, name = '', words = '']) => ({
    name,
    words,
  }));

  /** The claims of the article and the comments that a text names: `claims 1, 16 to 22`, `comment 4`. */
  const namedIn = (text: string): string[] =>
    [...text.matchAll(/\b(claim|comment)s? ([\d, to and]+)/gi)].flatMap(([, kind = '', list = '']) =>
      [...list.matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(([, from = '', to = from]) =>
        Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => `${kind.toLowerCase()} ${Number(from) + at}`),
      ),
    );

  test('has a row for each folder, and a scenario for each claim of the article and each comment', () => {
    expect(rows.map(({ name }) => name)).toEqual([...new Set(names.map((name) => name.split('/')[0] ?? ''))].sort());
    const all = new Set(rows.flatMap(({ words }) => namedIn(words)));
    const wanted = [
      ...Array.from({ length: 24 }, (_, at) => `claim ${at + 1}`),
      ...Array.from({ length: 9 }, (_, at) => `comment ${at + 1}`),
    ];
    expect(wanted.filter((one) => !all.has(one))).toEqual([]);
  });

  test.each(rows)('what it says of $name, a scenario of that folder says too', ({ name, words }) => {
    const own = names.filter((one) => one.startsWith(`${name}/`)).map(textOf);
    const said = own.flatMap((text) => namedIn(text.replace(/\s+/g, ' ')));
    expect(namedIn(words).filter((one) => !said.includes(one))).toEqual([]);
  });
});

describe('check, as CI calls it', () => {
  test.each(names)('%s keeps what it promises, or is one of those that must not', async (name) => {
    const { code, lines } = await checked(name);
    const broken = lines.filter((line) => line.includes(' scenario/'));
    if (name.startsWith('fails/')) {
      expect(broken.length).toBeGreaterThan(0);
      expect(code).toBe(1);
    } else expect(broken).toEqual([]);
  });

  test('fails for the folder as a whole, and names the files of fails/', async () => {
    const { code, stdout } = await hvbackup(['check', folder]);
    expect(code).toBe(1);
    for (const name of names.filter((one) => one.startsWith('fails/'))) expect(stdout).toContain(path.basename(name));
  });
});

describe('the README', () => {
  const root = path.resolve(folder, '../..');
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

  test("has the article's case as a scenario that is right and predicts 10103", async () => {
    const scenario = /```yaml\n(hvbackup: 1\n[\s\S]+?)```/.exec(readme)?.[1] ?? '';
    const files = {
      'a.hvbackup.yaml': scenario,
      'PAYROLL.xml': readFileSync(path.join(folder, '01-article/PAYROLL.xml')),
    };
    const check = await hvbackup(['check', 'a.hvbackup.yaml', '--format', 'json'], { files });
    const codes = (JSON.parse(check.stdout) as Shown).findings.map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('scenario/'))).toEqual([]);
    const predict = await hvbackup(['predict', 'a.hvbackup.yaml'], { files });
    expect(predict.stdout).toContain('VMMS 10103');
  });

  test('shows what predict says of it', async () => {
    const shown = /^ {4}(Predicted from The article[\s\S]+?)\n\n`hvbackup check/m
      .exec(readme)?.[1]
      ?.replace(/^ {4}/gm, '');
    const { stdout } = await hvbackup(['predict', path.join(folder, '01-article/nightly.hvbackup.yaml')]);
    expect(shown).toBeDefined();
    expect(stdout.startsWith(shown ?? '-')).toBe(true);
  });

  test('has a table for each number of VMs, whose first column of figures is what the plans expect', () => {
    const table = /<!-- generated: scale -->([\s\S]+?)<!-- end: scale -->/.exec(readme)?.[1] ?? '';
    const rows = [...table.matchAll(/^\| (\d+) \| \*\*(\d+)\*\*.+? \| \*\*(\d+)\*\*.+? \| \*\*(\d+)\*\*/gm)];
    expect(rows.map((row) => row.slice(1).map(Number))).toEqual(
      scales.map(({ vms, perLun }) => [perLun, vms, vms / perLun, vms / perLun]),
    );
  });
});

test("the logs of the article's case hold two nights, and the bad one is told with its record", async () => {
  const { stdout } = await hvbackup(['runs', path.join(folder, '01-article'), '--format', 'json']);
  const { runs } = JSON.parse(stdout) as {
    readonly runs: readonly {
      readonly vm: { readonly name: string };
      readonly start: string;
      readonly outcome: string;
    }[];
  };
  expect(runs.map(({ vm, start, outcome }) => `${start.slice(0, 10)} ${vm.name} ${outcome}`)).toEqual([
    '2014-03-05 INTRANET succeeded',
    '2014-03-06 PAYROLL failed',
    '2014-03-06 INTRANET succeeded',
  ]);
});
