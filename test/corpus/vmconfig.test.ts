import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBytes } from '../../src/core/report/check-bytes';
import type { CheckedInput } from '../../src/core/report/check-report';
import { xmlProblemCodes } from '../../src/core/xml';
import { registry } from '../../src/core/rules/registry';
import { decodeText } from '../../src/core/text/decode';
import { LineIndex } from '../../src/core/text/line-index';
import type { HostOs } from '../../src/core/vmconfig/facts/host-os';
import { parseMarkers } from '../support/markers';
import { MemoryHost } from '../support/memory-host';
import { encodeUtf16le, encodeUtf8 } from '../support/vm-config';
import { hvbackup } from '../unit/cli/harness';
import { domainFaults, realFiles, structureFaults, type Fault } from './faults';
import { neededEvidence, notInOneFile } from './not-in-one-file';
import { syntaxFaults } from './syntax-faults';
import { expectedFiles, type ExpectedFinding } from './vmconfig-expected';

const corpus = process.env['HVB_CORPUS'];
const folder = path.join(corpus ?? '', 'vmconfig');
const isHere = corpus !== undefined && existsSync(folder);

interface Shown {
  readonly inputs: readonly { readonly path: string; readonly kind: string }[];
  readonly findings: readonly {
    readonly code: string;
    readonly path: string;
    readonly range: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
    };
  }[];
}

function bytesOf(file: string): Uint8Array {
  return readFileSync(path.join(folder, file));
}

/** In the encoding that the file itself has. */
function encoded(text: string, like: Uint8Array): Uint8Array {
  return like[0] === 0xff ? encodeUtf16le(text) : encodeUtf8(text);
}

async function check(bytes: Uint8Array, name: string, os: HostOs | undefined): Promise<CheckedInput> {
  const uri = `mem:///evidence/${name}`;
  return await checkBytes({
    uri,
    path: name,
    host: new MemoryHost({ [uri]: bytes }),
    settings: { host: os && { os, source: 'flag' } },
  });
}

interface Damaged {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** The text with the fault in it, and where the finding must stand. */
function damaged(text: string, { edits, cutAfter }: Fault): Damaged {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  let marked = text;
  for (const [from, to] of edits) {
    const [wanted, written] = [from, to].map((piece) => piece.replaceAll('\n', lineEnd)) as [string, string];
    expect(marked.split(wanted).length - 1, `"${from.slice(0, 60)}" stands once in the file`).toBe(1);
    marked = marked.replace(wanted, () => written);
  }
  const { text: whole, ranges } = parseMarkers(marked);
  if (cutAfter === undefined) return { text: whole, marks: ranges };
  const at = whole.indexOf(cutAfter);
  expect(at, `"${cutAfter}" is in the file`).toBeGreaterThan(0);
  return { text: whole.slice(0, at + cutAfter.length), marks: ranges };
}

function codesOf(findings: CheckedInput['findings']): string[] {
  return findings.map(({ code }) => code).sort();
}

function without(codes: readonly string[], taken: readonly string[]): string[] {
  const left = [...codes];
  for (const code of taken) {
    const at = left.indexOf(code);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

async function expectFault(fault: Fault): Promise<void> {
  const { file, code, host, named = realFiles[file], also } = fault;
  const original = bytesOf(realFiles[file]);
  const { text } = decodeText(original);
  const copy = damaged(text, fault);
  expect(copy.marks, 'one place is marked').toHaveLength(1);
  const before = codesOf((await check(original, realFiles[file], host)).findings);
  const input = await check(encoded(copy.text, original), named, host);
  expect(input.status).toBe('checked');
  expect(without(codesOf(input.findings), before)).toEqual([code, ...(also ? [also.code] : [])].sort());
  const found = input.findings.filter((finding) => finding.code === code);
  expect(found.map(({ span }) => span)).toEqual(copy.marks);
}

describe.skipIf(!isHere)('the real configurations', () => {
  describe.each(expectedFiles)('$file', ({ file, findings, onHost }) => {
    const hosts: [string, HostOs | undefined, readonly ExpectedFinding[]][] = [
      ['nobody says which', undefined, findings],
      ...Object.entries(onHost).map(([os, list]): [string, HostOs, readonly ExpectedFinding[]] => [
        os,
        os as HostOs,
        list,
      ]),
    ];
    test.each(hosts)('host: %s', async (_name, os, expected) => {
      const { stdout } = await hvbackup([
        'check',
        path.join(folder, file),
        '--format',
        'json',
        ...(os ? ['--host-os', os] : []),
      ]);
      const lines = new LineIndex(decodeText(bytesOf(file)).text);
      const { text } = decodeText(bytesOf(file));
      // The command line's own JSON, whose shape its tests assert.
      const shown = (JSON.parse(stdout) as Shown).findings.map(({ code, range: { start, end } }) => ({
        code,
        on: text.slice(lines.offsetAt(start), lines.offsetAt(end)),
        line: start.line + 1,
      }));
      expect(shown).toEqual(expected.map(({ code, on, line }) => ({ code, on, line })));
    });
  });

  test('all files are reasoned about, and nothing in the folder is passed over in silence', async () => {
    const { stdout } = await hvbackup(['check', folder, '--format', 'json']);
    const { inputs } = JSON.parse(stdout) as Shown;
    const shown = inputs.map(({ path: file, kind }) => [path.basename(file), kind]);
    const names = readdirSync(folder).sort();
    expect(shown).toEqual(names.map((name) => [name, name.endsWith('.xml') ? 'vm-config' : 'unknown']));
    expect(expectedFiles.map(({ file }) => file).sort()).toEqual(names.filter((name) => name.endsWith('.xml')));
  });
});

describe.skipIf(!isHere)('one fault put in gives that finding, at its place, and no other', () => {
  describe.each([
    ['domain rules', domainFaults],
    ['structure', structureFaults],
    ['syntax', syntaxFaults],
  ])('%s', (_name, faults) => {
    test.each(faults)('$code: $name', expectFault);
  });

  test('through the command line too', async () => {
    const fault = domainFaults[0]!;
    const original = bytesOf(realFiles[fault.file]);
    const copy = damaged(decodeText(original).text, fault);
    const files = { 'case/vm.xml': encoded(copy.text, original), 'case/notes.md': '# x' };
    const { stdout, code } = await hvbackup(['check', 'case'], { files });
    const { line, character } = new LineIndex(copy.text).positionAt(copy.marks[0]!.start);
    expect(code).toBe(1);
    expect(stdout).toContain(`case/vm.xml:${line + 1}:${character + 1} error HVB001`);
    expect(stdout).toContain('1 error, 0 warnings, 0 info, 0 hints');
    expect(stdout).toContain('case/notes.md: not recognised.');
  });
});

describe.skipIf(!isHere)('faults that take a second file', () => {
  test.each(neededEvidence)('$code: $name', async ({ code, file, named, edits, beside, on }) => {
    const original = bytesOf(realFiles[file]);
    const copy = damaged(decodeText(original).text, { name: '', file, code, edits });
    const others = Object.fromEntries(
      Object.entries(beside).map(([name, of]) => [`case/${name}`, of === 'the original' ? original : new Uint8Array()]),
    );
    const name = `case/${named}`;
    const { stdout } = await hvbackup(['check', 'case', '--format', 'json'], {
      files: { ...others, [name]: encoded(copy.text, original) },
    });
    const lines = new LineIndex(copy.text);
    const found = (JSON.parse(stdout) as Shown).findings.filter(({ path: shown }) => shown === name);
    expect(found.map((finding) => finding.code)).toEqual([code]);
    expect(
      found.map(({ range: { start, end } }) => copy.text.slice(lines.offsetAt(start), lines.offsetAt(end))),
    ).toEqual([on]);
  });
});

test('there is a fault for every code that a finding can carry, or a reason why there is none', () => {
  const tried = [...domainFaults, ...structureFaults, ...syntaxFaults, ...neededEvidence].map(({ code }) => code);
  const onConfigs = registry.filter(({ inspects }) => inspects.includes('configuration'));
  const asked = [...onConfigs.map(({ code }) => code), ...xmlProblemCodes.map(({ code }) => code)];
  expect([...new Set(asked)].filter((code) => !tried.includes(code) && !(code in notInOneFile)).sort()).toEqual([]);
  expect(Object.keys(notInOneFile).filter((code) => tried.includes(code) || !asked.includes(code))).toEqual([]);
});
