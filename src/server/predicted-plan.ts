import {
  checkAgainst,
  durationInWords,
  LineIndex,
  nightInWords,
  planNight,
  predict,
  resolvePlan,
  strategyRows,
  type NamedFiles,
  type PredictedRun,
  type PredictionReport,
  type PrivateValue,
  privateValuesOfScenario,
  type Run,
  type ScenarioDocument,
} from '../core';
import type { PredictedPair, PredictionDetails, PredictionReason, ScenarioPlace } from '../protocol/panel';

/** What a scenario comes to, for the panel: its runs, and where in its text each of them and each reason stands. */
export interface PredictedPlan {
  readonly uri: string;
  readonly label: string;
  readonly report: PredictionReport;
  readonly lines: LineIndex;
  /** By the ids of predicted runs. */
  readonly details: ReadonlyMap<string, PredictionDetails>;
  readonly pairs: readonly PredictedPair[];
  /** Sentences on the plan. */
  readonly coverage: readonly string[];
  /** What of it is a customer's own. */
  readonly privateValues: readonly PrivateValue[];
}

/** Predicts a scenario with the configurations that it names. Pure. */
export function reportOf(doc: ScenarioDocument, label: string, { configs }: NamedFiles): PredictionReport {
  const plan = resolvePlan(doc.scenario, configs);
  const night = planNight(plan);
  const name = doc.scenario.name?.value;
  return {
    path: label,
    ...(name !== undefined && { name }),
    plan,
    prediction: predict(plan),
    night,
    strategies: strategyRows(plan, night),
  };
}

/** The same beside the backups that were observed. */
export function predictedPlan(
  doc: ScenarioDocument,
  label: string,
  named: NamedFiles,
  observed: readonly Run[],
): PredictedPlan {
  const report = reportOf(doc, label, named);
  const lines = new LineIndex(doc.text);
  const { runs } = report.prediction;
  const mistakes = doc.problems.length + doc.schemaFindings.length;
  return {
    uri: doc.uri,
    label,
    report,
    lines,
    details: new Map(runs.map((one) => [one.run.id, detailsOf(one, lines)])),
    pairs: checkAgainst(runs, observed).map(({ run, predicted, departure, differences }) => {
      const [says] = [...(departure ? [departure.says] : []), ...differences];
      return { predicted: predicted.run.id, observed: run.id, ...(says !== undefined && { says }) };
    }),
    coverage: [
      `Predicted from ${label}; nothing of it was observed.`,
      ...(mistakes === 0
        ? []
        : [`The scenario has ${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}: see its diagnostics.`]),
      ...nightInWords(report, durationInWords),
      ...[...named.unread].map(([name, why]) => `${name} was not read (${why}).`),
    ],
    privateValues: [
      ...privateValuesOfScenario(doc.scenario),
      ...report.plan.vms.map(({ name }): PrivateValue => ({ kind: 'vm', text: name })),
      { kind: 'path', text: label },
    ],
  };
}

function detailsOf({ failure, laterFailures, leftOut, open, vm }: PredictedRun, lines: LineIndex): PredictionDetails {
  const reason = (
    kind: PredictionReason['kind'],
    { says, span, rules, ...rest }: PredictedRun['open'][number] & Pick<PredictionReason, 'step'>,
  ): PredictionReason => ({
    kind,
    says,
    rules,
    ...(rest.step !== undefined && { step: rest.step }),
    place: placeOf(span.start, lines),
  });
  return {
    place: placeOf(vm.head.start, lines),
    reasons: [
      ...(failure ? [reason('fails', failure)] : []),
      ...laterFailures.map((one) => reason('then', one)),
      ...leftOut.map((one) => reason('not-copied', one)),
      ...open.map((one) => reason('not-said', one)),
    ],
  };
}

/** Where an offset stands, as an editor counts. */
export function placeOf(offset: number, lines: LineIndex): ScenarioPlace {
  const { line, character } = lines.positionAt(offset);
  return { line, character };
}
