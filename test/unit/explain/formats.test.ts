import { describe, expect, test } from 'vitest';
import {
  explain,
  explanationToJson,
  explanationToMarkdown,
  explanationToText,
  type Explanation,
} from '../../../src/core';
import { eventRows, providerOf } from '../../../src/core/explain/facts/events';
import { ruleCatalogue } from '../../../src/core/rules/facts/catalogue';
import { expectGolden } from '../../support/golden';

const hostile = '<img src=x> [a](command:x) `` # | @me www.x.y \u001b[31m\u202e\n## h-AutoRecovery.avhdx';

describe('Markdown', () => {
  test('golden: an event whose meaning depends on the host', () => {
    expectGolden('explain/event-markdown', explanationToMarkdown(explain('10103', { hostOs: 'windows-server-2019' })));
  });

  test('text of the query stays text', () => {
    for (const query of [hostile, 'C:\\x\\[a](command_x)`b`-AutoRecovery.avhdx', hostile.replace('\n', ' ')]) {
      const markdown = explanationToMarkdown(explain(query));
      expect(markdown).not.toMatch(/^## h|^#+ .*\n## h/m);
      // Outside the code span of the heading nothing of it is markup.
      const body = markdown.slice(markdown.indexOf('\n'));
      expect(body).not.toMatch(/<img|[\u001b\u202e]/);
      expect(markdown).not.toMatch(/[\u001b\u202e]/);
    }
  });

  test('a name from the query is shown, escaped', () => {
    const { matches } = explain('a_[b](c)`d`-AutoRecovery.avhdx');
    expect(matches[0]?.details).toEqual([{ label: 'Disk', text: 'a_[b](c)`d`', isQueried: true }]);
    expect(explanationToMarkdown(explain('a_[b](c)`d`-AutoRecovery.avhdx'))).toContain('- Disk: `` a_[b](c)`d` ``');
  });

  test('backticks of advice become code, an odd one does not', () => {
    expect(explanationToMarkdown(explain('HVB001'))).toContain("`Add-VMScsiController -VMName 'X'`");
    const odd: Explanation = {
      query: 'x',
      matches: [
        {
          kind: 'guid',
          id: 'x',
          title: 'x',
          meaning: 'a `b',
          variants: [],
          details: [],
          rules: [],
          notes: [],
          sources: [],
        },
      ],
    };
    expect(explanationToMarkdown(odd)).toContain('a \\`b');
  });
});

describe('text', () => {
  test('golden: a number that is several things', () => {
    expectGolden('explain/number-text', explanationToText(explain('8')));
  });

  test('control characters of the query are shown, not sent', () => {
    const text = explanationToText(explain(hostile));
    expect(text).toContain('\\x1b[31m\\u202e\\n## h-AutoRecovery.avhdx');
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });

  test('the meaning on the host is marked', () => {
    const text = explanationToText(explain('10103', { hostOs: 'windows-server-2012-r2' }));
    expect(text).toMatch(/^10103 on Windows Server 2012 R2\n/);
    expect(text).toMatch(/^ {2}Up to Windows Server 2012: /m);
    expect(text).toMatch(/^> Windows Server 2012 R2 and later: The VM has no virtual SCSI controller/m);
  });
});

describe('JSON, version 1', () => {
  test('golden: shape and order of an event', () => {
    expectGolden('explain/event-json', explanationToJson(explain('10103', { hostOs: 'windows-server-2012' })));
  });

  test('every field is there, also where nothing is known', () => {
    expect(JSON.parse(explanationToJson(explain('hello')))).toEqual({
      version: 1,
      query: 'hello',
      hostOs: null,
      matches: [],
      note: expect.stringContaining('Nothing is known about it.') as unknown,
    });
    for (const query of ['8', 'HVB001', '0x80070050', 'x.avhdx', '32768'])
      for (const match of (JSON.parse(explanationToJson(explain(query))) as { matches: object[] }).matches)
        expect(Object.keys(match)).toEqual([
          'kind',
          'id',
          'title',
          'meaning',
          'variants',
          'details',
          'rules',
          'notes',
          'sources',
        ]);
  });

  test('it holds the query as it was', () => {
    const { query } = JSON.parse(explanationToJson(explain(hostile))) as { query: string };
    expect(query).toBe(hostile);
  });
});

test('everything in the tables can be asked and shown', () => {
  const queries = [
    ...eventRows.flatMap(({ provider, ids }) => ids.map((id) => `${providerOf(provider).name} ${id}`)),
    ...ruleCatalogue.map(({ code }) => code),
  ];
  for (const query of queries) {
    const explanation = explain(query);
    expect(explanation.matches, query).toHaveLength(1);
    const text = explanationToText(explanation);
    expect(text, query).not.toMatch(/undefined|\[object/);
    expect(explanationToMarkdown(explanation), query).not.toMatch(/undefined|\[object/);
  }
});
