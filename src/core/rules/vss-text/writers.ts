import { writerStates } from '../../explain/facts/writer-states';
import { vssGuid, writerService } from '../../explain/recognise-guid';
import type { VssOutput, VssText, VssWriter } from '../../vss-text/model';
import type { RelatedSpan, RuleFinding } from '../rule';
import { lastErrors, type LastError } from './code-rows';
import { reportCodes } from './codes';
import { lastErrorCode } from './last-errors';
import { ruleOf, type Reporter } from './rule-of';
import { isHyperVWriter, perOutput, type VssTextRule } from './vss-text-input';

const clusterWriter = '1072ae1c-e5a7-4ea1-9e4a-6f7964656570';
/** Every Windows since Vista has these; a list without them is an excerpt (learn.microsoft.com, "In-Box VSS Writers"). */
const everywhere = [
  'e8132975-6f93-4464-a53e-1050253ae220',
  'afbab4a2-367d-4d15-a586-71dbb18f8485',
  'be000cbe-11fe-4426-9c58-531aa6355fc4',
];

/** Rules on the list of writers. Those of one output that have the same error are one finding: they failed together. */
export const writerRules: readonly VssTextRule[] = [
  ruleOf('HVB035', 'error', ({ doc, machine }, report) => {
    // What a writer of the host has does not stop a guest; a list that proves neither may be of both.
    const atMost = { host: 'info', guest: undefined, unknown: 'warning' } as const;
    const level = atMost[machine];
    reportFailed(doc, isOther, report, level ? { atMost: level } : {});
  }),
  ruleOf('HVB085', 'error', ({ doc, machine }, report) => {
    if (machine === 'guest') return;
    const damaged = outputsWithProblems(doc);
    for (const writers of perOutput(doc.writers)) {
      const at = writers[0]?.output ?? 0;
      const output = doc.outputs[at];
      if (!output || damaged.has(at) || !isWholeList(output, writers) || writers.some(isHyperVWriter)) continue;
      const isNode = writers.some(({ id }) => id?.value === clusterWriter);
      report({
        span: { start: writers[0]?.span.start ?? output.span.start, end: writers[0]?.span.end ?? output.span.end },
        message: `The list has ${writers.length} writers and no Hyper-V writer: if this is a Hyper-V host, no backup through VSS sees a VM on it.`,
        // Guests and other computers have no such writer; only a node of a cluster with shared volumes is likely a host.
        atMost: isNode ? 'warning' : 'info',
        fixes: () => [
          {
            title:
              'On a host, see whether the Virtual Machine Management service runs, and look for VM configurations that cannot be read; Windows clients have no Hyper-V writer.',
            powershell: 'Get-Service vmms; Get-VM | Format-Table Name, State, Status',
            safety: 'It only reads.',
          },
        ],
      });
    }
  }),
  ruleOf('HVB086', 'error', ({ doc }, report) => {
    reportFailed(doc, isHyperVWriter, report, {});
    for (const writer of doc.writers.filter((one) => isHyperVWriter(one) && one.state?.value === 0))
      report({
        ...failed(writer),
        message: `${nameOf(writer)} is in state [0]: it does not know its own state, which is a mistake of the writer.`,
        atMost: 'warning',
      });
  }),
  ...lastErrors.map((row) =>
    ruleOf(row.rule, row.severity, (input, report) => {
      for (const code of Object.keys(row.codes)) reportLastError(input.doc, code, row, report);
      reportCodes(input, row.codes, row.advice, report);
    }),
  ),
  ruleOf('HVB091', 'warning', ({ doc }, report) => {
    const withFailed = new Set(doc.writers.filter(isFailed).map(({ output }) => output));
    for (const writers of perOutput(doc.writers.filter(({ state }) => state?.value === 5))) {
      const [first, ...others] = writers;
      if (!first?.state) continue;
      // During a backup this state is normal; but not beside a writer that has failed, with which the set has ended.
      const hasFailed = withFailed.has(first.output);
      report({
        span: first.state.span,
        message: `${countOf(writers)} for the word that the backup is complete: that is normal while data is copied, and if no backup runs, its application ended without a word.`,
        ...(!hasFailed && { atMost: 'info' as const }),
        related: related(others),
        fixes: () => [
          {
            title:
              'Find the backup application that waits and let it end or abort; then restart the service that hosts the writer, and the computer last.',
          },
        ],
      });
    }
  }),
];

function isOther(writer: VssWriter): boolean {
  return !isHyperVWriter(writer);
}

/** States 6 to 15 are the failures of VSS_WRITER_STATE. */
function isFailed({ state }: VssWriter): boolean {
  return state !== undefined && state.value >= 6 && state.value <= 15;
}

/** Failed writers whose last error no other rule tells. */
function reportFailed(
  doc: VssText,
  isWanted: (writer: VssWriter) => boolean,
  report: Reporter,
  more: Pick<RuleFinding, 'atMost'>,
): void {
  const told = new Set(lastErrors.flatMap(({ codes }) => Object.keys(codes)));
  const wanted = doc.writers.filter((one) => isWanted(one) && isFailed(one) && !told.has(lastErrorCode(one) ?? ''));
  for (const [first, ...others] of perOutput(wanted))
    if (first) report({ ...failed(first), ...more, related: related(others) });
}

function failed(writer: VssWriter): RuleFinding {
  const { state, lastError, span } = writer;
  const row = writerStates.find((one) => one.state === state?.value);
  const meaning = row?.meaning.replace(/^The writer failed/, 'it failed').replace(/\.$/, '') ?? 'it failed';
  const words = lastError ? ` Its last error, as printed: "${lastError.value}".` : '';
  return {
    span: state?.span ?? span,
    message: `${nameOf(writer)} is in the failed state [${state?.value ?? '?'}]: ${meaning}.${words}`,
    fixes: () => [isHyperVWriter(writer) ? hyperVAdvice : otherAdvice],
  };
}

const hyperVAdvice = {
  title:
    'Note the last error and read the VMMS log of that time; let jobs, merges and migrations end, then restart the Virtual Machine Management service.',
  powershell: 'Restart-Service vmms',
  safety:
    'No backup, merge, migration or checkpoint is going on. Running VMs stay up; they cannot be managed until the service is back.',
};

const otherAdvice = {
  title:
    'Read the log of the application that owns this writer, restart its service and run the job again; restart the computer if the writer stays failed.',
};

function reportLastError(doc: VssText, code: string, row: LastError, report: Reporter): void {
  const having = doc.writers.filter((one) => one.state?.value !== undefined && lastErrorCode(one) === code);
  for (const writers of perOutput(having)) {
    // What the host's writer met is the story of the host; the others failed with it.
    const first = writers.find((one) => isHyperVWriter(one) && isFailed(one)) ?? writers.find(isFailed) ?? writers[0];
    if (!first?.lastError) continue;
    const others = writers.filter((one) => one !== first);
    const words = `"${first.lastError.value}"${first.lastError.value.includes('0x') ? '' : ` (${code})`}`;
    const message = isFailed(first)
      ? `${nameOf(first)} failed, state [${first.state?.value ?? '?'}], with ${words}: ${row.meaning}.`
      : `${nameOf(first)} is in state [${first.state?.value ?? '?'}] and its last error, which may be of an earlier backup, is ${words}: ${row.meaning}.`;
    report({
      span: first.lastError.span,
      message,
      ...(!isFailed(first) && { atMost: 'warning' as const }),
      related: related(others),
      fixes: () => [{ title: `${row.advice}${ownerOf(first)}` }],
    });
  }
}

/** The service behind a writer, and where to look for the writers of a guest. */
function ownerOf(writer: VssWriter): string {
  const service = writer.id && writerService(writer.id.value);
  const owner = service === undefined ? '' : ` The service behind this writer is "${service}".`;
  return isHyperVWriter(writer)
    ? `${owner} What went wrong inside of a guest stands in the guest: list the writers there, too.`
    : `${owner} The list tells of the computer on which it was made; a host and its guests have each their own.`;
}

function related(writers: readonly VssWriter[]): RelatedSpan[] {
  return writers.map((writer) => ({
    span: writer.state?.span ?? writer.span,
    message: `So is ${nameOf(writer, 'the')}, state [${writer.state?.value ?? '?'}].`,
  }));
}

function countOf([first, ...others]: readonly VssWriter[]): string {
  const name = first ? nameOf(first) : 'A writer';
  return others.length === 0 ? `${name} waits` : `${name} and ${others.length} more wait`;
}

function nameOf({ name, id }: VssWriter, article = 'The'): string {
  const known = id && vssGuid(id.value);
  const shown = known?.name ?? name?.value;
  if (shown !== undefined) return `${article} writer "${shown}"`;
  return id ? `${article} writer {${id.value}}` : `${article === 'The' ? 'A' : 'a'} writer whose name is cut off`;
}

/** Begun by banner or command line, each writer whole, and the writers among them that every Windows has. */
function isWholeList(output: VssOutput, writers: readonly VssWriter[]): boolean {
  const ids = new Set(writers.map(({ id }) => id?.value));
  return (
    output.hasBeginning &&
    everywhere.every((id) => ids.has(id)) &&
    writers.every(({ name, state, lastError }) => name && state && lastError)
  );
}

/** Outputs with a place that could not be read; both stand in the order of the text, so one walk is enough. */
function outputsWithProblems({ outputs, problems }: VssText): ReadonlySet<number> {
  const starts = problems.map(({ span }) => span.start).sort((a, b) => a - b);
  const found = new Set<number>();
  let next = 0;
  for (const [at, { span }] of outputs.entries()) {
    while (next < starts.length && (starts[next] ?? 0) < span.start) next++;
    if (next < starts.length && (starts[next] ?? 0) < span.end) found.add(at);
  }
  return found;
}
