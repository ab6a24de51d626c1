import { autoRecoveryFix, evtxMaps } from '../sources';
import { rowsOf } from './event-row';

/** The worker process of a VM on the host (EVENTS.md section 5, EVENT-CATALOGUE.md). */
const row = rowsOf('worker');
const create = { step: 'checkpoint-create' } as const;
const from2012R2 = { from: 'windows-server-2012-r2' } as const;

export const workerEvents = [
  row(3210, 'The memory of the VM could not be saved for a checkpoint.', ['HVB134', 'HVB072'], {
    ...create,
    evidence: 'quoted',
  }),
  row(3212, 'A checkpoint of the VM was cancelled.', ['HVB128'], { ...create, ...from2012R2 }),
  row(
    3216,
    'The VM could not switch its writes to the new differencing disks; something holds a disk file open, or storage did not answer in time.',
    ['HVB134', 'HVB078'],
    { ...create, ...from2012R2 },
  ),
  row(
    3280,
    'The checkpoint of the VM could not begin. 0x80070050 and 0x800423FB point to an AutoRecovery disk that an earlier backup left behind, 0x80070070 to a full volume, 0x800705B4 to a time limit.',
    ['HVB134', 'HVB060', 'HVB072'],
    { ...create, evidence: 'quoted', source: autoRecoveryFix },
  ),
  row(3286, 'The VM stays paused because it could not go on after a checkpoint.', ['HVB134', 'HVB006'], create),
  row([3324, 3326], 'There is not enough disk space for the memory file of the VM.', ['HVB072']),
  row(3330, 'The place where checkpoints are stored could not be reached.', ['HVB134', 'HVB080'], create),
  row(3332, 'No checkpoint was taken because pass-through disks are attached.', ['HVB011'], create),
  row(
    3352,
    'The production checkpoint failed inside the guest: its VSS, or its backup integration service, gave the HRESULT in the event.',
    ['HVB129', 'HVB004'],
    { from: 'windows-server-2016', evidence: 'quoted' },
  ),
  row(
    3370,
    'After a failed checkpoint the path of a virtual disk could not be set back.',
    ['HVB122', 'HVB068'],
    create,
  ),
  row(3372, 'No checkpoint was taken because the name of a file or path is not valid.', ['HVB080'], create),
  row(3438, 'No checkpoint was taken because virtual Fibre Channel adapters are attached.', ['HVB013'], {
    ...create,
    from: 'windows-server-2012',
  }),
  row(12142, 'A disk could not be opened because of another file in its chain.', ['HVB064', 'HVB065']),
  row(12812, 'Change tracking could not be enabled for a disk; the next backup is a full one.', ['HVB171'], {
    from: 'windows-server-2012',
  }),
  row(18500, 'The VM was started.', [], { evidence: 'seen', source: evtxMaps }),
  row(18502, 'The VM was turned off.', [], { evidence: 'seen', source: evtxMaps }),
  row([18504, 18508], 'The guest was shut down.', [], { evidence: 'seen', source: evtxMaps }),
  row(18510, 'The VM was saved. During a backup it marks the offline method.', ['HVB180']),
  row([18512, 18514], 'The VM was reset.', [], { evidence: 'seen', source: evtxMaps }),
  row(18516, 'The VM was paused.', ['HVB006'], { from: 'windows-server-2012' }),
  row(18520, 'A checkpoint of the VM was taken.', [], { ...create, to: 'windows-server-2012-r2' }),
  row(18524, 'The VM was paused because its storage failed.', ['HVB110'], { from: 'windows-server-2016' }),
  row([18590, 18602], 'The guest operating system crashed.', ['HVB121'], { from: 'windows-server-2012' }),
  row(26004, 'The memory of the VM began to be saved for a checkpoint.', [], {
    ...create,
    from: 'windows-server-2012',
  }),
  row(26005, 'The memory of the VM was saved for a checkpoint; the event says how long it took.', [], {
    ...create,
    from: 'windows-server-2012',
  }),
];
