import type { WirePlaceInRun, WireRunLine } from '../protocol/lsp';
import type { RecordRef } from '../protocol/panel';
import type { Diagnoser } from './diagnose';
import type { Story } from './story';

/** Which run of the last story a record belongs to. */
export function runOfRecord({ stories }: Diagnoser, ref: RecordRef): WirePlaceInRun | null {
  const { current } = stories;
  return (current && placeIn(current, ref)) ?? null;
}

/** The same for a line of the text of a log: it belongs to the record that begins there, or last before it. */
export function runOfLine(diagnoser: Diagnoser, { uri, line }: { uri: string; line: number }): WirePlaceInRun | null {
  let found: { readonly line: number; readonly byteOffset: number } | undefined;
  for (const [byteOffset, at] of diagnoser.logs.linesOf(uri)) {
    if (at <= line && (!found || at > found.line)) found = { line: at, byteOffset };
  }
  return found ? runOfRecord(diagnoser, { uri, byteOffset: found.byteOffset }) : null;
}

/** Lines at which a record of a run begins, from above. */
export function runLines({ stories, logs }: Diagnoser, uri: string): WireRunLine[] {
  const { current } = stories;
  if (!current) return [];
  const runs = new Map(current.observation.runs.map((run) => [run.id, run]));
  return [...logs.linesOf(uri)]
    .flatMap(([byteOffset, line]): WireRunLine[] => {
      const place = placeIn(current, { uri, byteOffset });
      const run = place && runs.get(place.runId);
      return run ? [{ ...place, line, vm: run.vm.name, start: String(run.start) }] : [];
    })
    .sort((a, b) => a.line - b.line);
}

function placeIn(story: Story, ref: RecordRef): WirePlaceInRun | undefined {
  const place = story.placeOf(ref);
  return place && { version: story.version, ...place };
}
