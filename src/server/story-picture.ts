import {
  comparisonToSvg,
  drawingToSvgText,
  drawSet,
  layoutSet,
  runsToSvg,
  textMeasure,
  type RunComparison,
  type RunsReport,
} from '../core';
import type { WireExport } from '../protocol/lsp';

/** Wide enough for the names of VMs and a night beside them, on a page of paper turned on its side. */
const overviewWidth = 1200;

/**
 * One backup as its sequence with its files, two that are compared in columns, several as lanes above each other. A file of its
 * own, with the palette for print.
 */
export function picture(report: RunsReport, pair: RunComparison | undefined, timeZone: string): WireExport {
  const { runs } = report.observation;
  const text = pair
    ? comparisonToSvg(pair, { timeZone })
    : runs.length > 1
      ? overview(report, timeZone)
      : runsToSvg(report, { timeZone });
  const [, width, height] = /<svg [^>]*?\bwidth="([\d.]+)" height="([\d.]+)"/.exec(text) ?? [];
  return { text, width: Number(width ?? 0), height: Number(height ?? 0) };
}

function overview({ observation: { runs } }: RunsReport, timeZone: string): string {
  const scene = layoutSet(runs, { measure: textMeasure, width: overviewWidth, timeZone });
  const { title, description } = scene;
  return drawingToSvgText(drawSet(scene), { palette: 'print', title, description });
}
