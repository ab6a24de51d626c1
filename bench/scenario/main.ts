import { parseTree } from 'jsonc-parser';
import { parseDocument, parse } from 'yaml';
import { checkScenario } from '../../src/core/rules/scenario/check-scenario';
import { predict } from '../../src/core/runs/predict';
import { openScenario, planNight, resolvePlan } from '../../src/core/scenario';
import { measureInTurns, type Times } from '../vm-config/measure';
import { largeScenario } from './large-scenario';

const uri = 'file:///nightly.hvbackup.yaml';

/** All that the server does between a keystroke and its findings. */
function recheck(text: string): number {
  return checkScenario(openScenario(uri, text), { uri }).length;
}

/** The text with a number that it has never had, in the middle of it: what is remembered of one part is of no use. */
function edits(text: string): () => string {
  const at = text.indexOf('used:', Math.floor(text.length * 0.6));
  let count = 0;
  return () => `${text.slice(0, at)}used: ${100 + count++}${text.slice(text.indexOf(' GB', at))}`;
}

const small = largeScenario(300);
const next = edits(small);
const nextOfPeer = edits(small);
const nextOfTree = edits(small);
// By itself: the garbage of a peer is not ours to collect.
const [again] = measureInTurns([() => recheck(next())], 41, 10);
const [tree, plain] = measureInTurns([() => parseDocument(nextOfTree()), () => parse(nextOfPeer()) as unknown], 15, 3);

const large = largeScenario(1000);
const { scenario } = openScenario(uri, large);
const json = JSON.stringify(parse(large));
const [predicted] = measureInTurns(
  [
    () => {
      const plan = resolvePlan(scenario);
      return [predict(plan), planNight(plan)];
    },
  ],
  21,
  5,
);
const [read, jsonTree] = measureInTurns([() => openScenario(uri, large), () => parseTree(json)], 15, 3);

const row = (what: string, times: Times | undefined, budget = ''): void => {
  const [median, least, cpu] = [times?.median, times?.least, times?.cpu].map(
    (value) => `${value?.toFixed(1) ?? ''} ms`,
  );
  console.log(`| ${what} | ${median ?? ''} | ${least ?? ''} | ${cpu ?? ''} | ${budget} |`);
};

console.log(`300 VMs: ${Math.round(small.length / 1024)} KB; 1,000 VMs: ${Math.round(large.length / 1024)} KB`);
console.log('| | median | least | cpu | budget |\n|---|---|---|---|---|');
row('300 VMs: re-check after a keystroke', again, '50 ms');
row('300 VMs: `yaml`, a tree with places', tree);
row('300 VMs: `yaml`, values alone', plain);
row('1,000 VMs: predict and plan', predicted, '200 ms');
row('1,000 VMs: read again, nothing changed', read);
row('1,000 VMs as JSON: `jsonc-parser`, a tree with places', jsonTree);
