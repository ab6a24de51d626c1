import { describe, expect, test } from 'vitest';
import { complete, definition, folding, hover, links, outline, references } from '../../../src/core/language';
import { checkVmConfig } from '../../../src/core/rules/check-config';
import { inlineLimitChars, tooLargeForInline } from '../../../src/core/rules/inline-limit';
import { suppressionFix } from '../../../src/core/rules/suppression';
import type { EvidenceFacts } from '../../../src/core/vmconfig/evidence-facts';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { damages, truncations } from '../../support/mutation';
import { vmConfig } from '../../support/vm-config';
import { smallConfig } from './small-config';

const evidence: EvidenceFacts = {
  others: [{ uri: 'mem:///b.xml', kind: 'virtual-machine', name: 'APP01', id: '00112233-4455-6677-8899-aabbccddeeff' }],
  files: new Map([
    [
      'd:\\vms\\a\\a.vhdx',
      { status: 'present', uri: 'mem:///a.vhdx', folderNames: ['a.vhdx', 'a-AutoRecovery.avhdx'] },
    ],
  ]),
};

/** Everything that an editor asks of a document, and every fix worked out: nothing throws, and every place is in the text. */
function askEverything(text: string, step: number): void {
  const doc = openVmConfig('mem:///case/vm.xml', text);
  const inText = (span: { readonly start: number; readonly end: number } | undefined, what: string): void => {
    if (span && !(span.start >= 0 && span.start <= span.end && span.end <= text.length)) {
      throw new Error(`${what} at ${span.start}..${span.end} of ${text.length}`);
    }
  };
  for (const finding of checkVmConfig(doc, { evidence, encoding: { name: 'utf-8', bom: false } })) {
    expect(finding.code).not.toBe('internal/rule-failed');
    inText(finding.span, finding.code);
    for (const fix of [...finding.fixes(), suppressionFix(doc, finding)])
      for (const { span } of fix?.edits ?? []) inText(span, `an edit of ${finding.code}`);
  }
  outline(doc);
  folding(doc);
  for (const { span } of links(doc, evidence)) inText(span, 'a link');
  for (let offset = 0; offset <= text.length; offset += step) {
    inText(hover(doc, offset, { evidence })?.span, 'a hover');
    complete(doc, offset);
    definition(doc, offset, evidence);
    for (const span of references(doc, offset)) inText(span, 'a reference');
  }
}

describe('the editor gets an answer for', () => {
  test.each<[string, string]>([
    ['an empty document', ''],
    ['white space', ' \r\n\t'],
    ['a lone less-than sign', '<'],
    ['the root alone', '<configuration>'],
    ['another document', '<html><body/></html>'],
    ['NULs', '\0\0\0'],
    ['lone surrogates', `<configuration><properties><name type="string">\ud83d</name></properties></configuration>`],
    ['a byte order mark within', smallConfig.replace('Mühle', '\ufeffMühle')],
    ['every section empty', '<configuration><properties/><settings/><global_settings/><manifest/></configuration>'],
    [
      'every section text',
      '<configuration><properties>x</properties><settings>x</settings><manifest>x</manifest></configuration>',
    ],
    ['old Macintosh line ends', smallConfig.replaceAll('\r\n', '\r')],
    ['no line ends', smallConfig.replaceAll('\r\n', '')],
    ['a deep document', `<configuration>${'<a>'.repeat(2000)}${'</a>'.repeat(2000)}</configuration>`],
  ])('%s', (_name, text) => {
    askEverything(text, Math.max(1, Math.ceil(text.length / 400)));
  });

  test('a document cut off at any 11th place', () => {
    for (const text of truncations(smallConfig, 11)) askEverything(text, 37);
  });

  test('damaged documents', () => {
    for (const text of damages(smallConfig, 17)) askEverything(text, 53);
    for (const text of damages(vmConfig(), 997)) askEverything(text, 211);
  });

  test('an empty document says that it is empty', () => {
    expect(checkVmConfig(openVmConfig('mem:///a.xml', '')).map(({ code, message }) => [code, message])).toEqual([
      ['xml/no-root-element', 'The file is empty.'],
    ]);
  });

  test('a document above 20 million characters is told why it is not diagnosed, and what to do', () => {
    const { severity, message, span } = tooLargeForInline('mem:///a.xml', 21 * 1024 * 1024);
    expect(severity).toBe('info');
    expect(span).toEqual({ start: 0, end: 0 });
    expect(inlineLimitChars).toBe(20 * 1024 * 1024);
    expect(message).toBe(
      'This document has 21.0 million characters; above 20.0 it is not diagnosed while you type. Run "Hyper-V Backup: Diagnose File", or hvbackup check.',
    );
  });
});
