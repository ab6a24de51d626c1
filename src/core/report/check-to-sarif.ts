import type { FileEncoding } from '../rules/config-input';
import { ruleInfo, type RuleInfo } from '../rules/registry';
import type { SeverityOrOff } from '../rules/rule';
import type { CheckReport, LineRange, ReportFinding, ReportFix, ReportInput, ReportRecord } from './check-report';
import { fingerprintName, fingerprints } from './fingerprint';
import { escapeMarkdown, fenced } from './markdown';
import { plain, plainJson } from './plain';
import { uriReference } from './uri-reference';

/** What a SARIF log says of the program that wrote it. */
export interface SarifTool {
  readonly version: string;
  /** What is told of a rule; the registry's row without it. */
  readonly ruleInfo?: (code: string) => Pick<RuleInfo, 'title' | 'severity'> | undefined;
}

const projectUrl = 'https://github.com/hyperv-backup-insight/hyperv-backup-insight';

/** The page of a rule in the project's documentation. */
export function rulePageUrl(code: string): string {
  return `${projectUrl}/blob/main/docs/rules/${encodeURIComponent(code.replaceAll('/', '-'))}.md`;
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * `check --format sarif`: SARIF 2.1.0. `info` and `hint` are `note`. Edits are SARIF fixes; PowerShell, which changes the host
 * and no file, stands in the result's property bag and in the Markdown of its message. Unread files are notifications.
 */
export function checkToSarif(report: CheckReport, tool: SarifTool): string {
  const codes = [...new Set(report.findings.map(({ code }) => code))].sort();
  const ruleIndex = new Map(codes.map((code, index) => [code, index]));
  const artifactIndex = new Map(report.inputs.map(({ path }, index) => [path, index]));
  const marks = fingerprints(report.findings);
  return `${plainJson({
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'hvbackup',
            version: tool.version,
            informationUri: projectUrl,
            rules: codes.map((code) => toRule(code, tool)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [toInvocation(report)],
        artifacts: report.inputs.map(toArtifact),
        results: report.findings.map((finding, at) => ({
          ...toResult(finding, artifactIndex),
          ruleIndex: ruleIndex.get(finding.code) ?? -1,
          partialFingerprints: { [fingerprintName]: marks[at] ?? '' },
        })),
      },
    ],
  })}\n`;
}

function toRule(code: string, tool: SarifTool): object {
  const info = (tool.ruleInfo ?? ruleInfo)(code);
  return {
    id: code,
    shortDescription: { text: info?.title ?? code },
    helpUri: rulePageUrl(code),
    defaultConfiguration:
      info?.severity === 'off' ? { enabled: false } : { level: levelOf(info?.severity ?? 'warning') },
  };
}

function levelOf(severity: SeverityOrOff): 'error' | 'warning' | 'note' | 'none' {
  switch (severity) {
    case 'error':
    case 'warning':
      return severity;
    case 'info':
    case 'hint':
      return 'note';
    case 'off':
      return 'none';
  }
}

function toResult(finding: ReportFinding, artifactIndex: ReadonlyMap<string, number>): object {
  const { code, severity, message, path, range, record, vm, related, fixes } = finding;
  const index = artifactIndex.get(path);
  const location = (uri: string, at: LineRange | undefined, of: ReportRecord | undefined): object => ({
    artifactLocation: { uri: uriReference(uri), ...(uri === path && index !== undefined && { index }) },
    ...(at ? { region: toRegion(at) } : of && { region: { byteOffset: of.byteOffset } }),
  });
  const changes = fixes.filter(({ powershell }) => powershell !== undefined);
  const todo = fixes.filter((fix) => fix.powershell !== undefined || fix.edits === undefined);
  const edits = fixes.flatMap((fix) => (fix.edits ? [toSarifFix(fix.title, fix.edits, path)] : []));
  return {
    ruleId: code,
    level: levelOf(severity),
    message: { text: messageText(message), ...(todo.length > 0 && { markdown: messageMarkdown(message, todo) }) },
    locations: [
      {
        physicalLocation: location(path, range, record),
        ...(vm && {
          logicalLocations: [{ name: vm.name, kind: 'virtualMachine', ...(vm.id && { fullyQualifiedName: vm.id }) }],
        }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, id) => ({
        id,
        physicalLocation: location(one.path, one.range, one.record),
        message: { text: messageText(one.message) },
      })),
    }),
    ...(edits.length > 0 && { fixes: edits }),
    properties: {
      severity,
      ...(record && { recordId: record.id, time: record.time }),
      ...(changes.length > 0 && { hostChanges: changes.map(toHostChange) }),
    },
  };
}

/** Lines and columns from 1, the end column exclusive. */
function toRegion({ start, end }: LineRange): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function toSarifFix(title: string, edits: NonNullable<ReportFix['edits']>, path: string): object {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: toRegion(range),
    insertedContent: { text: newText },
  }));
  return {
    description: { text: messageText(title) },
    artifactChanges: [{ artifactLocation: { uri: uriReference(path) }, replacements }],
  };
}

function toHostChange({ title, powershell, safety }: ReportFix): object {
  return { title, powershell, ...(safety !== undefined && { safety }) };
}

/** Section 3.11.5: a brace is written twice, else `{0}` is a placeholder. 3.11.6: `[text](target)` would be a link. */
function messageText(message: string): string {
  return withBraces(plain(message).replaceAll('](', '] ('));
}

function withBraces(text: string): string {
  return text.replace(/[{}]/g, '$&$&');
}

function messageMarkdown(message: string, todo: readonly ReportFix[]): string {
  const blocks = todo.flatMap(({ title, powershell, safety }) => [
    `**${escapeMarkdown(title)}**`,
    ...(safety === undefined ? [] : [`First: ${escapeMarkdown(safety)}`]),
    ...(powershell === undefined ? [] : [fenced('powershell', powershell)]),
  ]);
  return withBraces([escapeMarkdown(message), ...blocks].join('\n\n'));
}

function toArtifact({ path, kind, status, coverage, encoding }: ReportInput): object {
  return {
    location: { uri: uriReference(path) },
    ...(status !== 'unreadable' && { length: coverage.bytes }),
    roles: ['analysisTarget'],
    ...(encoding && { encoding: ianaNames[encoding.name] }),
    properties: { kind, bytesRead: coverage.bytesRead },
  };
}

const ianaNames: Readonly<Record<FileEncoding['name'], string>> = {
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'utf-8': 'UTF-8',
  'windows-1252': 'windows-1252',
};

function toInvocation({ inputs, cancelled }: CheckReport): object {
  const notifications = inputs.flatMap(({ path, status, problem }) =>
    status === 'checked'
      ? []
      : [
          {
            descriptor: { id: `input/${status}` },
            level: status === 'unreadable' ? 'error' : 'note',
            message: { text: messageText(`${path}: ${problem ?? status}`) },
            locations: [{ physicalLocation: { artifactLocation: { uri: uriReference(path) } } }],
          },
        ],
  );
  const isWhole = !cancelled && inputs.every(({ status }) => status !== 'unreadable');
  return {
    executionSuccessful: isWhole,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
}
