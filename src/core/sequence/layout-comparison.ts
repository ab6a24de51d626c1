import { comparisonTitle, markOf, proofInWords, stateInWords, timesInWords } from '../report/comparison-words';
import {
  firstDifferenceInWords,
  namesOf,
  plannedTime,
  isPredicted,
  type ComparedStep,
  type ComparisonRow,
  type Run,
  type RunComparison,
} from '../runs';
import type { ComparedCell, ComparedRow, ComparisonColumn, ComparisonScene } from './comparison-scene';
import type { FontRole, Measure } from './drawing';
import { factInWords } from './fact-words';
import { fitText, shownText, wrapShown } from './fit-text';
import type { Label } from './scene';
import { outcomeSigns } from './set-words';
import { clockOf } from './times';
import { statusWordOf } from './words';

export interface ComparisonLayoutOptions {
  readonly measure: Measure;
  readonly width: number;
  /** `UTC`, or an IANA name. */
  readonly timeZone?: string;
}

const margin = 10;
const signWidth = 22;
const shapeWidth = 22;
const columnGap = 16;
const leastWidth = 460;
const lineHeight = 16;
const rowHeight = 24;
const tallHeight = 40;

const signs = { first: '\u2260', different: '\u2260', same: undefined } as const;

/** What all rows are laid out by. */
interface Frame {
  readonly measure: Measure;
  readonly labelX: number;
  readonly labelWidth: number;
  readonly columns: readonly [number, number];
  readonly columnWidth: number;
}

/** Lays out two runs in two columns, aligned by step, the first difference marked. */
export function layoutComparison(comparison: RunComparison, options: ComparisonLayoutOptions): ComparisonScene {
  const { measure, timeZone } = options;
  const width = Math.max(options.width, leastWidth);
  const clock = clockOf(timeZone);
  const timeOf = (time: bigint): string => `${clock.day(time)} ${clock.clock(time).slice(0, 8)} ${clock.offset(time)}`;
  const { a, b, facts, rows } = comparison;
  const sentence = firstDifferenceInWords(comparison, namesOf(a, b, timeOf));
  // In less than the room: a computer without the font that was measured takes a wider one.
  const lines = wrapShown(shownText(sentence), 'lane', (width - 2 * margin) * 0.88, 3, measure);
  const heading = lines.map((text, at) => label(text, 'lane', margin, 18 + at * lineHeight, measure));
  const frame = frameOf(comparison, width, measure);
  const columnsY = 18 + lines.length * lineHeight + 12;
  const headerHeight = columnsY + lineHeight + 10;
  const laid: ComparedRow[] = [];
  const nextTop = (): number => {
    const last = laid.at(-1);
    return last ? last.top + last.height : headerHeight + 4;
  };
  for (const fact of facts) laid.push(factRow(fact, comparison, nextTop(), frame));
  const gap = facts.length > 0 ? 10 : 0;
  rows.forEach((row, at) => laid.push(stepRow(row, at, comparison, nextTop() + (at === 0 ? gap : 0), frame)));
  return {
    width,
    height: nextTop() + margin,
    headerHeight,
    heading,
    columns: [columnOf(a, 0, columnsY, timeOf, frame), columnOf(b, 1, columnsY, timeOf, frame)],
    rows: laid,
    title: comparisonTitle(comparison, timeOf),
    description: `Two backups in two columns, step by step. ${sentence}`,
  };
}

function frameOf({ rows, facts }: RunComparison, width: number, measure: Measure): Frame {
  const widest = [...rows.map((row) => row.label), ...facts.map(({ name }) => name)]
    .map((text) => measure(text, 'label'))
    .reduce((most, own) => Math.max(most, own), 0);
  const labelX = margin + signWidth;
  const labelWidth = Math.min(widest + 4, width * 0.34);
  const from = labelX + labelWidth + columnGap;
  const columnWidth = (width - from - columnGap - margin) / 2;
  return { measure, labelX, labelWidth, columns: [from, from + columnWidth + columnGap], columnWidth };
}

function columnOf(run: Run, at: 0 | 1, y: number, timeOf: (time: bigint) => string, frame: Frame): ComparisonColumn {
  const { columns, columnWidth, measure } = frame;
  const x = columns[at];
  const isPlan = isPredicted(run);
  const name = `${outcomeSigns[run.outcome]} ${isPlan ? 'PREDICTED ' : ''}${run.vm.name}`;
  const planned = plannedTime(run.start);
  const when = isPlan
    ? planned === undefined
      ? 'from the scenario'
      : `from the scenario, ${planned}`
    : timeOf(run.start);
  return {
    run: run.id,
    outcome: run.outcome,
    ...(isPlan && { isPredicted: true as const }),
    x,
    width: columnWidth,
    name: fitted(name, 'lane', x, y, columnWidth, measure),
    when: fitted(when, 'time', x, y + lineHeight, columnWidth, measure),
  };
}

function factRow(
  fact: RunComparison['facts'][number],
  { a: runA, b: runB }: RunComparison,
  top: number,
  frame: Frame,
): ComparedRow {
  const { measure, labelX, labelWidth, columns, columnWidth } = frame;
  const { name, isDifferent } = fact;
  const [a, b] = [factInWords(name, fact.a, runA), factInWords(name, fact.b, runB)];
  const base = top + 16;
  const cell = (run: Run, text: string, x: number): ComparedCell => ({
    run: run.id,
    x,
    text: fitted(text, 'label', x + shapeWidth, base, columnWidth - shapeWidth, measure),
  });
  const mark = isDifferent ? 'different' : 'same';
  return {
    mark,
    top,
    height: rowHeight,
    ...signOf(mark, base, measure),
    label: fitted(name, 'label', labelX, base, labelWidth, measure),
    a: cell(runA, a, columns[0]),
    b: cell(runB, b, columns[1]),
    sentence: `${capital(name)}: ${shownText(a)}; ${shownText(b)}${isDifferent ? '. Different' : ''}.`,
  };
}

function stepRow(row: ComparisonRow, index: number, comparison: RunComparison, top: number, frame: Frame): ComparedRow {
  const { measure, labelX, labelWidth, columns } = frame;
  const mark = markOf(comparison, row);
  const isTall = mark === 'first' || proofInWords(row.a) !== '' || proofInWords(row.b) !== '';
  const base = top + 16;
  return {
    index,
    mark,
    top,
    height: isTall ? tallHeight : rowHeight,
    ...signOf(mark, base, measure),
    label: fitted(row.label, 'label', labelX, base, labelWidth, measure),
    ...(mark === 'first' && {
      remark: fitted('the first difference', 'note', labelX, base + lineHeight, labelWidth, measure),
    }),
    a: cellOf(row.a, comparison.a, columns[0], base, frame),
    b: cellOf(row.b, comparison.b, columns[1], base, frame),
    sentence: stepSentence(row, mark),
  };
}

function cellOf(step: ComparedStep | undefined, run: Run, x: number, y: number, frame: Frame): ComparedCell {
  const { measure, columnWidth } = frame;
  const room = columnWidth - shapeWidth;
  const at = x + shapeWidth;
  const proof = proofInWords(step);
  return {
    run: run.id,
    ...(step && { step: step.index, status: step.status }),
    x,
    text: fitted(cellText(run, step), 'label', at, y, room, measure),
    ...(proof !== '' && { proof: fitted(proof, 'note', at, y + lineHeight, room, measure) }),
  };
}

/** The status in the words of the picture, and its times. */
function cellText(run: Run, step: ComparedStep | undefined): string {
  if (!step) return 'no such step';
  const word = step.status === 'seen' ? 'seen' : statusWordOf(run, step.status);
  return [word, ...timesInWords(step)].join(', ');
}

function stepSentence({ label: name, a, b }: ComparisonRow, mark: ComparedRow['mark']): string {
  const side = (step: ComparedStep | undefined): string => {
    const proof = proofInWords(step);
    return proof === '' ? stateInWords(step) : `${stateInWords(step)} (${proof})`;
  };
  const what = { first: ' This is the first difference.', different: ' Different.', same: '' }[mark];
  return `${capital(name)}: ${side(a)}; ${side(b)}.${what}`;
}

function signOf(mark: ComparedRow['mark'], y: number, measure: Measure): { sign?: Label } {
  const text = signs[mark];
  return text === undefined ? {} : { sign: label(text, 'lane', margin, y, measure) };
}

function fitted(text: string, font: FontRole, x: number, y: number, room: number, measure: Measure): Label {
  const fit = fitText(text, font, room, measure);
  return {
    text: fit.text,
    font,
    x,
    y,
    width: fit.width,
    anchor: 'start',
    ...(fit.full !== undefined && { full: fit.full }),
  };
}

function label(text: string, font: FontRole, x: number, y: number, measure: Measure): Label {
  return { text, font, x, y, width: measure(text, font), anchor: 'start' };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
