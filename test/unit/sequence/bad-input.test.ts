import { describe, expect, test } from 'vitest';
import type { RunStep } from '../../../src/core/runs';
import {
  drawFiles,
  drawingToSvgText,
  drawRunPictures,
  drawScene,
  layoutRun,
  textMeasure,
  type DrawingNode,
  type Measure,
} from '../../../src/core/sequence';
import { parseXml } from '../../../src/core/xml';
import { time } from '../../support/records';
import { evenMeasure, madeRun, madeStep, pictured } from './sequence-runs';

const at = (clock: string): bigint => time(`2014-03-06T${clock}`);
const hostile = `<script>alert("1")</script>&amp;]]>'\u0000\u0008\u001b[31m\ud800\uffff\u202edesrever\u2066 \u05e9\u05e8\u05ea \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u{1f468}\u200d\u{1f469}\u200d\u{1f467} ${'x'.repeat(10_000)}`;

function svgOf(run: Parameters<typeof layoutRun>[0]): string {
  const scene = layoutRun(run, { measure: textMeasure, width: 800 });
  return drawingToSvgText(drawScene(scene), { palette: 'print', title: scene.title, description: scene.description });
}

/** What XML 1.0 cannot hold. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe('text of a log in an export', () => {
  const place = {
    uri: hostile,
    byteOffset: 1,
    recordId: 1n,
    time: at('22:00:00'),
    host: hostile,
    provider: hostile,
    eventId: 10102,
  };
  const run = madeRun(
    [
      madeStep('checkpoint-create', { label: hostile, start: at('22:00:00'), note: hostile, evidence: [place] }),
      madeStep('checkpoint-merge', { label: hostile, status: 'failed', start: at('22:00:10'), evidence: [place] }),
    ],
    {
      vm: { name: hostile },
      host: hostile,
      setId: hostile,
      outcomeReason: hostile,
      consistencyReasons: [hostile],
      story: [{ role: 'cause', step: 'checkpoint-merge', says: hostile, code: hostile, place, also: [] }],
      leftBehind: [
        { kind: 'checkpoint', certainty: 'proved', step: 'checkpoint-merge', sign: hostile, first: hostile, rules: [] },
      ],
      files: [
        {
          path: `D:\\${hostile}.vhdx`,
          named: true,
          kind: 'disk',
          consistency: 'crash',
          afterStep: 'checkpoint-merge',
          leftBehind: false,
        },
      ],
    },
  );
  const svg = drawingToSvgText(drawRunPictures([run], [hostile], { measure: textMeasure, width: 800 }), {
    palette: 'dark',
    title: hostile,
    description: hostile,
  });

  test('is XML without problems, and nothing of it is an element', () => {
    const { problems } = parseXml(svg);
    expect(problems).toEqual([]);
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(unwritable);
    expect(svg).not.toMatch(/<[^>]+\s(href|on\w+|xlink:href|src)=/);
    expect(svg).not.toMatch(/url\(|@import|javascript:/);
  });

  test('does not turn what stands around it', () => {
    expect(svg).not.toMatch(/[\u202a-\u202e]/);
    expect(svg).toContain('\\u202e');
    const isolates = [...svg.matchAll(/[\u2066\u2069]/g)].map(([mark]) => mark);
    expect(isolates.filter((mark) => mark === '\u2066').length).toBeGreaterThan(0);
    // Each text and title closes what it opens.
    for (const [, text = ''] of svg.matchAll(/<(?:text|title|desc)[^>]*>([^<]*)</g)) {
      expect(text.split('\u2066').length, text.slice(0, 80)).toBeGreaterThanOrEqual(text.split('\u2069').length);
    }
  });

  test('is cut to its room, and whole in the sentence', () => {
    const { marks, width } = layoutRun(run, { measure: textMeasure, width: 800 });
    const [mark] = marks;
    expect(mark?.label.text).toMatch(/\u2026/);
    expect(mark?.label.text.length).toBeLessThan(200);
    expect(mark?.label.width).toBeLessThan(width);
    expect(mark?.sentence).toContain('x'.repeat(10_000));
  });

  test('is cut where a character ends', () => {
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
    const { marks } = layoutRun(madeRun([madeStep('transfer', { label: family.repeat(100) })]), {
      measure: textMeasure,
      width: 300,
    });
    const shown = marks[0]?.label.text ?? '';
    expect(shown.replace('\u2026', '').endsWith(family)).toBe(true);
  });
});

test('an attribute cannot break out, and a tag that is none of a drawing is refused', () => {
  const bad: DrawingNode = {
    tag: 'g',
    attributes: { class: '"><script>', 'on click="x" y': 1, onclick: 1 },
    children: [],
  };
  const options = { palette: 'print', title: '', description: '' } as const;
  const svg = drawingToSvgText({ tag: 'svg', attributes: {}, children: [bad] }, options);
  expect(svg).toContain('class="&quot;&gt;&lt;script&gt;"');
  expect(svg).not.toMatch(/ on/);
  // A drawing from elsewhere may hold anything.
  const script = { tag: 'script', attributes: {}, children: [] } as unknown as DrawingNode;
  expect(() => drawingToSvgText({ tag: 'svg', attributes: {}, children: [script] }, options)).toThrow('<script>');
});

describe('runs that are hardly one', () => {
  test('no steps: said, and still a picture', () => {
    const scene = layoutRun(madeRun([]), { measure: evenMeasure, width: 700 });
    expect(scene.notes.map(({ text }) => text)).toEqual(['No step of this backup is known.']);
    expect(scene.marks).toEqual([]);
    expect(parseXml(svgOf(madeRun([]))).problems).toEqual([]);
  });

  test('one step, and no end', () => {
    const run = madeRun([madeStep('checkpoint-create', { start: at('22:00:13') })], { outcome: 'incomplete' });
    const scene = layoutRun(run, { measure: evenMeasure, width: 700 });
    expect(scene.ended?.label.text).toBe('The log shows no end of this backup');
    expect(scene.ended?.y).toBeGreaterThan(scene.marks[0]!.y);
    expect(scene.height).toBeGreaterThan(scene.ended!.y);
  });

  test('only an end: its start is not in the log', () => {
    const scene = layoutRun(madeRun([madeStep('volume-snapshot', { end: at('22:00:13') })]), {
      measure: evenMeasure,
      width: 700,
    });
    expect(scene.marks[0]?.sentence).toContain('its start is not in the log');
    expect(scene.marks[0]?.endY).toBeUndefined();
  });

  test('steps of one time stand in the order of the process, under one time', () => {
    const steps = (['identify', 'precheck', 'guest-freeze'] as const).map((id) =>
      madeStep(id, { start: at('22:00:00') }),
    );
    const { marks, ticks, moments } = layoutRun(madeRun(steps), { measure: evenMeasure, width: 700 });
    expect(marks.map(({ step }) => step)).toEqual(['identify', 'precheck', 'guest-freeze']);
    expect(ticks).toHaveLength(1);
    expect(moments[0]?.sentence).toContain('3 steps at the same time');
  });

  test('a step that is older than the one before it stands above it, and says so', () => {
    const steps = [
      madeStep('guest-freeze', { label: 'freezes', start: at('22:00:10') }),
      madeStep('checkpoint-create', { start: at('22:00:04') }),
    ];
    const { marks } = layoutRun(madeRun(steps), { measure: evenMeasure, width: 700 });
    expect(marks.map(({ step }) => step)).toEqual(['checkpoint-create', 'guest-freeze']);
    expect(marks[0]?.sentence).toContain(
      'Its record is 6 s older than that of "freezes", which the process puts before it.',
    );
  });

  test('an order that sources leave open is not spoken of', () => {
    const steps = [
      madeStep('checkpoint-merge', { start: at('22:20:00') }),
      madeStep('transfer', { start: at('22:04:00') }),
    ];
    const { marks } = layoutRun(madeRun(steps), { measure: evenMeasure, width: 700 });
    expect(marks.map(({ sentence }) => sentence).join(' ')).not.toContain('older');
  });

  test('a clock that was set back is said', () => {
    const place = (recordId: bigint, clock: string): RunStep['evidence'][number] => ({
      uri: 'a.evtx',
      byteOffset: 0,
      recordId,
      time: at(clock),
      host: 'HV01',
      provider: 'Microsoft-Windows-Hyper-V-VMMS',
      eventId: 19070,
    });
    const steps = [
      madeStep('checkpoint-create', { start: at('22:00:10'), evidence: [place(5n, '22:00:10')] }),
      madeStep('checkpoint-merge', { start: at('21:00:20'), evidence: [place(6n, '21:00:20')] }),
    ];
    const { notes, description } = layoutRun(madeRun(steps), { measure: evenMeasure, width: 1200 });
    const said =
      'The clock of HV01 went back by 59 min 50 s between its records 5 and 6; the picture follows the times.';
    expect(notes.map(({ text }) => text).join(' ')).toBe(said);
    expect(description).toContain(said);
  });

  test('an end before its start is a moment, and says so', () => {
    const step = madeStep('checkpoint-merge', { start: at('22:00:10'), end: at('22:00:07.5') });
    const { marks } = layoutRun(madeRun([step]), { measure: evenMeasure, width: 700 });
    expect(marks[0]?.endY).toBeUndefined();
    expect(marks[0]?.sentence).toContain('The record of its end is 2.5 s older than that of its start');
  });

  test('a time zone that is not known is UTC, and said', () => {
    const { notes, zone } = layoutRun(madeRun([]), { measure: evenMeasure, width: 900, timeZone: 'Mars/Base' });
    expect(zone.text).toBe('UTC');
    expect(notes[0]?.text).toBe('The time zone "Mars/Base" is not known here; the times are UTC.');
  });
});

describe('ten thousand steps', () => {
  const steps = Array.from({ length: 10_000 }, (_step, index) =>
    madeStep('checkpoint-create', {
      label: `step ${index}`,
      ...(index % 3 !== 0 && { start: at('22:00:00') + BigInt(index) * 7_000_000n }),
      ...(index % 3 === 1 && { end: at('22:00:01') + BigInt(index) * 7_000_000n }),
      status: index % 3 === 0 ? 'implied' : 'seen',
    }),
  );

  test('are laid out with work that grows as they do', () => {
    const work = (count: number): number => {
      let calls = 0;
      const measure: Measure = (text, font) => {
        calls += 1;
        return evenMeasure(text, font);
      };
      expect(layoutRun(madeRun(steps.slice(0, count)), { measure, width: 900 }).marks).toHaveLength(count);
      return calls;
    };
    expect(work(10_000) / work(1000)).toBeLessThan(10.5);
  });

  test('are drawn as far as they are seen', () => {
    const scene = layoutRun(madeRun(steps), { measure: evenMeasure, width: 900 });
    const nodes = countNodes(drawScene(scene, { from: 100_000, to: 100_800 }));
    expect(nodes).toBeGreaterThan(100);
    expect(nodes).toBeLessThan(1500);
    expect(Number(drawScene(scene, { from: 0, to: 10 }).attributes['height'])).toBe(Math.ceil(scene.height));
  });

  test('can be cut, and what is left out is said', () => {
    const { marks, notes } = layoutRun(madeRun(steps), { measure: evenMeasure, width: 900, maxMarks: 500 });
    expect(marks).toHaveLength(500);
    expect(notes.map(({ text }) => text)).toContain('9500 more steps are not drawn.');
  });
});

function countNodes({ children }: DrawingNode): number {
  return children.reduce((sum, child) => sum + (typeof child === 'string' ? 1 : 1 + countNodes(child)), 0);
}

describe.each(Object.entries(pictured))('%s as a file', (_name, run) => {
  test('is XML without problems, with a title, a description, a role and its own styles', () => {
    const svg = svgOf(run);
    expect(parseXml(svg).problems).toEqual([]);
    expect(svg).toMatch(
      /^<\?xml[^>]*\?>\n<svg [^>]*role="img" aria-labelledby="title description">\n<title id="title">/,
    );
    expect(svg).toContain('<style>');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('has every class that its nodes carry in the style sheet, or a reason', () => {
    const scene = layoutRun(run, { measure: textMeasure, width: 800 });
    const styles = svgOf(run).split('</style>')[0] ?? '';
    const nodes = [drawScene(scene), drawFiles(run, 0, { measure: textMeasure, width: 800 })];
    const unknown = new Set(
      nodes.flatMap(classesOf).filter((name) => !styles.includes(`.${name}`) && !plainGroups.has(name)),
    );
    expect([...unknown]).toEqual([]);
  });
});

/** Groups and marks that have no look of their own: the view finds its things by them. */
const plainGroups: ReadonlySet<string> = new Set(
  'sequence shades shade lifelines moments moment ticks tick folds marks mark seen notes lanes idle ended limit badge label cards links link icon tag is-crash grade-sign file left-proved left-possible active new gone why'.split(
    ' ',
  ),
);

function classesOf({ attributes, children }: DrawingNode): string[] {
  const own = String(attributes['class'] ?? '')
    .split(' ')
    .filter((name) => name !== '');
  return [...own, ...children.flatMap((child) => (typeof child === 'string' ? [] : classesOf(child)))];
}
