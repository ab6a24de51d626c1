/** Writes what a Linux guest logs, in the ways in which people show it. */
export interface LoggedLine {
  /** Seconds since the start of the system. */
  readonly at: number;
  readonly by: 'kernel' | 'daemon';
  readonly message: string;
}

export const logStyles = [
  'dmesg',
  'dmesg -T',
  'messages',
  'journalctl',
  'short-precise',
  'short-iso',
  'short-full',
  'rsyslog',
  'monotonic',
  'bare',
] as const;
export type LogStyle = (typeof logStyles)[number];

export const kernel = (at: number, message: string): LoggedLine => ({ at, by: 'kernel', message });
export const daemon = (at: number, message: string): LoggedLine => ({ at, by: 'daemon', message });

/** The system starts at 2014-03-06 21:00:00, a Thursday, one hour east of UTC. */
const start = Date.UTC(2014, 2, 6, 21, 0, 0);

/** The lines as they are shown in one way. */
export function logged(lines: readonly LoggedLine[], style: LogStyle = 'dmesg', host = 'lin01'): string {
  return lines.map((line) => `${lineOf(line, style, host)}\n`).join('');
}

function lineOf({ at, by, message }: LoggedLine, style: LogStyle, host: string): string {
  const [, date = '', clock = '', fraction = ''] =
    /^(.{10})T(.{8})\.(\d{3})/.exec(new Date(start + at * 1000).toISOString()) ?? [];
  const day = String(Number(date.slice(8)));
  const seconds = `[${at.toFixed(6).padStart(12)}]`;
  const writer = by === 'kernel' ? 'kernel' : 'Hyper-V VSS';
  const withProcess = by === 'kernel' ? 'kernel' : 'Hyper-V VSS[812]';
  const bare = by === 'kernel' ? message : `Hyper-V VSS: ${message}`;
  switch (style) {
    case 'dmesg':
      return `${seconds} ${bare}`;
    case 'dmesg -T':
      return `[Thu Mar ${day.padStart(2)} ${clock} 2014] ${bare}`;
    case 'messages':
      return `Mar ${day.padStart(2)} ${clock} ${host} ${writer}: ${by === 'kernel' ? `${seconds} ` : ''}${message}`;
    case 'journalctl':
      return `Mar ${day.padStart(2, '0')} ${clock} ${host} ${withProcess}: ${message}`;
    case 'short-precise':
      return `Mar ${day.padStart(2, '0')} ${clock}.${fraction}000 ${host} ${withProcess}: ${message}`;
    case 'short-iso':
      return `${date}T${clock}+0100 ${host} ${withProcess}: ${message}`;
    case 'short-full':
      return `Thu ${date} ${clock} CET ${host} ${withProcess}: ${message}`;
    case 'rsyslog':
      return `${date}T${clock}.${fraction}000+01:00 ${host} ${writer}: ${message}`;
    case 'monotonic':
      return `${seconds} ${host} ${withProcess}: ${message}`;
    case 'bare':
      return bare;
  }
}

/** `systemctl status` of a unit. */
export function unitStatus(name: string, active: string, more: readonly string[] = []): string {
  const dot = active.startsWith('active') ? '●' : active.startsWith('failed') ? '×' : '○';
  return [
    `${dot} ${name}.service - Hyper-V VSS daemon`,
    `     Loaded: loaded (/usr/lib/systemd/system/${name}.service; enabled; preset: enabled)`,
    `     Active: ${active}`,
    ...more,
    '',
  ].join('\n');
}

/** A snapshot that worked. */
export const snapshot: readonly LoggedLine[] = [
  daemon(3600, 'VSS: op=CHECK HOT BACKUP'),
  daemon(3601, 'VSS: op=FREEZE: succeeded'),
  daemon(3604, 'VSS: op=THAW: succeeded'),
];

/** A start of the system with all that belongs to VSS. */
export const boot: readonly LoggedLine[] = [
  kernel(0, 'Linux version 5.15.0-100-generic (build@example) #1 SMP'),
  kernel(0, 'Hypervisor detected: Microsoft Hyper-V'),
  kernel(1.5, 'hv_vmbus: registering driver hv_utils'),
  kernel(1.6, 'hv_utils: Heartbeat IC version 3.0'),
  kernel(1.7, 'hv_utils: VSS IC version 5.0'),
  daemon(8.1, 'VSS starting; pid is:812'),
  kernel(8.2, 'hv_utils: VSS: userspace daemon ver. 129 connected'),
  daemon(8.3, 'VSS: kernel module version: 129'),
];
