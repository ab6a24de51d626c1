import { readFileSync } from 'node:fs';
import path from 'node:path';

const scales = [200, 500, 1000];
const onEachLun = [1, 10, 50];

/**
 * The planning tables of the README, one for each number of VMs, from the scenarios of examples/scenarios/07-scale.
 * @param {string} root
 * @param {typeof import('../../src/core')} core
 * @returns {string[]}
 */
export function scaleTables(root, core) {
  return scales.flatMap((vms, at) => [
    ...(at === 0 ? [] : ['']),
    `| ${vms.toLocaleString('en')} VMs, on each LUN | a snapshot for each VM | one for each LUN, its VMs quiesced together | VMs quiesced one by one, then one for each LUN (2016 and later) |`,
    '|---|---|---|---|',
    ...onEachLun.map((perLun) => `| ${perLun} | ${cellsOf(root, core, vms, perLun).join(' | ')} |`),
  ]);
}

/**
 * @param {string} root
 * @param {typeof import('../../src/core')} core
 * @param {number} vms
 * @param {number} perLun
 */
function cellsOf(root, core, vms, perLun) {
  const file = path.join(root, 'examples/scenarios/07-scale', `${vms}-on-${perLun}.hvbackup.yaml`);
  const { scenario } = core.openScenario(file, readFileSync(file, 'utf8'));
  const plan = core.resolvePlan(scenario);
  return core.strategyRows(plan, core.planNight(plan)).map(({ night, together }) => {
    const { storageSnapshots: count, snapshotSeconds, seconds } = night;
    if (snapshotSeconds === undefined || seconds === undefined) throw new Error(`${file} says no durations.`);
    const risk = together === 1 ? 'one fails alone' : `up to ${together} fail together`;
    return `**${count}**, ${hours(snapshotSeconds)} of ${hours(seconds)}; ${risk}`;
  });
}

/** @param {number} seconds */
function hours(seconds) {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}
