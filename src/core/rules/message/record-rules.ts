import { buildsInWords } from '../../process';
import { intersectBuilds, type BuildRange } from '../../process/builds';
import { catalogueRow } from '../facts/catalogue';
import { rowsFor } from '../records/match-rows';
import { readRecord } from '../records/read-values';
import { recordRows } from '../records/rows';
import type { RelatedSpan, RuleFinding } from '../rule';
import type { MessageEvent, MessageText } from '../../message/model';
import type { EventMatch, MessageRule } from './message-input';
import { recordOf, withFile } from './record-of';

const mostRelated = 5;

/** Rules on records that need nothing but the record: a message that says its event is as good. Their cases stand with the records. */
export const recordRules: readonly MessageRule[] = recordRows
  .filter(({ where }) => where === 'any')
  .map((rule) => ({
    code: rule.code,
    title: catalogueRow(rule.code).title,
    cost: 'fast',
    severity: rule.severity,
    ...(rule.severityByHost && { severityByHost: rule.severityByHost }),
    check: ({ doc, matches }, report) => {
      const told = new Map<string, { finding: RuleFinding; related: RelatedSpan[] }>();
      for (const one of matches) {
        if (one.match.rule !== rule) continue;
        const finding = findingOf(doc, one);
        const known = told.get(finding.message);
        if (!known) told.set(finding.message, { finding, related: [] });
        else if (known.related.length < mostRelated)
          known.related.push({ span: finding.span, message: 'It is said again.' });
      }
      for (const { finding, related } of told.values()) report({ ...finding, related });
    },
  }));

/** The rules on records that the events of a text meet. */
export function matchesIn(doc: MessageText, builds: BuildRange): EventMatch[] {
  return doc.events.flatMap((event) => {
    const own = event.builds === undefined ? builds : (intersectBuilds(event.builds, builds) ?? event.builds);
    return rowsFor(recordOf(doc, event), own)
      .filter(({ rule }) => rule.where === 'any')
      .map((match) => ({ event, match }));
  });
}

function findingOf(doc: MessageText, { event, match: { rule, row, build } }: EventMatch): RuleFinding {
  const record = withFile(recordOf(doc, event), doc, event, row);
  const { values } = readRecord(record, row, undefined, () => undefined);
  const isSure = build === 'yes';
  const said = rule.message(values).replaceAll('the record does not name', 'the text does not name');
  const ifs = [
    ...(event.from === 'assumed' ? [`event ${event.id} is of ${shortName(event)}, which the text does not say`] : []),
    ...(isSure ? [] : [`the host runs ${buildsInWords(row.builds ?? {})}`]),
  ];
  const powershell = rule.powershell?.(values);
  const atMost = event.from === 'assumed' ? 'info' : isSure ? row.atMost : 'warning';
  return {
    span: event.span,
    message: ifs.length === 0 ? capital(said) : `If ${ifs.join(' and ')}: ${said}`,
    ...(atMost && { atMost: row.atMost === 'info' || row.atMost === 'hint' ? row.atMost : atMost }),
    fixes: () => [
      {
        title: rule.advice,
        ...(powershell && { powershell: powershell.script, safety: powershell.safety }),
      },
    ],
  };
}

function shortName({ provider }: MessageEvent): string {
  return provider.replace(/^Microsoft-Windows-/, '');
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
