import { section, survey, type SectionDefaults } from './row';

/** Only the 5.0 files have them; the 9.0 ones were never metered. */
const metered: SectionDefaults = { seen: '5', evidence: 'inferred', source: survey };
const plain: SectionDefaults = { ...metered, evidence: 'seen' };
const instance = 'devicetype/deviceinstance';

/** `global_settings/metrics`: resource metering. */
export const metricElements = [
  ...section('configuration/global_settings/metrics', plain, [
    ['', 'container', 'Resource metering: what was measured of each device. It has no part in a backup.'],
    ['devicetype', 'container', 'The measurements of one kind of device.', { repeats: true }],
    ['devicetype/guid', 'string', 'The kind of device: a device class, or memory or processors.'],
    [instance, 'container', 'The measurements of one device.', { repeats: true }],
    [`${instance}/guid`, 'string', 'The instance GUID of the device that is measured.'],
    [`${instance}/metric`, 'container', 'One measurement.', { repeats: true }],
    [`${instance}/metric/enabled`, 'bool', 'True when this is being measured.', { sample: 'False' }],
  ]),
  ...section(`configuration/global_settings/metrics/${instance}/metric`, metered, [
    ['lastcomputedtime', 'integer', 'When the value was last computed; 0 for never.', { sample: '0' }],
    ['peaktime', 'integer', 'When the highest value was measured; 0 for never.', { sample: '0' }],
    ['poolid', 'string', 'The resource pool that is measured; empty for the primary one.', { sample: '' }],
    ['resourcetypeid', 'string', 'GUID of the kind of resource that is measured.'],
    ['starttime', 'integer', 'Since when it is measured; 0 for never.', { sample: '0' }],
    [
      'typecode',
      'string',
      'GUID of what is measured, then what tells it apart: for a disk its controller and its drive, as in ";0\\0\\L".',
    ],
    ['value', 'integer', 'The measured value; its unit depends on what is measured.', { sample: '0' }],
  ]),
];
