import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/core/evidence/kinds';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import type { NamedFiles } from '../../../src/core/scenario';
import type { UnreadReason } from '../../../src/core/scenario/named-files';
import { openText } from '../../../src/core/texts';
import { registry } from '../../../src/core/rules/registry';
import { observe } from '../../../src/core/runs';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { parseHostOs, type HostOs } from '../../../src/core/vmconfig/facts/host-os';
import type { EvidenceFacts, FileStatus } from '../../../src/core/vmconfig/evidence-facts';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { codesOfExample, recordExample } from '../../support/check-record-example';
import { findingsOf, type RuleCheck } from '../../support/check-rule';
import { vmConfig } from '../../support/vm-config';

const folder = path.resolve(import.meta.dirname, '../../../docs/rules');
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

interface Example {
  readonly fires: boolean;
  readonly xml: string;
  readonly check: RuleCheck;
}

/** The examples of a rule page: under each heading a fence, with `<!-- name: value -->` lines above it that set the scene. */
function examplesOf(page: string): Example[] {
  const pattern = /^## Example that (fires|is quiet)\s*\n([^`]*)```xml\n([\s\S]*?)\n```/gm;
  return [...page.matchAll(pattern)].map(([, kind, scene = '', xml = '']) => ({
    fires: kind === 'fires',
    xml,
    check: sceneOf(scene),
  }));
}

/** The examples from logs: under the same headings, on pages of both kinds with `, in a log`. */
function logExamplesOf(page: string): { readonly fires: boolean; readonly json: string }[] {
  const pattern = /^## Example that (fires|is quiet)(?:, in a log)?\s*\n([^`]*)```json\n([\s\S]*?)\n```/gm;
  return [...page.matchAll(pattern)].map(([, kind, , json = '']) => ({ fires: kind === 'fires', json }));
}

interface TextExample {
  readonly fires: boolean;
  readonly kind: Kind;
  readonly text: string;
  readonly named: NamedFiles;
  readonly hostOs?: HostOs;
}

/**
 * The examples from pasted text, in the same way; what kind of text each is, its content says. `<!-- unread: FILE REASON -->` names a file
 * that a scenario names and that cannot be read, `<!-- config: FILE name=NAME -->` one that was
 * read; `<!-- observed: failed -->` says that its evidence holds a backup of VM001 that failed.
 */
function textExamplesOf(page: string): TextExample[] {
  const pattern = /^## Example that (fires|is quiet)(?:, in [^\n]+)?\s*\n([^`]*)```text\n([\s\S]*?)\n```/gm;
  return [...page.matchAll(pattern)].map(([, fires, scene = '', text = '']) => {
    const bytes = new TextEncoder().encode(text);
    const plain = sniffBytes(bytes);
    const kind = plain === 'unknown' ? sniffBytes(bytes, 'script.dsh') : plain;
    const unread = /<!-- unread: (\S+) (absent|outside|unreadable|no-configuration) -->/.exec(scene);
    const config = /<!-- config: (\S+) name=(\S+) -->/.exec(scene);
    const [, file = '', name = ''] = config ?? [];
    const named: NamedFiles = {
      configs: new Map(config ? [[file, openVmConfig('mem:///vm.xml', vmConfig({ name }))]] : []),
      unread: new Map(unread ? [[unread[1] ?? '', unread[2] as UnreadReason]] : []),
      ...(scene.includes('<!-- observed: failed -->') && { observed: failedNight }),
    };
    const { hostOs } = sceneOf(scene);
    return { fires: fires === 'fires', kind, text, named, ...(hostOs && { hostOs }) };
  });
}

function textOf(code: string): string {
  const file = path.join(folder, `${code.replaceAll('/', '-')}.md`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function sceneOf(scene: string): RuleCheck {
  const lines = [...scene.matchAll(/<!-- ([\w-]+): (.*?) -->/g)].map(([, name = '', value = '']) => ({ name, value }));
  const first = (name: string): string | undefined => lines.find((line) => line.name === name)?.value;
  const hostOs = parseHostOs(first('host-os') ?? '');
  const encoding = encodings.find((name) => name === first('encoding'));
  const evidence = evidenceOf(lines);
  const file = first('file');
  return {
    ...(hostOs && { hostOs }),
    ...(encoding && { encoding: { name: encoding } }),
    ...(file && { uri: `mem:///${file}` }),
    ...(evidence && { evidence }),
  };
}

/** `other: id=..., name=...` is another configuration; `present:` and `absent: PATH | names in that folder` are disks. */
function evidenceOf(lines: readonly { readonly name: string; readonly value: string }[]): EvidenceFacts | undefined {
  const others = lines
    .filter(({ name }) => name === 'other')
    .map(({ value }) => Object.fromEntries(value.split(/,\s*/).map((pair) => pair.split('=') as [string, string])))
    .map(({ id, name }, at) => ({
      uri: `mem:///other-${at}.xml`,
      kind: 'virtual-machine' as const,
      ...(id && { id }),
      ...(name && { name }),
    }));
  const files = new Map<string, FileStatus>();
  for (const { name, value } of lines) {
    const [hostPath = '', names = ''] = value.split('|').map((part) => part.trim());
    const key = hostPath.replaceAll('/', '\\').toLowerCase();
    const folderNames = names.split(/,\s*/).filter((one) => one !== '');
    const uri = `mem:///${hostPath.split('\\').at(-1) ?? ''}`;
    if (name === 'present') files.set(key, { status: 'present', uri, folderNames });
    if (name === 'absent') files.set(key, { status: 'absent', folderUri: 'mem:///disks', folderNames });
  }
  return others.length > 0 || files.size > 0 ? { others, files } : undefined;
}

/** A backup of VM001 that failed. */
const failedNight = {
  runs: observe(failedCheckpoint[0]?.records ?? []).runs.map((run) => ({ ...run, vm: { name: 'VM001' } })),
  unread: new Map<string, UnreadReason>(),
};

describe('rule pages', () => {
  const pages = readdirSync(folder).filter((name) => name !== 'README.md');
  const written = registry.filter(({ source }) => source === 'domain' || source === 'structure');

  test('every domain and structure rule has a page with both examples', () => {
    const hasBoth = (examples: readonly { readonly fires: boolean }[]): boolean =>
      examples.some(({ fires }) => fires) && examples.some(({ fires }) => !fires);
    const without = written.filter(({ code, inspects }) => {
      const page = textOf(code);
      return !inspects.every((one) => {
        if (one === 'configuration') return hasBoth(examplesOf(page));
        if (one === 'log') return hasBoth(logExamplesOf(page));
        return hasBoth(textExamplesOf(page).filter(({ kind }) => kind === one));
      });
    });
    expect(without.map(({ code }) => code)).toEqual([]);
  });

  test('the part of a page that is written by hand says why, and tells nobody to touch a chain', () => {
    for (const { code, inspects } of written.filter(
      (row) => !(row.inspects.length === 1 && row.inspects[0] === 'configuration'),
    )) {
      const [, byHand = ''] = textOf(code).split('<!-- hand-written below -->');
      expect(byHand, code).toMatch(/^\n\n## Why\n\n\S/);
      if (!inspects.includes('configuration')) expect(byHand, code).not.toMatch(/Merge-VHD|IgnoreIdMismatch|Set-VHD/);
    }
  });

  test('every code of the parser and of the tool itself has a page that says why', () => {
    const without = registry.filter(({ source, code }) => {
      const file = path.join(folder, `${code.replaceAll('/', '-')}.md`);
      const isWritten = source === 'domain' || source === 'structure';
      return !isWritten && !(existsSync(file) && /^## Why\n\n\S/m.test(readFileSync(file, 'utf8')));
    });
    expect(without.map(({ code }) => code)).toEqual([]);
  });

  test('every block of XML, JSON and text of a page is an example that is run', () => {
    for (const file of pages) {
      const page = readFileSync(path.join(folder, file), 'utf8');
      expect(examplesOf(page), file).toHaveLength([...page.matchAll(/^```xml$/gm)].length);
      expect(logExamplesOf(page), file).toHaveLength([...page.matchAll(/^```json$/gm)].length);
      expect(textExamplesOf(page), file).toHaveLength([...page.matchAll(/^```text$/gm)].length);
    }
  });

  for (const { code } of registry) {
    const file = `${code.replaceAll('/', '-')}.md`;
    if (!pages.includes(file)) continue;
    const page = readFileSync(path.join(folder, file), 'utf8');
    test.each(logExamplesOf(page))(`${code}: example from a log that fires: $fires`, ({ fires, json }) => {
      const codes = codesOfExample(recordExample(json));
      if (fires) expect(codes).toContain(code);
      else expect(codes).not.toContain(code);
    });
    test.each(textExamplesOf(page))(
      `${code}: example from $kind that fires: $fires`,
      ({ fires, kind, text, named, hostOs }) => {
        const codes = openText(kind, text)
          ?.check({ uri: 'mem:///paste.txt', named, host: hostOs && { os: hostOs, source: 'flag' } })
          .map((finding) => finding.code);
        if (fires) expect(codes).toContain(code);
        else expect(codes).not.toContain(code);
      },
    );
    const examples = examplesOf(page);
    test.each(examples)(`${code}: example that fires: $fires`, ({ fires, xml, check }) => {
      const codes = findingsOf(xml, check).map((finding) => finding.code);
      if (fires) expect(codes).toContain(code);
      else expect(codes).not.toContain(code);
    });
  }
});
