/** What many runs of one thing took, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly least: number;
  /** Median of the processor time of this process, all its threads: what is left when others use the machine too. */
  readonly cpu: number;
}

/**
 * Runs each thing `runs` times after a warm-up, in turns: what else the machine does then hits all of them alike, and a ratio
 * between them stays honest.
 */
export function measureInTurns(things: readonly (() => unknown)[], runs: number, warmUp: number): Times[] {
  const samples = things.map(() => ({ wall: [] as number[], cpu: [] as number[] }));
  for (let run = -warmUp; run < runs; run++) {
    things.forEach((thing, at) => {
      const cpuStart = process.cpuUsage();
      const start = performance.now();
      kept = thing();
      const wall = performance.now() - start;
      const { user, system } = process.cpuUsage(cpuStart);
      if (run < 0) return;
      samples[at]?.wall.push(wall);
      samples[at]?.cpu.push((user + system) / 1000);
    });
  }
  return samples.map(({ wall, cpu }) => ({ median: median(wall), least: Math.min(...wall), cpu: median(cpu) }));
}

/** Keeps a result until the next, so that nothing measured can be left out as unused. */
export let kept: unknown;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
