import { describe, expect, test } from 'vitest';
import { hvbackup } from '../cli/harness';
import { neverAdvised, type Question } from './question';
import { diskQuestions } from './questions-disks';
import { hostQuestions } from './questions-hosts';
import { snapshotQuestions } from './questions-snapshots';

const questions: readonly Question[] = [...hostQuestions, ...diskQuestions, ...snapshotQuestions];

interface Checked {
  readonly inputs: readonly { readonly path: string; readonly kind: string }[];
  readonly findings: readonly {
    readonly code: string;
    readonly path: string;
    readonly range?: { readonly start: { readonly line: number } };
  }[];
}

describe('each question of the list has its answer', () => {
  test('the numbers are 1 to 25', () => {
    const numbers = new Set(questions.map(({ number }) => number));
    expect([...numbers].filter((one) => one !== 'also').sort((a, b) => a - b)).toEqual(
      Array.from({ length: 25 }, (_unused, at) => at + 1),
    );
  });

  describe.each(questions)('$number $question', (question) => {
    const { files = {}, kinds = {}, finds, explains = {}, runs = [], says = [], never = [] } = question;
    const inFolder = Object.fromEntries(Object.entries(files).map(([name, content]) => [`e/${name}`, content]));
    const ask = async (...argv: readonly string[]): Promise<string> => {
      const os = question.hostOs === undefined ? [] : ['--host-os', question.hostOs];
      const { code, stdout, stderr } = await hvbackup([...argv, ...os], { files: inFolder });
      expect(code, stderr).toBeLessThan(2);
      for (const words of [...neverAdvised, ...never]) expect(stdout).not.toMatch(asPattern(words));
      return stdout;
    };

    test.runIf(finds !== undefined)('check', async () => {
      // The format is that of the command's own tests.
      const { inputs, findings } = JSON.parse(await ask('check', 'e', '--format', 'json')) as Checked;
      const kindOf = Object.fromEntries(inputs.map(({ path, kind }) => [path.slice(2), kind]));
      expect(kindOf).toMatchObject(kinds);
      const shown = findings.map(
        ({ code, path, range }) => `${path.slice(2)}${range ? `:${range.start.line + 1}` : ''} ${code}`,
      );
      expect(shown.sort()).toEqual([...(finds ?? [])].sort());
    });

    test.runIf(says.length > 0)('what it says', async () => {
      const told = await ask('check', 'e');
      for (const words of says) expect(told).toMatch(asPattern(words));
    });

    test.each(Object.entries(explains))('explain %s', async (code, words) => {
      const told = await ask('explain', code);
      for (const one of words) expect(told).toMatch(asPattern(one));
    });

    test.runIf(runs.length > 0)('runs', async () => {
      const told = await ask('runs', 'e');
      for (const words of runs) expect(told).toMatch(asPattern(words));
    });
  });
});

function asPattern(words: string | RegExp): RegExp {
  return typeof words === 'string' ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)) : words;
}
