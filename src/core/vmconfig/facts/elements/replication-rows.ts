import { managementService, meanings, section, wmi, type Row, type SectionDefaults } from './row';

const page = wmi('msvm-replicationsettingdata');
/** The names are those of the management service, the meanings those of the WMI class; that they belong together is inferred. */
const settings: SectionDefaults = {
  seen: '',
  evidence: 'inferred',
  source: `${managementService}; meaning from ${page}`,
  since: '4.0',
};
const names: SectionDefaults = { ...settings, evidence: 'unknown', source: managementService };
const base = 'configuration/global_settings/replication';

const settingRows: readonly Row[] = [
  ['additional_settings', 'string', 'Settings that a replication provider adds.', { since: '5.0' }],
  [
    'authentication_type',
    'integer',
    'How the primary server proves who it is to the replica server.',
    { values: meanings(['1', 'Kerberos'], ['2', 'Certificate']), sample: '1' },
  ],
  [
    'autoresync_enabled',
    'bool',
    'True when a resynchronization may start by itself in its daily window.',
    { sample: 'False' },
  ],
  [
    'autoresync_window_end',
    'string',
    'When the daily window for resynchronization ends, local time. How the file writes it is not known.',
    { evidence: 'unknown' },
  ],
  [
    'autoresync_window_start',
    'string',
    'When the daily window for resynchronization begins, local time. How the file writes it is not known.',
    { evidence: 'unknown' },
  ],
  ['bypass_proxy', 'bool', 'True when the proxy server is passed by.', { sample: 'False' }],
  ['certificate_thumbprint', 'string', 'Thumbprint of the certificate that is used for authentication.'],
  ['compression_enabled', 'bool', 'True when the changes are compressed on their way.', { sample: 'True' }],
  ['endpointprovider', 'container', 'The provider of the replication endpoint.', { since: '5.0' }],
  ['endpointprovider/clsid', 'string', 'Class GUID of the provider of the replication endpoint.', { since: '5.0' }],
  [
    'hostonly_kvp_replication_enabled',
    'bool',
    'True when key-value items that only the host sees are replicated too.',
    { sample: 'True' },
  ],
  ['included_disks', 'container', 'Which disks of the VM are replicated.'],
  ['included_disks/count', 'integer', 'How many disks are replicated.', { sample: '1' }],
  ['included_disks/disk<nnn>', 'string', 'One disk that is replicated.'],
  ['primary_server', 'string', 'The primary server, or the broker of its cluster.'],
  ['primary_server_node', 'string', 'The primary host that runs the VM.'],
  ['recovery_server', 'string', 'The replica server, or the broker of its cluster.'],
  ['recovery_server_node', 'string', 'The replica host that holds the VM.'],
  [
    'recovery_server_port',
    'integer',
    'The port of the replica server.',
    { range: { min: 0, max: 65_535 }, sample: '80' },
  ],
  [
    'recovery_snapshot_range',
    'integer',
    'How many recovery points the replica server keeps beside the newest.',
    { range: { min: 0, max: 24 }, sample: '0' },
  ],
  [
    'replication_interval',
    'integer',
    'How often the changes are sent.',
    {
      since: '5.0',
      unit: 'seconds',
      values: meanings(['30', 'Every 30 seconds'], ['300', 'Every 5 minutes'], ['900', 'Every 15 minutes']),
      sample: '300',
    },
  ],
  ['root_certificate_thumbprint', 'string', 'Thumbprint of the root of the certificate that is used.'],
];

const trackerRows: readonly Row[] = [
  ['pending_delta_transfer', 'container', 'Changes that still have to be sent.'],
  ['pending_delta_transfer/disk<nnn>', 'container', 'The changes of one disk.'],
  ['pending_delta_transfer/disk<nnn>/log_file_path', 'string', 'Path of the log with the changes of the disk.'],
  ['pending_delta_transfer/disk<nnn>/wmi_instance_id', 'string', 'The disk, by its id in WMI.'],
  ['pending_delta_transfer/size', 'integer', 'How many disks have changes to be sent.'],
  ['resynchronize', 'container', 'A resynchronization that is under way.'],
  ['resynchronize/disk<nnn>', 'container', 'How far the resynchronization of one disk is.'],
  ['resynchronize/disk<nnn>/blocks_done', 'integer', 'How many blocks of the disk are done.'],
  ['resynchronize/disk<nnn>/wmi_instance_id', 'string', 'The disk, by its id in WMI.'],
  ['resynchronize/size', 'integer', 'How many disks are resynchronized.'],
  ['resynchronize/transfer_id', 'string', 'Id of the transfer.'],
  ['resynchronize_start_tickcount', 'integer', 'When the resynchronization began, in ticks of the host.'],
];

/** `global_settings/replication`: Hyper-V Replica. No file with it was seen. */
export const replicationElements = [
  ...section(base, settings, [
    ['', 'container', 'Hyper-V Replica: where the VM is replicated to or from.'],
    ['settings', 'container', 'The replication from the primary to the replica server.'],
    ['extended_settings', 'container', 'The replication from the replica server to a third one.', { since: '5.0' }],
  ]),
  ...section(base, names, [
    ['tracker', 'container', 'State of the replication from the primary to the replica server.'],
    ['extended_tracker', 'container', 'State of the replication to a third server.', { since: '5.0' }],
  ]),
  ...section(`${base}/settings`, settings, settingRows),
  ...section(`${base}/extended_settings`, { ...settings, since: '5.0' }, settingRows),
  ...section(`${base}/tracker`, names, trackerRows),
  ...section(`${base}/extended_tracker`, { ...names, since: '5.0' }, trackerRows),
];
