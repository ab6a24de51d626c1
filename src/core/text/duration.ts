/** FILETIME units of a millisecond. */
const unitsPerMs = 10_000n;

/** How long, in 100 ns units, as one says it: `0.4 s`, `41 s`, `3 min 10 s`, `2 h 5 min`, `3 d 4 h`. */
export function durationInWords(units: bigint): string {
  const isBack = units < 0n;
  return `${isBack ? '-' : ''}${positive(Number((isBack ? -units : units) / unitsPerMs))}`;
}

function positive(ms: number): string {
  if (ms < 1) return '0 s';
  if (ms < 100) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, 'min', seconds % 60, 's');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? pair(hours, 'h', minutes % 60, 'min') : pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function pair(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}
