import { drawingToSvgText, drawRunPictures, drawSet, layoutSet, textMeasure } from '../sequence';
import { runDescription, runTitle } from '../sequence/words';
import { clockOf } from '../sequence/times';
import { isPredicted, type Outcome, type Run } from '../runs';
import type { RunsReport } from './runs-report';
import { assumptionsInWords, coverageInWords } from './runs-words';

/** So many backups are drawn in one file, and so many steps of each: more is no picture any more. */
const mostRuns = 12;
const mostSteps = 500;
const mostLines = 24;
const width = 1000;

const worst: readonly Outcome[] = ['failed', 'incomplete', 'unknown', 'succeeded'];

/** More backups than can be drawn, all of one snapshot set: as lanes they find room. */
function isLargeSet(runs: readonly Run[]): boolean {
  const [first] = runs;
  return runs.length > mostRuns && first?.setId !== undefined && runs.every(({ setId }) => setId === first.setId);
}

/** Of more backups than can be drawn the ones that went worst, in the order of time; beside the lanes of a set those that are not well. */
function choose(runs: readonly Run[]): readonly Run[] {
  if (isLargeSet(runs)) return runs.filter(({ outcome }) => outcome !== 'succeeded').slice(0, mostRuns);
  if (runs.length <= mostRuns) return runs;
  const ranked = [...runs].sort((a, b) => worst.indexOf(a.outcome) - worst.indexOf(b.outcome));
  const chosen = new Set(ranked.slice(0, mostRuns));
  return runs.filter((run) => chosen.has(run));
}

/** `runs --format svg`: what happened in words, the sequence and the files of each backup, for print; then what was read. */
export function runsToSvg(report: RunsReport, { timeZone = 'UTC' }: { readonly timeZone?: string } = {}): string {
  const { observation, inputs, cancelled } = report;
  const { runs } = observation;
  const drawn = choose(runs);
  const isSet = isLargeSet(runs);
  const hidden = runs.length - drawn.length;
  // Behind a plan stands no log that could have been read.
  const isPlan = runs.length > 0 && runs.every(isPredicted);
  const coverage = isPlan
    ? observation.notes
    : [...observation.notes, ...assumptionsInWords(observation), ...coverageInWords(inputs, observation)];
  const more = [
    ...(runs.length === 0 ? ['No backup was found.'] : []),
    ...(hidden > 0
      ? [
          isPlan
            ? `${hidden} more predicted ${hidden === 1 ? 'backup is' : 'backups are'} not drawn, those that are not expected to fail first: see --format text.`
            : isSet
              ? `${hidden} ${hidden === 1 ? 'backup is' : 'backups are'} drawn as a lane only; --vm NAME draws all of one VM.`
              : `${hidden} more ${hidden === 1 ? 'backup is' : 'backups are'} not drawn, those that did not fail first; --vm NAME draws those of one VM.`,
        ]
      : []),
    ...(cancelled ? ['The reading was stopped before its end.'] : []),
    ...coverage.slice(0, mostLines).map((text) => text.trim()),
    ...(coverage.length > mostLines
      ? [`${coverage.length - mostLines} more lines on what was read: see --format text.`]
      : []),
  ];
  const [first] = runs;
  const clock = clockOf(timeZone);
  const title =
    runs.length === 1 && first
      ? runTitle(first)
      : `${runs.length} ${isPlan ? 'predicted ' : ''}${runs.length === 1 ? 'backup' : 'backups'}`;
  const description =
    drawn.length === 0
      ? more.join(' ')
      : drawn.map((run) => `${runTitle(run)}. ${runDescription(run, clock, [])}`).join(' ');
  const options = { measure: textMeasure, width, timeZone, maxMarks: mostSteps };
  const drawing = drawRunPictures(drawn, more, options, isSet ? drawSet(layoutSet(runs, options)) : undefined);
  return drawingToSvgText(drawing, { palette: 'print', title, description });
}
