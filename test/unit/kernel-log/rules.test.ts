import { describeTextRule } from '../../support/describe-text-rule';
import { boot, daemon, kernel, logged, snapshot, unitStatus } from '../../support/kernel-log';

/** Marks the first place of a piece. */
const mark = (text: string, piece: string): string => text.replace(piece, () => `[|${piece}|]`);
const notReached = kernel(3700, 'hv_utils: VSS: failed to communicate to the daemon: -22');
const noDevice = daemon(9, 'open /dev/vmbus/hv_vss failed; error: 2 No such file or directory');

describeTextRule('kernel-log', 'HVB042', {
  fires: [
    {
      name: 'the kernel could not reach the daemon, twice',
      text: mark(
        logged([kernel(1, 'hv_utils: VSS IC version 5.0'), notReached, { ...notReached, at: 90000 }]),
        notReached.message,
      ),
      severity: 'warning',
      says: ['2 times', 'error -22: no daemon is connected'],
      related: 1,
    },
    {
      name: 'it came later, so that is over',
      text: mark(
        logged([notReached, kernel(4000, 'hv_utils: VSS: userspace daemon ver. 129 connected')]),
        notReached.message,
      ),
      severity: 'info',
      related: 1,
    },
    {
      name: 'a request without a daemon, with debugging switched on',
      text: mark(logged([kernel(9, 'hv_utils: VSS: Not ready for request.')]), 'hv_utils: VSS: Not ready for request.'),
      severity: 'warning',
    },
    {
      name: 'the daemon found no device',
      text: mark(
        logged([...boot.slice(0, 5), daemon(8, 'VSS starting; pid is:9'), noDevice], 'messages'),
        noDevice.message,
      ),
      severity: 'warning',
      says: ['error 2, No such file or directory'],
    },
    {
      name: 'the kernel did not take the daemon',
      text: mark(logged([daemon(9, 'invalid version negotiation')], 'journalctl'), 'invalid version negotiation'),
      severity: 'warning',
      says: ['"invalid version negotiation"'],
    },
    {
      name: 'its unit is not running',
      text: mark(
        unitStatus('hv-vss-daemon', 'inactive (dead)', [
          '  Condition: start condition failed at Thu 2014-03-06 22:00:31 UTC',
        ]),
        'inactive (dead)',
      ),
      severity: 'warning',
      says: ['hv-vss-daemon.service is not running'],
      related: 1,
    },
    {
      name: 'its unit has failed',
      text: mark(
        unitStatus('hypervvssd', 'failed (Result: exit-code) since Thu 2014-03-06'),
        'failed (Result: exit-code) since Thu 2014-03-06',
      ),
      severity: 'warning',
    },
    {
      name: 'its unit is masked',
      text: mark('hypervvssd.service      masked      enabled\n', 'masked'),
      severity: 'warning',
    },
    {
      name: 'there is no unit of one of its names',
      text: mark('Unit hypervvssd.service could not be found.\n', 'hypervvssd.service'),
      severity: 'info',
    },
    {
      name: 'its package is not installed',
      text: '$ rpm -q hypervvssd\npackage [|hypervvssd|] is not installed\n',
      severity: 'warning',
    },
    {
      name: 'the package that brings it is not installed',
      text: 'package [|hyperv-daemons|] is not installed\n',
      severity: 'info',
    },
  ],
  quiet: [
    { name: 'a start and a snapshot that worked', text: logged([...boot, ...snapshot]) },
    { name: 'the service is offered, and the log ends before the daemon starts', text: logged(boot.slice(0, 5)) },
    { name: 'it found no device, and was started again', text: logged([noDevice, ...snapshot], 'journalctl') },
    {
      name: 'another unit of it runs',
      text: `Unit hypervvssd.service could not be found.\n${unitStatus('hv-vss-daemon', 'active (running) since Thu')}`,
    },
    { name: 'rules of udev start a unit that is disabled', text: 'hypervvssd.service  disabled  disabled\n' },
    { name: 'the daemon of another service', text: unitStatus('hypervkvpd', 'failed (Result: exit-code)') },
    {
      name: 'its unit is there, so its package is',
      text: `package hyperv-daemons is not installed\n${unitStatus('hypervvssd', 'active (running)')}`,
    },
  ],
  missing: [{ name: 'nothing about VSS', text: logged([kernel(1, 'hv_utils: Heartbeat IC version 3.0')]) }],
  broken: [
    { name: 'the status is cut before it says', text: '○ hv-vss-daemon.service - Hyper-V VSS daemon\n' },
    { name: 'the line is cut', text: '[ 3700.000000] hv_utils: VSS: failed to communicate to the dae' },
    { name: 'without a time', text: mark(`${notReached.message}\n`, notReached.message) },
  ],
  advises: { says: 'hyperv-daemons or hypervvssd' },
});

const tooOld = "hv_utils: Integration service 'Backup (volume snapshot)' not supported on this host version.";
describeTextRule('kernel-log', 'HVB043', {
  fires: [
    { name: 'at the start', text: mark(logged([kernel(2, tooOld)]), tooOld), severity: 'info' },
    {
      name: 'at each start',
      text: mark(logged([kernel(2, tooOld), kernel(2, tooOld)], 'messages'), tooOld),
      related: 1,
    },
  ],
  quiet: [
    {
      name: 'another service is not supported',
      text: logged([
        kernel(2, "hv_utils: Integration service 'Guest file copy' not supported on this host version."),
        kernel(3, 'hv_utils: VSS IC version 5.0'),
      ]),
    },
  ],
  missing: [{ name: 'no such line', text: logged(boot) }],
  broken: [{ name: 'cut', text: `${logged(boot)}[  2.000000] ${tooOld.slice(0, 80)}` }],
  advises: { says: 'Windows Server 2012 R2 or later' },
});

const noReply = kernel(4500, 'hv_utils: VSS: timeout waiting for daemon to reply');
describeTextRule('kernel-log', 'HVB044', {
  fires: [
    {
      name: 'once',
      text: mark(logged([...boot, daemon(3600, 'VSS: op=CHECK HOT BACKUP'), noReply]), noReply.message),
      severity: 'error',
      says: ['did not answer the kernel in time,', '15 minutes'],
      related: 0,
    },
    {
      name: 'seven times are one finding',
      text: mark(logged(Array<typeof noReply>(7).fill(noReply), 'journalctl'), noReply.message),
      says: ['in time 7 times'],
      related: 5,
    },
  ],
  quiet: [{ name: 'a freeze that was refused is an answer', text: logged([daemon(9, 'VSS: op=FREEZE: failed')]) }],
  missing: [{ name: 'no such line', text: logged([...boot, ...snapshot]) }],
  broken: [
    { name: 'cut', text: '[ 4500.000000] hv_utils: VSS: timeout waiting for' },
    {
      name: 'quoted in a sentence',
      text: `${logged(boot)}It says hv_utils: VSS: timeout waiting for daemon to reply\n`,
    },
  ],
  advises: { says: 'NFS and FUSE' },
});

const iscsi = kernel(20, 'scsi host3: iSCSI Initiator over TCP/IP');
const disk = kernel(21, 'sd 3:0:0:1: [sdb] Attached SCSI disk');
describeTextRule('kernel-log', 'HVB045', {
  fires: [
    {
      name: 'a disk over iSCSI',
      text: logged([...boot, iscsi, disk]).replace('[sdb]', '[[|sdb|]]'),
      severity: 'warning',
      says: ['Disk sdb', 'SCSI host 3'],
      related: 1,
    },
    {
      name: 'in an older kernel',
      text: logged([...boot, kernel(20, 'scsi3 : iSCSI Initiator over TCP/IP'), disk], 'messages').replace(
        '[sdb]',
        '[[|sdb|]]',
      ),
    },
  ],
  quiet: [
    {
      name: 'a disk of Hyper-V itself',
      text: logged([...boot, kernel(2, 'sd 0:0:0:0: [sda] Attached SCSI disk'), iscsi]),
    },
    { name: 'not on Hyper-V', text: logged([iscsi, disk]) },
    { name: 'the login came after the disk, so it is of another start', text: logged([...boot, disk, iscsi]) },
  ],
  missing: [{ name: 'no iSCSI', text: logged(boot) }],
  broken: [{ name: 'the disk is cut', text: logged([...boot, iscsi, kernel(21, 'sd 3:0:0:1: [sdb] Attac')]) }],
  advises: { says: 'from inside of the guest' },
});
