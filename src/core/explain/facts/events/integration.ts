import { rowsOf } from './event-row';

/**
 * What the host says about the guest's ability to take part in a backup (EVENTS.md section 3). Up to 2012 R2 each integration
 * component was a provider of its own; from 1507 on one provider speaks for all.
 */
const vss = rowsOf('integration-vss', { to: 'windows-server-2012-r2' });
const all = rowsOf('integration', { from: 'windows-server-2016', step: 'precheck' });
const kvp = rowsOf('kvp', { to: 'windows-server-2012-r2' });
const from2012 = { from: 'windows-server-2012' } as const;
const from2012R2 = { from: 'windows-server-2012-r2' } as const;

const dynamicDisks = 'The VM cannot be backed up while it runs because the guest uses dynamic disks.';
const otherVolume =
  'The VM cannot be backed up while it runs because a guest volume keeps its shadow copy storage on another volume.';
const noSnapshots =
  'The VM cannot be backed up while it runs because a guest volume has a file system without snapshot support.';
const notRunning = 'The backup integration service in the guest does not run or is not ready.';
const storageSpaces = 'The VM cannot be backed up while it runs because the guest uses Storage Spaces.';
const oldComponents = 'The VM cannot be backed up while it runs because its integration components are too old.';

export const integrationEvents = [
  vss(4000, 'The backup component of the guest is of a version to which the host cannot connect.', ['HVB005']),
  vss(4010, 'The backup component of the guest is connected, but of another version than the host expects.', [
    'HVB005',
  ]),
  vss(4020, 'The backup component of the guest is connected and up to date.', [], { ...from2012, step: 'precheck' }),
  vss(
    4096,
    'The backup integration service is not enabled for the VM, does not run in the guest, or is not ready.',
    ['HVB003', 'HVB004'],
    {
      to: 'windows-server-2008-r2',
    },
  ),
  vss(4096, 'The backup integration service is not enabled for the VM.', ['HVB003'], from2012),
  vss(4097, dynamicDisks, ['HVB030'], from2012),
  vss(4098, otherVolume, ['HVB031'], from2012),
  vss(4099, noSnapshots, ['HVB032'], from2012),
  vss(4100, notRunning, ['HVB004'], from2012),
  vss(4101, storageSpaces, ['HVB033'], from2012R2),
  vss(4102, oldComponents, ['HVB005'], from2012R2),
  all(4000, 'Host and guest share no version of the protocol of an integration component.', ['HVB005']),
  all(
    4092,
    'The Data Exchange integration service is not enabled, does not run, or is not ready. It is not the one that backups need.',
    [],
    {
      evidence: 'quoted',
    },
  ),
  all(4093, 'The backup integration service is not enabled for the VM.', ['HVB003'], { evidence: 'quoted' }),
  all(4097, dynamicDisks, ['HVB030']),
  all(4098, otherVolume, ['HVB031']),
  all(4099, noSnapshots, ['HVB032']),
  all(4100, notRunning, ['HVB004']),
  all(4101, storageSpaces, ['HVB033']),
  all(4102, oldComponents, ['HVB005']),
  kvp(
    4096,
    'The Data Exchange integration service is not enabled, does not run, or is not ready. It is not the one that backups need.',
    [],
    {
      evidence: 'quoted',
    },
  ),
];
