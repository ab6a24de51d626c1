import { evtxMaps, libyalCatalogues } from '../sources';
import { rowsOf } from './event-row';

/** The driver of virtual disks (EVENTS.md sections 1 and 5). Ids 8 to 14 changed their meaning with Windows Server 2016. */
const row = rowsOf('vhdmp');
const replica = { from: 'windows-server-2012', to: 'windows-server-2012-r2' } as const;
const from2016 = { from: 'windows-server-2016' } as const;
/** Windows 10 1903 and later; Windows Server 2022 is the first server of that line. */
const from2022 = { from: 'windows-server-2022', source: libyalCatalogues } as const;
const lost = 'Until it is enabled again nothing is tracked, so the next backup is a full one.';
const opened = { evidence: 'seen', source: evtxMaps } as const;

export const vhdmpEvents = [
  row(
    1,
    'A virtual disk appeared on this computer as a disk. During a backup it marks a mount, for example of an AutoRecovery disk.',
    [],
    opened,
  ),
  row(2, 'A virtual disk was taken off this computer.', [], opened),
  row([3, 4], 'A virtual disk could not be made to appear as a disk.', ['HVB078']),
  row([5, 6], 'An operation on a virtual disk failed; the event names operation and status.', ['HVB110']),
  row(7, 'A disk chain is broken: the parent was written after its child was made.', ['HVB065', 'HVB064'], from2016),
  row(8, 'Change tracking for Hyper-V Replica was enabled for a disk.', [], replica),
  row(8, `The change tracking file of a disk is damaged. ${lost}`, ['HVB170'], from2016),
  row(9, 'Change tracking for Hyper-V Replica was disabled for a disk.', [], replica),
  row(9, `A disk was written without its change tracking file, so tracking was reset. ${lost}`, ['HVB170'], from2016),
  row(10, 'Change tracking for Hyper-V Replica was stopped by an error.', [], replica),
  row(10, `The change tracking file of a disk could not be updated. ${lost}`, ['HVB170'], from2016),
  row([11, 12], 'The log file of Hyper-V Replica could not be flushed.', [], replica),
  row(11, 'A virtual disk is being taken off because an operation on it failed.', ['HVB110'], from2016),
  row(12, 'A handle to a virtual disk was opened.', [], from2022),
  row(13, 'The log file of Hyper-V Replica could not be opened.', [], replica),
  row(13, 'A handle to a virtual disk could not be opened.', ['HVB078'], from2022),
  row(14, 'A disk was changed while Hyper-V Replica did not watch it.', [], replica),
  row(14, 'A handle to a virtual disk was closed.', [], from2022),
  row([23, 25], 'A virtual disk is being made to appear as a disk.', [], { ...from2022, evidence: 'quoted' }),
  row(26, 'A virtual disk is being taken off this computer.', [], from2022),
  row(50, 'An operation on a virtual disk began, for example a merge; the event names it.', [], {
    ...from2016,
    ...opened,
  }),
  row(51, 'An operation on a virtual disk, for example a merge, succeeded.', [], { ...from2016, ...opened }),
  row([100, 110], 'Storage of a virtual disk failed and its recovery began.', ['HVB110'], from2016),
  row([101, 111], 'Storage of a virtual disk came back.', [], from2016),
  row([102, 112], 'Storage of a virtual disk did not come back.', ['HVB110'], from2016),
  row(
    [113, 118],
    'A file of a virtual disk can no longer be used after an error of its storage.',
    ['HVB110'],
    from2016,
  ),
  row(208, 'Change tracking was enabled for a disk.', [], from2016),
  row(209, 'Change tracking was disabled for a disk.', ['HVB170'], from2016),
  row(210, 'Change tracking was stopped by an error; the next backup is a full one.', ['HVB170'], from2016),
  row([211, 212], 'The log file of change tracking could not be flushed.', ['HVB170'], from2016),
  row(213, 'The log file of change tracking could not be opened.', ['HVB171'], from2016),
  row(214, 'A disk was changed while it was not tracked; the next backup is a full one.', ['HVB170'], from2016),
  row([1010, 1011], 'Reading or writing a virtual disk failed.', ['HVB110'], from2016),
];
