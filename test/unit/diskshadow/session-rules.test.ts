import { describeTextRule, type TextRuleCase } from '../../support/describe-text-rule';
import { failed, ids, providers, session, writersStatus } from '../../support/diskshadow';

/** The cases that a code alone decides. */
function code(
  value: string,
  severity: 'error' | 'warning',
  says: string,
): {
  readonly fires: [TextRuleCase, TextRuleCase];
  readonly quiet: [TextRuleCase, TextRuleCase];
  readonly missing: [TextRuleCase];
  readonly broken: [TextRuleCase];
} {
  return {
    fires: [
      { name: 'a session that failed', text: failed(value), severity, says: [says] },
      { name: 'an excerpt', text: `        - Returned HRESULT: [|${value}|]\n`, severity },
    ],
    quiet: [
      { name: 'another code', text: failed('8004230F', false) },
      { name: 'the digits in a path', text: session([`set metadata c:\\${value}.cab`]) },
    ],
    missing: [{ name: 'nothing failed', text: session(['create']) }],
    broken: [{ name: 'half a code', text: session(['create'], `- Returned HRESULT: ${value.slice(0, 5)}\n`) }],
  };
}

/** A writer with this result code. */
const listed = (failure: string, status = '8 (VSS_WS_FAILED_AT_PREPARE_SNAPSHOT)'): string =>
  writersStatus([{ name: 'SqlServerWriter', id: 'a65faa63-5ea8-4ebc-9dbd-a0c4db26912a', status, failure }]);

describeTextRule('diskshadow', 'HVB035', {
  fires: [
    {
      name: 'a writer failed',
      text: writersStatus([{ status: '[|10 (VSS_WS_FAILED_AT_THAW)|]' }]),
      severity: 'warning',
      says: ['System Writer', '[10]'],
    },
  ],
  quiet: [{ name: 'stable', text: writersStatus([{}]) }],
  missing: [{ name: 'no list', text: session(['create']) }],
  broken: [{ name: 'no state', text: writersStatus([{}]).slice(0, 220) }],
  advises: { says: 'restart its service' },
});

describeTextRule('diskshadow', 'HVB086', {
  fires: [
    {
      name: 'the Hyper-V writer failed',
      text: writersStatus([
        { name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, status: '[|8 (VSS_WS_FAILED_AT_PREPARE_SNAPSHOT)|]' },
      ]),
      severity: 'error',
      says: ['[8]'],
    },
  ],
  quiet: [{ name: 'stable', text: writersStatus([{ name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV }]) }],
  missing: [{ name: 'another writer failed', text: writersStatus([{ status: '8 (VSS_WS_FAILED)' }]) }],
  broken: [
    {
      name: 'a state that is no number',
      text: writersStatus([{ name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, status: '(VSS' }]),
    },
  ],
  advises: { says: 'Virtual Machine Management service', powershell: 'Restart-Service vmms' },
});

describeTextRule('diskshadow', 'HVB087', {
  ...code('800423F0', 'error', 'lacks a volume'),
  advises: { says: 'Compare the volumes' },
});

describeTextRule('diskshadow', 'HVB088', {
  ...code('800423F2', 'error', 'between freeze and thaw'),
  advises: { says: 'Lower the load' },
});

describeTextRule('diskshadow', 'HVB089', {
  ...code('800423F4', 'error', 'likely to come back'),
  broken: [{ name: 'in a list of writers', text: listed('[|0x800423F4|]'), severity: 'error' }],
  advises: { says: 'Read the log' },
});

describeTextRule('diskshadow', 'HVB090', {
  ...code('800423F3', 'warning', 'can pass'),
  advises: { says: 'run the job again' },
});

describeTextRule('diskshadow', 'HVB091', {
  fires: [
    {
      name: 'a writer waits',
      text: writersStatus([{ status: '[|5 (VSS_WS_WAITING_FOR_BACKUP_COMPLETE)|]' }]),
      severity: 'info',
      says: ['waits'],
    },
  ],
  quiet: [{ name: 'stable', text: writersStatus([{}]) }],
  missing: [{ name: 'no list', text: session(['create']) }],
  broken: [{ name: 'cut before its state', text: writersStatus([{}]).slice(0, 220) }],
  advises: { says: 'Find the backup application' },
});

describeTextRule('diskshadow', 'HVB092', {
  ...code('80042306', 'error', 'the provider refused'),
  advises: { says: 'room for shadow copies' },
});

describeTextRule('diskshadow', 'HVB093', {
  ...code('80042316', 'warning', 'only one can be at a time'),
  advises: { says: 'Wait some minutes' },
});

describeTextRule('diskshadow', 'HVB094', {
  ...code('8004231F', 'error', 'not enough room'),
  advises: { says: 'never set the limit below' },
});

describeTextRule('diskshadow', 'HVB095', {
  ...code('80042314', 'error', 'could not be held'),
  advises: { says: 'fewer volumes' },
});

describeTextRule('diskshadow', 'HVB096', {
  ...code('800423FB', 'error', 'auto-recovery'),
  advises: { says: 'AutoRecovery' },
});

describeTextRule('diskshadow', 'HVB097', {
  ...code('8004232A', 'error', 'LUN'),
  advises: { says: 'Do not force it' },
});

describeTextRule('diskshadow', 'HVB098', {
  ...code('80042312', 'error', '64 volumes'),
  advises: { says: 'Split the job' },
});

describeTextRule('diskshadow', 'HVB101', {
  fires: [
    {
      name: 'two of hardware',
      text: providers([
        {
          id: '{b5946137-7b9f-4925-af80-51abd60b20d5}',
          type: '[1] VSS_PROV_SYSTEM',
          name: 'Microsoft Software Shadow Copy provider 1.0',
        },
        { id: '{5d2f0a10-7c31-4e9a-8b55-0000000000a1}', type: '[3] VSS_PROV_HARDWARE', name: 'Array one' },
        { id: '{5d2f0a10-7c31-4e9a-8b55-0000000000a2}', type: '[3] VSS_PROV_HARDWARE', name: 'Array two' },
      ]).replace(/\* ProviderID: \{5d2f0a10-7c31-4e9a-8b55-0000000000a1\}[^*]*?000000000001\}/, '[|$&|]'),
      severity: 'warning',
      says: ['Array one', 'Array two'],
      related: 1,
    },
  ],
  quiet: [
    {
      name: 'one',
      text: providers([
        { id: '{5d2f0a10-7c31-4e9a-8b55-0000000000a1}', type: '[3] VSS_PROV_HARDWARE', name: 'Array one' },
      ]),
    },
  ],
  missing: [{ name: 'no list', text: session(['list providers']) }],
  broken: [
    {
      name: 'a cut id',
      text: session(['list providers'], '* ProviderID: {5d2f0a10-7c31-\n  Type: [3] VSS_PROV_HARDWARE\n'),
    },
  ],
  advises: { says: 'Uninstall the providers' },
});

describeTextRule('diskshadow', 'HVB103', {
  ...code('80042304', 'error', 'not registered'),
  advises: { says: 'Compare "vssadmin list providers"' },
});

describeTextRule('diskshadow', 'HVB206', {
  ...code('8004230D', 'warning', 'in the snapshot set already'),
  advises: { says: 'Name each volume once' },
});
