import { vssGuid } from '../../explain/recognise-guid';
import type { VssProvider } from '../../vss-text/model';
import type { RelatedSpan } from '../rule';
import { ruleOf } from './rule-of';
import { perOutput, type VssTextInput, type VssTextRule } from './vss-text-input';

/** The Microsoft iSCSI Target's is a hardware provider (explain/facts/vss-guids.ts). */
const hardwareIds: ReadonlySet<string> = new Set(['2f900f90-00e9-440e-873a-96ca5eb079e5']);

/** The word of English and German systems, and that of French ones (string table of vssadmin.exe.mui, fr-FR). */
const hardwareWords: ReadonlySet<string> = new Set(['hardware', 'matériel']);

/** Rules on the list of providers. */
export const providerRules: readonly VssTextRule[] = [
  ruleOf('HVB041', 'warning', (input, report) => {
    const { machine } = input;
    // It is about guests; and two hardware providers are HVB101.
    if (machine === 'host') return;
    for (const providers of listsOf(input)) {
      const others = providers.filter(({ id }) => id && !vssGuid(id.value));
      const [first, ...rest] = others;
      if (!first || rest.length === 0 || providers.filter(isHardware).length > 1) continue;
      report({
        span: first.span,
        message: `${others.length} providers that are not of Windows are installed (${namesOf(others)}): if this is a guest, two backup products may take snapshots in it, and writers serve one at a time.`,
        ...(machine !== 'guest' && { atMost: 'info' as const }),
        related: also(rest),
        fixes: () => [
          {
            title:
              'See which product each provider is of; remove what is left over, and let the jobs of the others not overlap.',
          },
        ],
      });
    }
  }),
  ruleOf('HVB101', 'warning', (input, report) => {
    for (const providers of listsOf(input)) {
      const hardware = providers.filter(isHardware);
      const [first, ...rest] = hardware;
      if (!first || rest.length === 0) continue;
      report({
        span: first.span,
        message: `${hardware.length} hardware providers are installed (${namesOf(hardware)}), and Windows does not say which of them is asked first.`,
        related: also(rest),
        fixes: () => [
          { title: 'Uninstall the providers of arrays that are gone, or name one provider in the backup application.' },
        ],
      });
    }
  }),
];

/** The providers of each output, each once. */
function listsOf({ doc }: VssTextInput): readonly (readonly VssProvider[])[] {
  return perOutput(doc.providers).map((providers) => [
    ...new Map(providers.map((one) => [one.id?.value ?? one.span.start, one])).values(),
  ]);
}

function isHardware({ id, type }: VssProvider): boolean {
  if (id && hardwareIds.has(id.value)) return true;
  return hardwareWords.has(type?.value.normalize('NFC').toLowerCase() ?? '');
}

function namesOf(providers: readonly VssProvider[]): string {
  return providers.map(({ name, id }) => `"${name?.value ?? id?.value ?? ''}"`).join(', ');
}

function also(providers: readonly VssProvider[]): RelatedSpan[] {
  return providers.map(({ span, name }) => ({ span, message: `And "${name?.value ?? ''}".` }));
}
