import { isPredicted, nothingObserved, plannedTime, type Run } from '../runs';
import { drawFiles } from './draw-files';
import { labelNode, line, node, rect } from './draw-parts';
import { drawScene } from './draw-scene';
import type { DrawingNode, FontRole, Measure } from './drawing';
import { consistencyWords } from './file-words';
import { fitShown, shownText, wrapShown } from './fit-text';
import { layoutRun } from './layout-run';
import { orderSteps } from './row-order';
import type { Label } from './scene';
import { clockOf } from './times';
import { runTitle } from './words';

export interface PictureOptions {
  readonly measure: Measure;
  readonly width: number;
  readonly timeZone?: string;
  /** Steps of each run that are drawn. */
  readonly maxMarks?: number;
}

const margin = 16;
const lineHeight = 17;
const between = 28;

/**
 * Backups one below the other, each with what happened in words, its sequence, and its files where it matters; for exports. An
 * overview of more of them stands above.
 */
export function drawRunPictures(
  runs: readonly Run[],
  more: readonly string[],
  options: PictureOptions,
  overview?: DrawingNode,
): DrawingNode {
  const parts: DrawingNode[] = overview ? [moved(overview, margin)] : [];
  let width = Math.max(options.width, Number(overview?.attributes['width'] ?? 0));
  let y = margin + Number(overview?.attributes['height'] ?? 0);
  for (const run of runs) {
    if (parts.length > 0) {
      parts.push(line('lanes-edge', 0, y, width, y));
      y += between;
    }
    const picture = drawOne(run, options);
    parts.push(node('g', { transform: `translate(0 ${y})`, class: 'run', 'data-run': run.id }, ...picture.children));
    width = Math.max(width, picture.width);
    y += picture.height;
  }
  const last = more.flatMap((text, at) => sentenceLines(shownText(text), y + lineHeight * (at + 1), 'note', options));
  y += last.length * lineHeight + margin;
  const [w, h] = [Math.ceil(width), Math.ceil(y)];
  return node('svg', { width: w, height: h, viewBox: `0 0 ${w} ${h}`, class: 'pictures' }, ...parts, ...last);
}

interface Picture {
  readonly children: readonly DrawingNode[];
  readonly width: number;
  readonly height: number;
}

function drawOne(run: Run, given: PictureOptions): Picture {
  const { measure, timeZone } = given;
  const scene = layoutRun(run, given);
  // The lanes may need more than there is: then the rest has it too.
  const options = { ...given, width: Math.max(given.width, scene.width) };
  const heads = headLines(run);
  let y = 8;
  const texts = heads.flatMap(({ text, font, name }) => {
    const lines = sentenceLines(text, y + 12, font, options, name);
    y += lines.length * lineHeight;
    return lines;
  });
  y += 8;
  const sequence = drawScene(scene);
  const sequenceTop = y;
  y += scene.height + 10;
  const step = tellingStep(run);
  const files = step === undefined ? undefined : drawFiles(run, step, { measure, width: options.width });
  const filesTop = y;
  if (files) y += Number(files.attributes['height'] ?? 0) + 10;
  const clock = clockOf(timeZone);
  const planned = plannedTime(run.start);
  const times = `Times are ${clock.zone === 'UTC' ? 'UTC' : `those of ${clock.zone}`}.`;
  const head = isPredicted(run)
    ? `${nothingObserved}${planned === undefined ? '' : ` It is to begin at ${planned}.`}`
    : times;
  const foot = `${head} ${run.host === '' ? '' : `Host ${shownText(run.host)}.`}`;
  return {
    width: Math.max(scene.width, Number(files?.attributes['width'] ?? 0)),
    height: y + lineHeight,
    children: [
      ...texts,
      moved(sequence, sequenceTop),
      ...(files
        ? [
            rect('files-back', 0, filesTop, scene.width, Number(files.attributes['height'] ?? 0)),
            moved(files, filesTop),
          ]
        : []),
      ...sentenceLines(foot, y + 8, 'note', options),
    ],
  };
}

interface HeadLine {
  readonly text: string;
  readonly font: FontRole;
  readonly name?: string;
}

/** What is read first: whose backup and how it ended, why, how consistent it is, what stays. */
function headLines(run: Run): readonly HeadLine[] {
  const { outcomeReason, consistency, consistencyReasons, leftBehind, setId } = run;
  const [reason] = consistencyReasons;
  return [
    { text: `${runTitle(run)}, ${consistencyWords[consistency]}`, font: 'lane', name: 'verdict' },
    { text: shownText(outcomeReason), font: 'label' },
    ...(reason === undefined ? [] : [{ text: `Consistency: ${shownText(reason)}`, font: 'note' } as const]),
    ...leftBehind.map(
      ({ certainty, sign }) =>
        ({
          text: `${certainty === 'proved' ? 'Left behind' : 'Possibly left behind'}: ${shownText(sign)}.`,
          font: 'note',
        }) as const,
    ),
    ...(setId === undefined ? [] : [{ text: `Snapshot set ${shownText(setId)}`, font: 'note' } as const]),
  ];
}

/** Where the files tell most: at the failure, else where the snapshot holds them all, else at the last step that was reached. */
export function tellingStep(run: Run): number | undefined {
  const positionOf = (id: string | undefined): number => run.steps.findIndex((step) => step.id === id);
  const left = run.leftBehind.find(({ certainty }) => certainty === 'proved')?.step;
  const isReached = (at: number): boolean => {
    const status = run.steps[at]?.status;
    return status === 'seen' || status === 'implied' || status === 'failed' || status === 'missing';
  };
  const choices = [left, run.story[0]?.step, 'volume-snapshot'].map(positionOf).filter(isReached);
  const last = orderSteps(run)
    .rows.filter(({ index }) => isReached(index))
    .at(-1)?.index;
  return choices[0] ?? last;
}

/** A drawing as a part of another: its children, further down. */
function moved({ attributes, children }: DrawingNode, y: number): DrawingNode {
  return node(
    'g',
    { class: String(attributes['class'] ?? ''), transform: `translate(0 ${Math.round(y)})` },
    ...children.filter((child) => typeof child === 'string' || (child.tag !== 'title' && child.tag !== 'desc')),
  );
}

function sentenceLines(
  text: string,
  y: number,
  font: FontRole,
  { measure, width }: PictureOptions,
  name?: string,
): DrawingNode[] {
  const room = width - 2 * margin;
  return wrapShown(text, font, room, 3, measure).map((part, at) => {
    const label: Label = {
      ...fitShown(part, font, room, measure),
      font,
      x: margin,
      y: y + lineHeight * at,
      anchor: 'start',
    };
    return labelNode(label, name);
  });
}
