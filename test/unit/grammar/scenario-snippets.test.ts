import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openText } from '../../../src/core';
import { meaning } from '../../../src/core/language/scenario/format';
import { openScenario } from '../../../src/core/scenario';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const file = path.resolve(import.meta.dirname, '../../../syntaxes/scenario.snippets.json');
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);
const isWhole = ([, { prefix }]: (typeof snippets)[number]): boolean =>
  [prefix].flat()[0]?.startsWith('scenario-') ?? false;

/** What stands there when every stop was left as it is, or with another choice of its list. */
function filled(
  body: readonly string[],
  take: (choices: readonly string[]) => string = ([first = '']) => first,
): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^|]*)\|\}/g, (_all, list: string) => take(list.split(',')))
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

describe('the snippets of whole scenarios', () => {
  test.each(snippets.filter(isWhole))('%s', (_name, { body }) => {
    for (const take of [undefined, (choices: readonly string[]) => choices.at(-1) ?? '']) {
      const text = filled(body, take);
      const { problems, schemaFindings } = openScenario('mem:///a.hvbackup.yaml', text);
      expect([...problems, ...schemaFindings].map(({ message }) => message)).toEqual([]);
      const findings = openText('scenario', text)?.check({ uri: 'mem:///a.hvbackup.yaml' }) ?? [];
      expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
    }
  });

  test('are there for every usual set-up', () => {
    expect(snippets.filter(isWhole).map(([, { prefix }]) => [prefix].flat()[0])).toEqual([
      'scenario-host',
      'scenario-off-host',
      'scenario-wmi',
      'scenario-dpm',
      'scenario-wsb',
      'scenario-smb3',
      'scenario-many',
    ]);
  });
});

test.each(snippets.filter((one) => !isWhole(one)))('%s is an entry of its list', (_name, { prefix, body }) => {
  const lists = { vm: 'vms', 'vm-config': 'vms', disk: 'disks', volume: 'storage', job: 'jobs' } as const;
  const list = Object.entries(lists).find(([key]) => key === prefix)?.[1];
  const entry = filled(body).trimEnd();
  const inside =
    list === 'disks' ? `vms:\n  - name: A\n    disks:\n${indented(entry, 6)}` : `${list ?? ''}:\n${indented(entry, 2)}`;
  const text = `hvbackup: 1\nhost: { os: windows-server-2019 }\n${list === 'vms' || list === 'disks' ? '' : 'vms: []\n'}${inside}\n`;
  const { problems, schemaFindings, root } = openScenario('mem:///a.hvbackup.yaml', text);
  expect([...problems, ...schemaFindings].map(({ message }) => message)).toEqual([]);
  expect(meaning(root)).toContain(`"${list ?? ''}":[{`);
});

function indented(text: string, by: number): string {
  return text.replace(/^/gm, ' '.repeat(by));
}
