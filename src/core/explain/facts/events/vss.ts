import { libyalCatalogues } from '../sources';
import { rowsOf } from './event-row';

/** The VSS service, in host and guest alike (EVENTS.md section 5, EVENT-CATALOGUE.md). */
const row = rowsOf('vss', { source: libyalCatalogues });
const snapshot = { step: 'volume-snapshot' } as const;
const slow = ['HVB095', 'HVB088'] as const;

export const vssEvents = [
  row(13, 'A component that VSS needs could not be started.', ['HVB105'], { evidence: 'seen' }),
  row(
    4001,
    'No volume can hold the shadow copy storage: none is NTFS with enough space.',
    ['HVB094', 'HVB106'],
    snapshot,
  ),
  row(4003, 'A writer has been frozen for more than two minutes and still waits.', slow, snapshot),
  row(
    8193,
    'A routine that VSS called failed; the routine and the HRESULT in the event say which and why.',
    ['HVB105', 'HVB054'],
    {
      evidence: 'seen',
    },
  ),
  row(
    8194,
    'VSS may not call back into a writer or the backup application. It is often harmless; act if a writer fails too.',
    ['HVB105', 'HVB054'],
    {
      evidence: 'quoted',
    },
  ),
  row([8211, 8212], 'A writer wanted to register in safe mode or during set-up.', []),
  row(8213, 'A writer runs under an account that has too few rights for VSS.', ['HVB054']),
  row([8217, 8218], 'A writer is registered more than once in a way that VSS does not allow.', ['HVB035']),
  row([8219, 8220], 'Files could not all be left out of a shadow copy in time. It does not make the backup fail.', [], {
    evidence: 'seen',
  }),
  row(8224, 'The VSS service stopped because nobody used it. It is normal.', [], { evidence: 'seen' }),
  row(8225, 'The VSS service was stopped.', [], { evidence: 'seen' }),
  row(
    8229,
    'A writer of this computer refused an event; its HRESULT says why, and the log of the application has more.',
    ['HVB105', 'HVB035'],
    {
      evidence: 'seen',
    },
  ),
  row(12289, 'A routine of VSS or of the system provider failed; the HRESULT in the event says why.', ['HVB105'], {
    evidence: 'quoted',
  }),
  row([12290, 12291], 'VSS met an error of its own; the HRESULT in the event says why.', ['HVB105']),
  row(
    12292,
    'A VSS provider is registered but could not be started, for example because it was uninstalled.',
    ['HVB103'],
    snapshot,
  ),
  row(
    [12293, 12294],
    'A call into a VSS provider failed; the event names provider and routine.',
    ['HVB105', 'HVB092'],
    {
      ...snapshot,
      evidence: 'quoted',
    },
  ),
  row(12297, 'Writes to a volume could not be flushed in time for the snapshot.', slow, snapshot),
  row(12298, 'Writes to a volume could not be held back in time for the snapshot.', slow, snapshot),
  row(12299, 'A provider made another number of snapshots than it was asked for.', ['HVB092'], snapshot),
  row(12301, 'A writer did not answer when it was asked for its status.', ['HVB035', 'HVB086']),
  row(12302, 'VSS could not reach the writers: check the VSS service and the COM+ Event System.', ['HVB105', 'HVB085']),
  row(12305, 'A volume or disk was not connected when VSS needed it.', ['HVB110'], snapshot),
  row(12310, 'The snapshot could not be completed in time.', slow, snapshot),
  row(
    [12338, 12339, 12340, 12341],
    'Flushing or holding writes on the volumes of a snapshot took too long.',
    slow,
    snapshot,
  ),
  row(12344, 'The Registry writer met an error.', ['HVB035']),
  row(12348, 'VSS may not read the root folder of a volume.', ['HVB105']),
  row(12349, 'A writer took too long to freeze.', slow, snapshot),
  row([12362, 12363, 12364], 'The disk or volume of a snapshot did not appear.', ['HVB036', 'HVB154']),
  row(12366, 'A writer crashed; the service that hosts it has to be restarted.', ['HVB035']),
];

const audit = rowsOf('vssaudit', { evidence: 'seen' });

export const vssAuditEvents = [
  audit(8222, 'A shadow copy was made; the event names who asked, the set, the provider and the volume.', [], snapshot),
];
