import type { PredictedFailure, PredictedRun, Reason } from '../runs/predict';
import type { Night } from '../scenario';
import { plainJson } from './plain';
import { eventInWords, timeOfDay, type PredictionReport } from './prediction-report';

/** `predict --format json`, version 1: runs in the shape of observed ones, without times, for a plan has no date. */
export function predictionToJson({ path, name, prediction, night, strategies }: PredictionReport): string {
  return `${plainJson({
    version: 1,
    path,
    ...(name !== undefined && { name }),
    coverage: [],
    runs: prediction.runs.map(runToJson),
    plan: nightToJson(night),
    alternatives: strategies.map(({ strategy, night: own, together }) => ({
      strategy,
      failTogether: together,
      ...nightToJson(own),
    })),
  })}\n`;
}

function runToJson({ run, vm, job, failure, laterFailures, leftOut, open, isSaved }: PredictedRun): object {
  const { id, origin, vm: label, host, hostOs, generation, generationFrom, requestor } = run;
  const { outcome, outcomeReason, consistency, consistencyReasons, files, leftBehind, notes } = run;
  return {
    ...{ id, origin, vm: label, host, hostOs, generation, generationFrom, requestor },
    ...{ outcome, outcomeReason, consistency, consistencyReasons, files, leftBehind, notes },
    job: job.name,
    ...(job.at && { begins: timeOfDay(job.at.value) }),
    count: vm.count,
    saved: isSaved,
    steps: run.steps.map(({ id: step, from, to, label: words, status, note }) => ({
      id: step,
      from,
      to,
      label: words,
      status,
      ...(note !== undefined && { note }),
    })),
    ...(failure && { failure: failureToJson(failure) }),
    laterFailures: laterFailures.map(failureToJson),
    notCopied: leftOut.map(reasonToJson),
    open: open.map(reasonToJson),
  };
}

function failureToJson({ says, rules, step, event }: PredictedFailure): object {
  return { says, step, rules, ...(event && { event: eventInWords(event) }) };
}

function reasonToJson({ says, rules }: Reason): object {
  return { says, rules };
}

function nightToJson({ vms, storageSnapshots, waves, luns, volumes, conflicts, assumptions, ...rest }: Night): object {
  const { seconds, snapshotSeconds, window, isWithinWindow } = rest;
  return {
    vms,
    storageSnapshots,
    rounds: waves,
    ...(seconds !== undefined && { seconds }),
    ...(snapshotSeconds !== undefined && { snapshotSeconds }),
    ...(window && { windowSeconds: window.value }),
    ...(isWithinWindow !== undefined && { withinWindow: isWithinWindow }),
    luns: luns.map(({ limit, ...lun }) => ({ ...lun, ...(limit && { limit: limit.value }) })),
    volumes: volumes.map(({ name, leastGrowth, mostGrowth, free }) => ({
      name,
      ...(leastGrowth !== undefined && { leastGrowthBytes: Math.round(leastGrowth) }),
      ...(mostGrowth !== undefined && { mostGrowthBytes: Math.round(mostGrowth) }),
      ...(free && { freeBytes: free.value }),
    })),
    conflicts: conflicts.map(({ kind, rule, says }) => ({ kind, rule, says })),
    assumptions,
  };
}
