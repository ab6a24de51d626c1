import type { Located, Span } from '../text/span';
import type { UnitStatus } from './model';

/**
 * The unit of the daemon by distribution: `hypervvssd` (RHEL, Fedora and their kin, SUSE's newer packages), `hv-vss-daemon` (Ubuntu),
 * `hyperv-daemons.hv-vss-daemon` (Debian), `hv_vss_daemon` (SUSE, Arch, Gentoo).
 */
export const unitName = String.raw`(?:hypervvssd|(?:hyperv-daemons\.)?hv-vss-daemon|hv_vss_daemon)`;

const mark = String.raw`[ \t]{0,8}(?:[●○◍↻×*]\s{0,3})?`;
/** `● hypervvssd.service - Hyper-V VSS daemon`, the first line of `systemctl status`. */
const header = new RegExp(`^${mark}(?<name>${unitName}\\.service)(?: - [^\\n]{0,200})?\\s{0,8}$`, 'du');
/** A row of `systemctl list-units`: load, active and sub state. */
const listed = new RegExp(
  `^${mark}(?<name>${unitName}\\.service)\\s{1,60}(?<load>loaded|masked|not-found|error|bad-setting)\\s{1,20}(?<active>active|inactive|failed|activating|deactivating|reloading)\\s{1,20}(?<sub>[a-z-]{2,20})(?:\\s[^\\n]{0,200})?$`,
  'du',
);
/** A row of `systemctl list-unit-files`. */
const installed = new RegExp(
  `^[ \\t]{0,8}(?<name>${unitName}\\.service)\\s{1,60}(?<enabled>enabled|disabled|masked|static|indirect|generated|linked|alias)(?:-runtime)?(?:\\s{1,20}(?:enabled|disabled|-))?\\s{0,20}$`,
  'du',
);
const missing = new RegExp(`^[^\\n]{0,40}?Unit (?<name>${unitName}\\.service) could not be found\\.?\\s{0,8}$`, 'du');
const field =
  /^\s{0,20}(?<label>Loaded|Active|Condition|Main PID|Docs|Process|TriggeredBy|Drop-In|Duration):\s{1,4}(?<value>[^\n]{0,400}?)\s{0,20}$/d;
/** Between the lines of one status there are no more others: what a drop-in or a condition adds. */
const mostBetween = 6;

/** What one line says of a unit: a whole row, or the first line of a status whose fields follow. */
export class UnitReader {
  readonly units: UnitStatus[] = [];
  private open: { unit: Mutable<UnitStatus>; between: number } | undefined;

  constructor(private readonly problem: (span: Span, message: string) => void) {}

  /** True while the fields of a status may follow. */
  get isOpen(): boolean {
    return this.open !== undefined;
  }

  /** True for a line that belongs to a unit. */
  take(line: string, start: number): boolean {
    const row = listed.exec(line) ?? installed.exec(line) ?? missing.exec(line);
    if (row) {
      this.close();
      this.units.push(rowOf(row, line, start));
      return true;
    }
    const begins = header.exec(line);
    if (begins) {
      this.close();
      const name = groupOf(begins, 'name', start);
      if (name) this.open = { unit: { span: spanOf(line, start), name }, between: 0 };
      return true;
    }
    return this.open !== undefined && this.takeField(line, start);
  }

  close(): void {
    const { open } = this;
    this.open = undefined;
    if (!open) return;
    if (open.unit.active) this.units.push(open.unit);
    else this.problem(open.unit.span, `The status of ${open.unit.name.value} is cut: whether it runs is not there.`);
  }

  private takeField(line: string, start: number): boolean {
    const { open } = this;
    if (!open) return false;
    const match = field.exec(line);
    const label = match?.groups?.['label'];
    if (match === null || label === undefined) {
      open.between++;
      if (line.trim() === '' || open.between > mostBetween) this.close();
      return false;
    }
    open.between = 0;
    const value = groupOf(match, 'value', start);
    open.unit.span = { start: open.unit.span.start, end: spanOf(line, start).end };
    if (value && label === 'Active') open.unit.active = value;
    if (value && label === 'Condition') open.unit.condition = value;
    if (value && label === 'Loaded') {
      const enabled =
        /;\s?(enabled|disabled|masked|static|indirect|generated)\b/.exec(value.value) ??
        /^(masked)\b/.exec(value.value);
      const [, word] = enabled ?? [];
      if (enabled && word !== undefined) {
        const at = value.span.start + enabled.index + enabled[0].indexOf(word);
        open.unit.enabled = { value: word, span: { start: at, end: at + word.length } };
      }
    }
    return true;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function rowOf(row: RegExpExecArray, line: string, start: number): UnitStatus {
  const name = groupOf(row, 'name', start) ?? { value: '', span: spanOf(line, start) };
  const active = groupOf(row, 'active', start);
  const sub = groupOf(row, 'sub', start);
  const enabled = groupOf(row, 'enabled', start);
  const isMissing = row.groups?.['load'] === 'not-found' || (!active && !enabled);
  return {
    span: spanOf(line, start),
    name,
    ...(active &&
      sub && {
        active: { value: `${active.value} (${sub.value})`, span: { start: active.span.start, end: sub.span.end } },
      }),
    ...(enabled && { enabled }),
    ...(isMissing && { isMissing: true as const }),
  };
}

function groupOf(match: RegExpExecArray, group: string, start: number): Located<string> | undefined {
  const value = match.groups?.[group];
  const [from, to] = match.indices?.groups?.[group] ?? [];
  if (value === undefined || value === '' || from === undefined || to === undefined) return undefined;
  return { value, span: { start: start + from, end: start + to } };
}

function spanOf(line: string, start: number): Span {
  const lead = line.length - line.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, line.trimEnd().length) };
}
