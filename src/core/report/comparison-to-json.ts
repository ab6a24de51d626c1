import type { ComparedStep, RunComparison } from '../runs';
import { plainJson } from './plain';
import { isoTime } from './runs-words';

/** `runs --compare --format json`, version 1: times as seconds since the start of each run, runs by their id. */
export function comparisonToJson({ a, b, rows, facts, firstDifference, sentence }: RunComparison): string {
  return `${plainJson({
    version: 1,
    a: { id: a.id, vm: a.vm, host: a.host, start: isoTime(a.start), outcome: a.outcome },
    b: { id: b.id, vm: b.vm, host: b.host, start: isoTime(b.start), outcome: b.outcome },
    sentence,
    ...(firstDifference !== undefined && { firstDifference }),
    facts,
    steps: rows.map(({ id, label, differences, a: stepA, b: stepB }) => ({
      id,
      label,
      differences,
      ...(stepA && { a: stepToJson(stepA) }),
      ...(stepB && { b: stepToJson(stepB) }),
    })),
  })}\n`;
}

function stepToJson({ sinceStart, duration, ...step }: ComparedStep): object {
  return {
    ...step,
    ...(sinceStart !== undefined && { sinceStartSeconds: Number(sinceStart) / 10_000_000 }),
    ...(duration !== undefined && { durationSeconds: Number(duration) / 10_000_000 }),
  };
}
