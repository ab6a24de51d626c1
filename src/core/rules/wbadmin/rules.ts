import type { Span } from '../../text/span';
import type { BackupStep, WbadminText } from '../../wbadmin/model';
import { catalogueRule } from '../catalogue-rule';
import { codeRows } from '../message/code-rows';
import type { Fix, RelatedSpan, Rule, RuleFinding, SeverityOrOff } from '../rule';

export type WbadminRule = Rule<WbadminText>;
type Reporter = (finding: RuleFinding) => void;

const mostRelated = 5;

/** Codes that say the same wherever they stand, by rule; what a writer's error says is told where the writer is named. */
const told: readonly string[] = ['HVB093', 'HVB096', 'HVB097', 'HVB142'];

/** Every rule on wbadmin and the logs of Windows Server Backup, by code. */
export const wbadminRules: readonly WbadminRule[] = [
  ...codeRows
    .filter(({ rule }) => told.includes(rule))
    .map(({ rule, severity, codes, advice }) =>
      ruleOf(rule, severity, (doc, report) => {
        for (const [code, meaning] of Object.entries(codes)) reportCode(doc, code, meaning, advice, report);
      }),
    ),
  ruleOf('HVB191', 'warning', (doc, report) => {
    const places = sharedPlaces(doc);
    const [first, ...others] = places;
    if (!first) return;
    report({
      span: first.span,
      message: `Windows Server Backup is used on a Cluster Shared Volume (${first.path}): a volume comes out crash-consistent there, VMs are not backed up with their applications, and the job may say that it succeeded.`,
      related: others.slice(0, mostRelated).map(({ span }) => ({ span, message: 'And here.' })),
      fixes: () => [{ title: 'Back up VMs on Cluster Shared Volumes with a product that knows them.' }],
    });
  }),
  ruleOf('HVB213', 'error', (doc, report) => {
    const success = doc.steps.find(({ id }) => id === 'wbadmin/succeeded');
    for (const step of doc.steps) if (step.id === 'wbadmin/component-skipped') reportSkipped(step, success, report);
  }),
].sort((a, b) => (a.code < b.code ? -1 : 1));

const readVmms: Fix = {
  title: 'Take this VM as not backed up, and read the events 10150 and 16370 of VMMS of the same minute.',
  powershell:
    "Get-WinEvent -FilterHashtable @{ LogName = 'Microsoft-Windows-Hyper-V-VMMS-Admin'; Id = 10150, 16370 } -MaxEvents 20",
  safety: 'It only reads; run it on the host as administrator.',
};

function reportSkipped({ values, span }: BackupStep, success: BackupStep | undefined, report: Reporter): void {
  const { component, mode, reason } = values;
  report({
    span: component?.span ?? span,
    message: `Windows Server Backup left out the component "${component?.value ?? ''}": it cannot be restored from this backup${success ? ', although the job says that it succeeded' : ', whatever the job says'}${reason ? ` ("${reason.value.trim()}")` : ''}.`,
    // Only the Hyper-V writer names a component with how it would be backed up; another one may be of any application.
    ...(!mode && { atMost: 'warning' as const }),
    related: success ? [{ span: success.span, message: 'The job says that it succeeded.' }] : [],
    fixes: () =>
      mode ? [readVmms] : [{ title: 'Take this component as not backed up, and read the log of its application.' }],
  });
}

/** Items of a job and files of its log below `C:\ClusterStorage`; a target there is another matter. */
function sharedPlaces({ calls, steps }: WbadminText): readonly { readonly span: Span; readonly path: string }[] {
  const values = [
    ...calls
      .filter(({ verb }) => verb === 'start backup' || verb === 'enable backup')
      .map(({ options }) => options['include']),
    ...steps.filter(({ id }) => id === 'wbadmin/file-error').map((step) => step.values['file']),
  ];
  return values
    .flatMap((value) => {
      const match = value && /[a-z]:\\ClusterStorage(?:\\[^\\",]{1,200})?/i.exec(value.value);
      if (!match) return [];
      const start = value.span.start + match.index;
      return [{ path: match[0], span: { start, end: start + match[0].length } }];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

function reportCode({ codes }: WbadminText, code: string, meaning: string, advice: string, report: Reporter): void {
  const [first, ...others] = codes.filter(({ value }) => value === code);
  if (!first) return;
  const related: RelatedSpan[] = others.slice(0, mostRelated).map(({ span }) => ({ span, message: `${code} again.` }));
  report({ span: first.span, message: `${code}: ${meaning}.`, related, fixes: () => [{ title: advice }] });
}

function ruleOf(
  code: string,
  severity: SeverityOrOff,
  check: (doc: WbadminText, report: Reporter) => void,
): WbadminRule {
  return catalogueRule(code, { severity }, check);
}
