import { describe, expect, test } from 'vitest';
import { parseXml } from '../../../src/core/xml';
import { parseMarkers } from '../../support/markers';

/** Broken text with the blamed ranges marked, and the codes in order: exactly these problems and no other. */
const cases: readonly (readonly [name: string, marked: string, ...codes: string[]])[] = [
  ['empty file', '', 'xml/no-root-element'],
  ['white space only', '[| |]\n', 'xml/no-root-element'],
  ['only a comment', '[|<|]!-- a -->', 'xml/no-root-element'],
  ['only the declaration', '[|<|]?xml version="1.0"?>', 'xml/no-root-element'],
  ['element not closed', '<a><[|b|]></a>', 'xml/element-not-closed'],
  ['element not closed, siblings follow', '<a>\n<[|b|]>\n<c/>\n</a>', 'xml/element-not-closed'],
  ['leaf not closed', '<a><[|c|]>2<d>3</d><e/></a>', 'xml/element-not-closed'],
  ['two elements not closed', '<a><[|b|]><[|c|]></a>', 'xml/element-not-closed', 'xml/element-not-closed'],
  ['only the root not closed', '<[|a|]><b/>', 'xml/element-not-closed'],
  ['file ends inside elements', '<a><b><c>1</c[|>|]', 'xml/document-truncated'],
  ['file ends inside a start tag', '<a><b>[|<c ty|]', 'xml/tag-not-closed'],
  ['file ends inside an end tag', '<a><b>1[|</b|]', 'xml/tag-not-closed'],
  ['file ends after an equals sign', '<a><b>[|<c type=|]', 'xml/tag-not-closed'],
  ['file ends inside a value without quotes', '<a><b>[|<c type=int|]', 'xml/tag-not-closed'],
  ['half-typed tag with an equals sign', '<a>\n[|<b type=|]\n<c/>\n</a>', 'xml/tag-not-closed'],
  ['file ends inside a value', '<a><b type=[|"integ|]', 'xml/value-not-closed'],
  ['end tag misspelt', '<a><size>1[|</sizee>|]</a>', 'xml/end-tag-mismatch'],
  ['end tag in another case', '<a><size>1[|</Size>|]</a>', 'xml/end-tag-mismatch'],
  ['start tag misspelt', '<a><sizee>1[|</size>|]</a>', 'xml/end-tag-mismatch'],
  ['end tag of another leaf', '<a><size>1[|</limit>|]</a>', 'xml/end-tag-mismatch'],
  ['end tag without slash', '<a><size>1[|<size>|]</a>', 'xml/end-tag-mismatch'],
  ['end tag without name', '<a><size>1[|</>|]</a>', 'xml/end-tag-mismatch'],
  ['end tag with attributes', '<a>[|</a b="1">|]', 'xml/end-tag-attributes'],
  ['end tag without start', '<a>\n  <b/>\n[|</c>|]\n</a>', 'xml/end-tag-without-start'],
  ['end tag twice', '<a><b>1</b>[|</b>|]</a>', 'xml/end-tag-without-start'],
  ['half-typed tag before siblings', '<a>\n[|<mem|]\n<b>1</b>\n</a>', 'xml/tag-not-closed'],
  ['start tag that lost its bracket', '<a>\n[|<b|]\n<c>1</c>\n</b>\n</a>', 'xml/tag-not-closed'],
  ['half-typed tag with an attribute', '<a>\n[|<b type="x"|]\n<c/>\n</a>', 'xml/tag-not-closed'],
  ['lone less-than sign', '<a>1 [|<|] 2</a>', 'xml/name-expected'],
  ['less-than sign about to become a tag', '<a>\n[|<|]\n<b/></a>', 'xml/name-expected'],
  ['empty tag', '<a>[|<>|]</a>', 'xml/name-expected'],
  ['name that begins with a digit', '<a><[|1b|]/></a>', 'xml/invalid-name'],
  ['attribute name that begins with a digit', '<a [|1b|]="c"/>', 'xml/invalid-name'],
  ['missing closing quote', '<a>\n<b type=[|"integer|]>4096</b>\n</a>', 'xml/value-not-closed'],
  ['missing closing quote at a line end', '<a type=[|"integer|]\n  b="c"/>', 'xml/value-not-closed'],
  ['missing closing quote before a self-close', '<a>\n<b type=[|"integer|]/>\n<c d="e"/></a>', 'xml/value-not-closed'],
  ['value without quotes', '<a b=[|c|]/>', 'xml/value-not-quoted'],
  ['equals sign without value', '<a [|b=|]>1</a>', 'xml/value-expected'],
  ['attribute without value', '<a [|b|]>1</a>', 'xml/attribute-without-value'],
  ['no space between attributes', '<a b="1"[|c|]="2"/>', 'xml/space-expected'],
  ['attribute twice', '<a b="1" [|b|]="2"/>', 'xml/duplicate-attribute'],
  ['less-than sign in a value', '<a b="1 [|<|] 2"/>', 'xml/less-than-in-value'],
  ['quote in a tag', '<a [|"|]b="c"/>', 'xml/unexpected-character'],
  ['slash in a tag', '<a [|/|] b="c"/>', 'xml/unexpected-character'],
  ['bare ampersand', '<a>Fish [|&|] chips</a>', 'xml/ampersand-not-escaped'],
  ['bare ampersand in a value', '<a b="1[|&|]"/>', 'xml/ampersand-not-escaped'],
  ['reference without semicolon', '<a>Fish [|&amp|] chips</a>', 'xml/reference-not-terminated'],
  ['entity that is not defined', '<a>[|&nbsp;|]</a>', 'xml/unknown-entity'],
  ['character that is not allowed', '<a>[|&#0;|]</a>', 'xml/invalid-reference'],
  ['NUL in the text', '<a>x[|\0\0|]y</a>', 'xml/control-character'],
  ['two roots', '<a/><[|b|]/>', 'xml/multiple-roots'],
  ['text before the root', '[|x|]<a/>', 'xml/text-outside-root'],
  ['text after the root', '<a/>\n[|junk more|]\n', 'xml/text-outside-root'],
  ['comment not closed', '<a>\n[|<!-- x|]\n<b/>\n</a>', 'xml/comment-not-closed'],
  ['two hyphens in a comment', '<a><!-- x [|--|] y --></a>', 'xml/double-hyphen-in-comment'],
  ['CDATA not closed', '<a>\n[|<![CDATA[ x|]\n<b/>\n</a>', 'xml/cdata-not-closed'],
  ['instruction not closed', '<a>\n[|<?x|]\n<b/>\n</a>', 'xml/instruction-not-closed'],
  ['declaration in the middle', '<a>[|<?xml version="1.0"?>|]</a>', 'xml/declaration-not-first'],
  ['declaration after a blank line', '\n[|<?xml version="1.0"?>|]<a/>', 'xml/declaration-not-first'],
  ['markup that XML does not know', '<a>[|<!FOO>|]</a>', 'xml/unexpected-markup'],
  ['entity bomb', '[|<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>|]<a>x</a>', 'xml/doctype-not-used'],
  ['external entity', '[|<!DOCTYPE a SYSTEM "file:///etc/passwd">|]<a/>', 'xml/doctype-not-used'],
  [
    'use of a declared entity',
    '[|<!DOCTYPE a [<!ENTITY x SYSTEM "http://h/">]>|]<a>[|&x;|]</a>',
    'xml/doctype-not-used',
    'xml/unknown-entity',
  ],
];

describe('one problem per mistake, at its cause', () => {
  test.each(cases)('%s', (_name, marked, ...codes) => {
    const { text, ranges } = parseMarkers(marked);
    const { problems } = parseXml(text);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    if (text !== '') expect(problems.map(({ span }) => span)).toEqual(ranges);
    for (const { message } of problems) expect(message).toMatch(/\.$/);
  });

  test('the rest of the file is still read after a mistake', () => {
    const broken = [
      '<a>\n<b>1\n<c>2</c></a>',
      '<a>\n<b\n<c>2</c></a>',
      '<a>\n<b x="1>1</b>\n<c>2</c></a>',
      '<a>\n<!-- x\n<c>2</c></a>',
      '<a></b><c>2</c></a>',
    ];
    for (const text of broken) {
      const names = parseXml(text)
        .root.rootElement?.children.filter((child) => child.kind === 'element')
        .map(({ name }) => name);
      expect(names, text).toContain('c');
    }
  });

  test('related places show the symptom', () => {
    const { text, ranges } = parseMarkers('<a><b>[|</a>|]');
    expect(parseXml(text).problems[0]?.related?.[0]?.span).toEqual(ranges[0]);
  });

  test('a file of nothing but mistakes says that more were found', () => {
    const { problems } = parseXml(`<a>${'<'.repeat(5000)}</a>`);
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)?.code).toBe('xml/too-many-problems');
    expect(problems.at(-1)?.message).toContain('4000 more');
  });
});
