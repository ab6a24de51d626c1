import { describe, expect, test } from 'vitest';
import { suppressionFix, suppressionsOf } from '../../../src/core/rules/suppression';
import { openVmConfig, type VmConfigDocument } from '../../../src/core/vmconfig/document';
import { parseXml } from '../../../src/core/xml';
import { applyEdits, findingsOf } from '../../support/check-rule';
import { parseMarkers } from '../../support/markers';
import { vmConfig } from '../../support/vm-config';

const noScsi = vmConfig({ scsi: [] });
const codes = (text: string): string[] => findingsOf(text).map(({ code }) => code);
const before = (element: string, comment: string, text = noScsi): string =>
  text.replace(`  <${element}`, `  <!-- ${comment} -->\n  <${element}`);

describe('suppression by comment', () => {
  test('without a comment there is a finding', () => {
    expect(codes(noScsi)).toEqual(['HVB001']);
  });

  test.each([
    ['the next line', before('manifest', 'hvb-disable-next-line HVB001')],
    ['the next line, among others', before('manifest', 'hvb-disable-next-line HVB003, HVB001')],
    ['the whole file, from its end', noScsi.replace('</configuration>', '<!-- hvb-disable HVB001 --></configuration>')],
    ['over several lines', before('manifest', 'hvb-disable-next-line\n    HVB003\n    HVB001\n')],
    ['with CRLF', before('manifest', 'hvb-disable-next-line HVB001').replaceAll('\n', '\r\n')],
    ['without spaces', noScsi.replace('  <manifest', '<!--hvb-disable-next-line HVB001-->\n  <manifest')],
  ])('silences %s', (_name, text) => {
    expect(codes(text)).toEqual([]);
  });

  test.each([
    ['another code', before('manifest', 'hvb-disable-next-line HVB003')],
    ['another line', before('properties', 'hvb-disable-next-line HVB001')],
    ['the line it stands on', noScsi.replace('<manifest>', '<!-- hvb-disable-next-line HVB001 --><manifest>')],
    ['a word before it', before('manifest', 'please hvb-disable-next-line HVB001')],
    ['the word in a value', noScsi.replace('</notes>', 'hvb-disable HVB001</notes>')],
  ])('does not reach %s', (_name, text) => {
    expect(codes(text)).toContain('HVB001');
  });

  test.each([
    ['no code', before('manifest', 'hvb-disable-next-line')],
    ['a slip in the word', before('manifest', 'hvb-disable-nextline HVB001')],
    ['a code in another case', before('manifest', 'hvb-disable-next-line hvb001')],
  ])('silences nothing with %s, and says so', (_name, text) => {
    expect(codes(text)).toEqual(['vmconfig/unknown-suppression', 'HVB001']);
  });

  test('silences what the parser says, too', () => {
    const text = before('manifest', 'hvb-disable-next-line xml/attribute-without-value', vmConfig()).replace(
      '<manifest>',
      '<manifest a>',
    );
    expect(codes(text)).toEqual([]);
  });

  test('spans are those of the comment and of its codes', () => {
    const { text, ranges } = parseMarkers('<a>[|<!-- hvb-disable [|HVB001|] [|x/y|] -->|]</a>');
    const [found] = suppressionsOf(parseXml(text).root);
    expect([found?.comment, ...(found?.codes.map(({ span }) => span) ?? [])]).toEqual(ranges);
  });

  test('a comment without its end reaches to the end of the text and holds no other', () => {
    const { root } = parseXml('<a><!-- hvb-disable HVB001 <!-- hvb-disable HVB003');
    expect(suppressionsOf(root)).toHaveLength(1);
  });

  test.each([
    ['bare words', 'hvb-disable '.repeat(200_000)],
    ['in one comment', `<!-- hvb-disable ${'hvb-disable '.repeat(200_000)}`],
    ['comments without an end', '<!-- hvb-disable '.repeat(100_000)],
    ['behind white space', `${' '.repeat(1_000_000)}hvb-disable`],
  ])('hundreds of thousands of markers are read in one pass: %s', (_name, body) => {
    expect(suppressionsOf(parseXml(`<a>${body}</a>`).root).length).toBeLessThanOrEqual(1);
  });
});

describe('the fix that writes a suppression', () => {
  const fixed = (text: string): string => {
    const [finding] = findingsOf(text);
    const fix = finding && suppressionFix(openVmConfig('mem:///vm.xml', text), finding);
    return applyEdits(text, fix?.edits ?? []);
  };

  test('goes above the line with its indent, and silences', () => {
    const after = fixed(noScsi);
    expect(after).toContain('\n  <!-- hvb-disable-next-line HVB001 -->\n  <manifest>');
    expect(codes(after)).toEqual([]);
  });

  test('with CRLF and tabs', () => {
    const after = fixed(noScsi.replaceAll('\n', '\r\n').replaceAll('  ', '\t'));
    expect(after).toContain('\r\n\t<!-- hvb-disable-next-line HVB001 -->\r\n\t<manifest>');
    expect(codes(after)).toEqual([]);
  });

  test.each([
    ['in a tag over two lines', '<a>\n<name\n  type="[|String|]">x</name></a>'],
    ['in CDATA over two lines', '<a><name type="string"><![CDATA[\n[|x|]]]></name></a>'],
    ['behind a comment without an end', '<a>\n<!-- <b>\n<name>[|x|]</name></a>'],
    ['in a comment over two lines', '<a><!--\n[|x|]--></a>'],
  ])('%s a comment would be no comment, so none is offered', (_name, marked) => {
    const { text, ranges } = parseMarkers(marked);
    expect(suppressionFix(openVmConfig('mem:///vm.xml', text), { code: 'x', span: ranges[0]! })).toBeUndefined();
  });

  test('nothing may stand before the XML declaration, so its line gets none', () => {
    const text = vmConfig();
    const open = (xml: string): VmConfigDocument => openVmConfig('mem:///vm.xml', xml);
    expect(
      suppressionFix(open(text), { code: 'vmconfig/encoding-mismatch', span: { start: 31, end: 37 } }),
    ).toBeUndefined();
    expect(suppressionFix(open('<a/>'), { code: 'x', span: { start: 1, end: 2 } })?.edits?.[0]?.span).toEqual({
      start: 0,
      end: 0,
    });
    expect(suppressionFix(open(text), { code: 'x' })).toBeUndefined();
  });
});
