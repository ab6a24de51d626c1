/**
 * The lines about VSS that a Linux guest writes, and the few others that a rule needs. Words of the kernel and of the daemon are
 * those of their sources, in English in every language of the system; only the words of an error number are the system's.
 *
 * Kernel: drivers/hv/hv_snapshot.c and drivers/hv/hv_util.c of Linux 3.11 to 6.x (all are `hv_utils`, the name of the module).
 * Daemon: tools/hv/hv_vss_daemon.c of the same versions, which writes to the system log as `Hyper-V VSS`.
 */
export type LineId =
  | 'hv-vss/offered'
  | 'hv-vss/connected'
  | 'hv-vss/no-reply'
  | 'hv-vss/not-reached'
  | 'hv-vss/not-ready'
  | 'hv-vss/host-too-old'
  | 'hv-vss/no-transport'
  | 'hv-vss/inactive'
  | 'hv-vss/started'
  | 'hv-vss/handshake'
  | 'hv-vss/freeze'
  | 'hv-vss/freeze-failed'
  | 'hv-vss/freeze-refused'
  | 'hv-vss/freeze-of'
  | 'hv-vss/thaw'
  | 'hv-vss/thaw-failed'
  | 'hv-vss/thaw-of'
  | 'hv-vss/check'
  | 'hv-vss/operation-failed'
  | 'hv-vss/no-device'
  | 'hv-vss/not-registered'
  | 'hv-vss/trouble'
  | 'linux/hyper-v'
  | 'linux/iscsi-host'
  | 'linux/disk';

/** Who writes a line. */
export type LineWriter = 'kernel' | 'daemon';

/** One row of the table. */
export interface LinePattern {
  readonly id: LineId;
  readonly by: LineWriter;
  /** Of the whole message, without time, host and writer; the groups are its values. */
  readonly pattern: RegExp;
  /** 2 error, 3 warning, 4 information, as the source writes it. */
  readonly level: 2 | 3 | 4;
  /** For the person who reads: one sentence. */
  readonly meaning: string;
}

const kernel = (id: LineId, level: 2 | 3 | 4, pattern: RegExp, meaning: string): LinePattern => ({
  id,
  by: 'kernel',
  pattern,
  level,
  meaning,
});
const daemon = (id: LineId, level: 2 | 3 | 4, pattern: RegExp, meaning: string): LinePattern => ({
  id,
  by: 'daemon',
  pattern,
  level,
  meaning,
});

const trouble = 'The daemon met an error that it writes out; it may still go on.';

/** First match wins. Every repetition is bounded, and each pattern is tied to both ends of the message. */
export const linePatterns: readonly LinePattern[] = [
  kernel(
    'hv-vss/offered',
    4,
    /^hv_utils: VSS IC version \d{1,3}\.\d{1,3}$/,
    'The host offers this guest the service for snapshots, and kernel and host agreed on a version of it.',
  ),
  kernel(
    'hv-vss/connected',
    4,
    // "registered" in older kernels, "connected" since 4.9, and shown without debugging later still.
    /^hv_utils: VSS(?:: userspace)? daemon(?: ver\. (?<version>\d{1,5}))? (?:connected|registered)$/,
    'The daemon is there and has told the kernel so: the host can ask for a freeze.',
  ),
  kernel(
    'hv-vss/no-reply',
    3,
    /^hv_utils: VSS: timeout waiting for daemon to reply$/,
    'The daemon did not answer in time, so the kernel told the host that the freeze failed. The time is 15 minutes for a freeze in kernels since 4.10, 10 seconds in older ones.',
  ),
  kernel(
    'hv-vss/not-reached',
    3,
    /^hv_utils: VSS: failed to communicate to the daemon: (?<error>-?\d{1,5})$/,
    'The host asked for a snapshot and the kernel could not hand that to the daemon, so the host was told that it failed.',
  ),
  kernel(
    'hv-vss/not-ready',
    4,
    /^hv_utils: VSS: Not ready for request\.?$/,
    'The host asked for a snapshot while no daemon was connected, so it was told that it failed.',
  ),
  kernel(
    'hv-vss/host-too-old',
    3,
    /^hv_utils: Integration service 'Backup \(volume snapshot\)' not supported on this host version\.?$/,
    'The host is older than Windows Server 2012 R2 and knows no snapshots of Linux guests.',
  ),
  kernel(
    'hv-vss/no-transport',
    3,
    /^hv_utils: VSS: Failed to initialize transport$/,
    'The kernel could not make the device through which it talks with the daemon.',
  ),
  kernel(
    'hv-vss/inactive',
    3,
    /^hv_utils: VSS: Transaction not active$/,
    'The daemon answered when nothing was asked any more, for example after the kernel had given up waiting.',
  ),
  daemon('hv-vss/started', 4, /^VSS starting; pid is:(?<process>\d{1,10})$/, 'The daemon started.'),
  daemon(
    'hv-vss/handshake',
    4,
    /^VSS: kernel module version: (?<version>\d{1,5})$/,
    'Daemon and kernel agreed on a version: the host can ask for a freeze.',
  ),
  daemon('hv-vss/freeze', 4, /^VSS: op=FREEZE: succeeded$/, 'The file systems of the guest were frozen.'),
  daemon(
    'hv-vss/freeze-failed',
    4,
    /^VSS: op=FREEZE: failed$/,
    'A file system could not be frozen, so all were thawed again and the host was told that it failed.',
  ),
  daemon('hv-vss/thaw', 4, /^VSS: op=THAW: succeeded$/, 'The file systems of the guest were thawed.'),
  daemon('hv-vss/thaw-failed', 4, /^VSS: op=THAW: failed$/, 'A file system could not be thawed.'),
  daemon(
    'hv-vss/check',
    4,
    /^VSS: op=CHECK HOT BACKUP$/,
    'The host asked whether a backup of the running guest is possible.',
  ),
  daemon(
    'hv-vss/freeze-refused',
    2,
    /^FREEZE of (?<mount>\/[^\n]{0,1024}?) failed; error: ?(?<error>\d{1,5})(?: (?<words>[^\n]{0,200}))?$/,
    'This file system could not be frozen, with the number of the error; all others were thawed again.',
  ),
  daemon(
    'hv-vss/freeze-of',
    4,
    // Daemons of 2013 and 2014; the words are those of the last error, also where the call succeeded (microsoft/backupessentials #1).
    /^VSS: freeze of (?<mount>\/[^\n]{0,1024}?): (?<words>[^\n:]{1,200})$/,
    'The daemon of an older kernel was asked to freeze this file system. The words are of the last error that was set, which need not be of this call.',
  ),
  daemon(
    'hv-vss/thaw-of',
    4,
    /^VSS: thaw of (?<mount>\/[^\n]{0,1024}?): (?<words>[^\n:]{1,200})$/,
    'The daemon of an older kernel was asked to thaw this file system. The words are of the last error that was set, which need not be of this call.',
  ),
  // Linux 3.11, the first daemon.
  daemon(
    'hv-vss/freeze-of',
    4,
    /^VSS cmd is fsfreeze {1,3}-f {1,3}(?<mount>\/[^\n]{0,1024})$/,
    'The daemon was asked to freeze this file system.',
  ),
  daemon(
    'hv-vss/thaw-of',
    4,
    /^VSS cmd is fsfreeze {1,3}-u {1,3}(?<mount>\/[^\n]{0,1024})$/,
    'The daemon was asked to thaw this file system.',
  ),
  daemon(
    'hv-vss/operation-failed',
    2,
    /^op=(?<operation>\d{1,5}) failed!$/,
    'What the host had asked for failed; the line before says what it was.',
  ),
  daemon(
    'hv-vss/no-device',
    2,
    /^open \/dev\/vmbus\/hv_vss failed; error: ?(?<error>\d{1,5})(?: (?<words>[^\n]{0,200}))?$/,
    'The daemon found no device of the kernel to talk through, and ended.',
  ),
  daemon(
    'hv-vss/not-registered',
    2,
    /^registration to kernel failed; error: ?(?<error>\d{1,5})(?: (?<words>[^\n]{0,200}))?$/,
    'The kernel did not take the daemon, which ended.',
  ),
  daemon('hv-vss/not-registered', 2, /^invalid version negotiation$/, 'Daemon and kernel are of different versions.'),
  daemon(
    'hv-vss/thaw-failed',
    2,
    /^failed to thaw file system: err=(?<error>\d{1,5})$/,
    'A file system could not be thawed, and the daemon ended.',
  ),
  daemon(
    'hv-vss/trouble',
    2,
    /^(?:poll|read|write|recvfrom|bind) failed; (?:pid:\d{1,10} )?error:[^\n]{0,200}$/,
    trouble,
  ),
  daemon('hv-vss/trouble', 2, /^(?:netlink_send|net_link send) failed; error:[^\n]{0,200}$/, trouble),
  daemon('hv-vss/trouble', 2, /^Can't (?:stat|access|opendir): [^\n]{1,1200}; error:[^\n]{0,200}$/, trouble),
  daemon('hv-vss/trouble', 2, /^(?:Illegal op:\d{1,10}|Can't allocate memory!)$/, trouble),
  // What the kernel says of its hypervisor since Linux 3.x; HyperV without a hyphen up to 4.x.
  kernel('linux/hyper-v', 4, /^Hypervisor detected: Microsoft Hyper-?V$/, 'This Linux runs on Hyper-V.'),
  // drivers/scsi/iscsi_tcp.c; `scsi3 :` in kernels before 3.19.
  kernel(
    'linux/iscsi-host',
    4,
    /^scsi(?: host(?<host>\d{1,5}):|(?<old>\d{1,5}) :) iSCSI Initiator over TCP\/IP$/,
    'This Linux logged in to an iSCSI target.',
  ),
  kernel(
    'linux/disk',
    4,
    /^sd (?<host>\d{1,5}):\d{1,5}:\d{1,5}:\d{1,20}: \[(?<disk>[a-z]{2,8})\] Attached SCSI (?:removable )?disk$/,
    'A disk was attached to this Linux.',
  ),
];

/** Lines that belong to the one before them and say nothing of their own. */
export const continuations = /^(?:report it with these files:|\/etc\/fstab and \/proc\/mounts)$/;
