import { cpus, loadavg } from 'node:os';
import { XMLParser } from 'fast-xml-parser';
import { checkVmConfig, openVmConfig } from '../../src/core';
import { parseXml } from '../../src/core/xml';
import { largeConfig } from './large-config';
import { measureInTurns, type Times } from './measure';

interface Case {
  readonly name: string;
  readonly characters: number;
  readonly runs: number;
  readonly warmUp: number;
  /** DESIGN.md section 9. */
  readonly budgetMs: number;
}

const cases: readonly Case[] = [
  { name: '100 KB', characters: 100_000, runs: 400, warmUp: 200, budgetMs: 5 },
  { name: '5 MB', characters: 5_000_000, runs: 25, warmUp: 8, budgetMs: 150 },
];

/** As close to our tree as it comes: order, attributes and places kept, values and entities left alone. */
const peer = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  captureMetaData: true,
  parseTagValue: false,
  processEntities: false,
});
const uri = 'file:///bench/vm.xml';

const [processor] = cpus();
const machine = `${cpus().length} cores, ${processor?.model.trim() ?? 'unknown processor'}`;
console.log(`Node ${process.version}, ${machine}, load ${loadavg()[0]?.toFixed(1) ?? '?'} at the start\n`);
for (const one of cases) report(one);

function report({ name, characters, runs, warmUp, budgetMs }: Case): void {
  const next = editedBackAndForth(largeConfig(characters));
  const { length } = next();
  const findings = checkVmConfig(openVmConfig(uri, next())).length;
  // The re-check is measured by itself, as it runs in an editor: the peer's garbage is not ours to collect.
  const [check] = measureInTurns([() => checkVmConfig(openVmConfig(uri, next()))], runs, warmUp);
  const [read] = measureInTurns([() => openVmConfig(uri, next())], runs, warmUp);
  const [parse, theirs] = measureInTurns([() => parseXml(next()), () => peer.parse(next()) as unknown], runs, warmUp);
  if (!check || !read || !parse || !theirs) throw new Error('Each thing gives its times.');
  const head = `${name}: ${length.toLocaleString('en')} characters, ${findings} findings, ${runs} runs after ${warmUp}`;
  console.log(head);
  console.log(row('', 'median', 'least', 'cpu', 'budget', 'of budget'));
  const share = `${Math.round((100 * check.median) / budgetMs)} %`;
  console.log(row('re-check after one edit', ...cells(check), `${budgetMs} ms`, share));
  console.log(row('of it: parse and read', ...cells(read)));
  console.log(row('of it: parse', ...cells(parse)));
  console.log(row('fast-xml-parser', ...cells(theirs)));
  console.log(row('fast-xml-parser / our parse', ...ratios(theirs, parse)));
  console.log(`${row('fast-xml-parser / our re-check', ...ratios(theirs, check))}\n`);
}

/** Each call gives the text with one edit taken back or made again, so that no two in a row are the same. */
function editedBackAndForth(before: string): () => string {
  const after = before.replace(/(<size type="integer">)2048</, '$14096<');
  if (after === before) throw new Error('The edit did not change the text.');
  let turn = 0;
  return () => (turn++ % 2 === 0 ? before : after);
}

function cells({ median, least, cpu }: Times): string[] {
  return [median, least, cpu].map((value) => `${value.toFixed(2)} ms`);
}

function ratios(a: Times, b: Times): string[] {
  return [a.median / b.median, a.least / b.least, a.cpu / b.cpu].map((value) => `${value.toFixed(1)} x`);
}

function row(first: string, ...rest: readonly string[]): string {
  return `  ${first.padEnd(32)}${rest.map((cell) => cell.padStart(12)).join('')}`;
}
