import type { KernelLine } from '../../kernel-log/model';
import { again, linesOf, times } from './repeated';
import { ruleOf, type KernelLogRule } from './rule-of';

/** What the kernel says of its host, and of the time that the daemon took. */
export const hostRules: readonly KernelLogRule[] = [
  ruleOf('HVB043', 'info', (doc, report) => {
    const [first, ...others] = linesOf(doc, 'hv-vss/host-too-old');
    if (!first) return;
    report({
      span: first.message.span,
      message:
        'The host of this Linux guest is older than Windows Server 2012 R2 and knows no snapshots of Linux guests: backups of the running guest are crash-consistent at best.',
      related: again(others),
      fixes: () => [
        {
          title:
            'Move the VM to a host with Windows Server 2012 R2 or later, or back up what needs consistency from inside of the guest.',
        },
      ],
    });
  }),
  ruleOf('HVB044', 'error', (doc, report) => {
    const found = linesOf(doc, 'hv-vss/no-reply');
    const [first, ...others] = found;
    if (!first) return;
    report({
      span: first.message.span,
      message: `The VSS daemon did not answer the kernel in time${times(found)}, so the host was told that the freeze failed: the kernel waits 15 minutes for a freeze since 4.10, 10 seconds before.`,
      related: again(others),
      fixes: () => [
        {
          title:
            'Look for NFS and FUSE mounts that hang, loop mounts with an old daemon, and a storage that is overloaded; update kernel and daemon together.',
        },
      ],
    });
  }),
  ruleOf('HVB045', 'warning', (doc, report) => {
    // Elsewhere than on Hyper-V it is no business of ours.
    if (!doc.lines.some(({ id }) => id === 'linux/hyper-v' || id.startsWith('hv-vss/'))) return;
    const hosts = new Map<string, KernelLine>();
    for (const disk of linesOf(doc, 'linux/iscsi-host', 'linux/disk')) {
      const number = disk.values['host']?.value ?? '';
      if (disk.id === 'linux/iscsi-host') hosts.set(number, disk);
      const host = hosts.get(number);
      const name = disk.values['disk'];
      if (!host || !name) continue;
      report({
        span: name.span,
        message: `Disk ${name.value} comes to this Linux guest over iSCSI (SCSI host ${number}): no backup by the host holds it, and a backup of the running guest can fail without a word of it.`,
        related: [{ span: host.message.span, message: 'The login to the iSCSI target.' }],
        fixes: () => [
          {
            title: 'Back up what is on this disk from inside of the guest, and keep it out of what the host backs up.',
          },
        ],
      });
    }
  }),
];
