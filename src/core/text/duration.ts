/** Seconds between two times. */
export function secondsBetween(from: bigint, to: bigint): number {
  return Number(to - from) / 10_000_000;
}

/** `7.9 s`, `3 min 10 s`, `2 h 5 min`, `3 d 4 h`, `12 ms`: as exact as one reads it at a glance. */
export function durationInWords(seconds: number): string {
  if (seconds < 0) return `-${durationInWords(-seconds)}`;
  if (seconds === 0) return '0 s';
  if (seconds < 0.001) return 'less than 1 ms';
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 59.95) return `${String(Math.round(seconds * 10) / 10)} s`;
  if (seconds < 3599.5) return twoParts(Math.round(seconds), 60, 'min', 's');
  if (seconds < 86_370) return twoParts(Math.round(seconds / 60), 60, 'h', 'min');
  return twoParts(Math.round(seconds / 3600), 24, 'd', 'h');
}

function twoParts(small: number, per: number, bigUnit: string, smallUnit: string): string {
  const rest = small % per;
  return `${Math.floor(small / per)} ${bigUnit}${rest === 0 ? '' : ` ${rest} ${smallUnit}`}`;
}
