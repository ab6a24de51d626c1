import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/core/text/decode';
import { leaves, nodeAt, parseXml, walkElements, type XmlDocument, type XmlNode } from '../../../src/core/xml';
import { damages, truncations } from '../../support/mutation';
import { vmConfig } from '../../support/vm-config';

const corpus = process.env['HVB_CORPUS'];
const real =
  corpus === undefined ? [] : readdirSync(path.join(corpus, 'vmconfig')).filter((name) => name.endsWith('.xml'));

function readReal(name: string): string {
  return decodeText(readFileSync(path.join(corpus ?? '', 'vmconfig', name))).text;
}

/** Every character in one leaf, children inside their parent and in order, names and values inside their tags. */
function expectSound(text: string, document: XmlDocument): void {
  let rebuilt = '';
  let at = 0;
  for (const { start, end } of leaves(document)) {
    if (start !== at || end < start)
      throw new Error(`A leaf of ${start}..${end} after ${at} in ${JSON.stringify(text.slice(0, 200))}`);
    rebuilt += text.slice(start, end);
    at = end;
  }
  if (rebuilt !== text) throw new Error(`The leaves do not give the text back: ${JSON.stringify(text.slice(0, 200))}`);
  const stack: XmlNode[] = [...document.children];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { span, parent } = node;
    if (span.start < parent.span.start || span.end > parent.span.end)
      throw new Error(`${node.kind} at ${span.start} leaves its parent`);
    if (node.kind !== 'element') continue;
    if (text.slice(node.nameSpan.start, node.nameSpan.end) !== node.name) throw new Error('a name that is not there');
    for (const { nameSpan, valueSpan, value } of node.attributes) {
      if (nameSpan.start < node.startTag.start || nameSpan.end > node.startTag.end)
        throw new Error('an attribute outside of its tag');
      if (valueSpan && text.slice(valueSpan.start, valueSpan.end) !== value)
        throw new Error('a value that is not there');
    }
    stack.push(...node.children);
  }
}

function expectSoundParse(text: string): void {
  const { root, problems } = parseXml(text);
  expectSound(text, root);
  for (const { span } of problems) {
    if (span.start < 0 || span.end < span.start || span.end > text.length)
      throw new Error(`a problem at ${span.start}..${span.end}`);
  }
}

interface Shape {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
}

const meta = XMLParser.getMetaDataSymbol();

/** Elements in document order as fast-xml-parser sees them. */
function oracle(text: string): Shape[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    captureMetaData: true,
    maxNestedTags: 200,
  });
  const shapes: Shape[] = [];
  const visit = (nodes: readonly Record<string | symbol, unknown>[]): void => {
    for (const node of nodes) {
      const name = Object.keys(node).find((key) => key !== ':@') ?? '';
      if (name.startsWith('#') || name.startsWith('?')) continue;
      const { startIndex, endIndex } = node[meta as never] as { startIndex: number; endIndex: number };
      shapes.push({ name, attributes: (node[':@'] ?? {}) as Record<string, string>, start: startIndex, end: endIndex });
      visit(node[name] as Record<string | symbol, unknown>[]);
    }
  };
  visit(parser.parse(text) as Record<string | symbol, unknown>[]);
  return shapes;
}

function ours(text: string): Shape[] {
  return [...walkElements(parseXml(text).root)].map(({ name, attributes, span }) => ({
    name,
    attributes: Object.fromEntries(attributes.map((one) => [one.name, one.value ?? ''])),
    start: span.start,
    end: span.end,
  }));
}

describe('the tree', () => {
  test('holds every character of healthy configurations once', () => {
    for (const version of ['2.0', '5.0', '9.0'] as const)
      expectSoundParse(vmConfig({ version, crlf: version === '5.0' }));
  });

  test('stays sound under damage and truncation at every seventh offset', () => {
    const text = vmConfig();
    for (const damaged of truncations(text, 7)) expectSoundParse(damaged);
    for (const damaged of damages(text, 7)) expectSoundParse(damaged);
  });

  test('stays sound for any text at all', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      'a',
      'b',
      ' ',
      '=',
      '"',
      "'",
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '\n',
      '<a>',
      '</a>',
      '\0',
      '<!DOCTYPE',
      '[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expectSoundParse(pieces.join(''));
      }),
      { numRuns: 3000 },
    );
  });

  test('finds a node at every offset of damaged text', () => {
    for (const damaged of damages(vmConfig().slice(0, 2500), 50)) {
      const { root } = parseXml(damaged);
      for (let offset = 0; offset <= damaged.length; offset += 13) expect(nodeAt(root, offset).part).toBeDefined();
    }
  });

  test.skipIf(real.length === 0)('of real files is sound and without problems', () => {
    for (const name of real) {
      const text = readReal(name);
      expect(parseXml(text).problems, name).toEqual([]);
      expectSoundParse(text);
    }
  });
});

describe('agrees with fast-xml-parser', () => {
  const name = fc.constantFrom(
    'a',
    'b',
    'vdev001',
    '_5ced1297-4598-4915-a5fc-ad21bb4d02a4_',
    'VDEVVersion',
    'x.y',
    'ns:z',
  );
  const text = fc.constantFrom(
    '',
    '1',
    'True',
    'C:\\x y',
    '&amp;',
    '\n  ',
    'ä😀',
    '<![CDATA[<x>]]>',
    '<!-- c -->',
    '<?pi d?>',
  );
  const attributes = fc.uniqueArray(
    fc.tuple(fc.constantFrom('type', 'b', 'c-d'), fc.constantFrom('', 'integer', 'a > b', "it's", '&lt;')),
    { selector: ([key]) => key, maxLength: 3 },
  );
  const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
    element: fc
      .tuple(name, attributes, tie('content'), fc.constantFrom('', ' ', '\n'))
      .map(([tag, pairs, content, space]) => {
        const written = pairs.map(([key, value]) => ` ${key}="${value}"`).join('');
        return content === '' ? `<${tag}${written}${space}/>` : `<${tag}${written}${space}>${content}</${tag}${space}>`;
      }),
    content: fc.oneof(
      { maxDepth: 6 },
      text,
      fc.array(fc.oneof({ maxDepth: 6 }, text, tie('element')), { maxLength: 4 }).map((parts) => parts.join('')),
    ),
  }));

  test('on generated documents', () => {
    fc.assert(
      fc.property(element, fc.constantFrom('', '<?xml version="1.0"?>\r\n'), (body, prolog) => {
        expect(ours(prolog + body)).toEqual(oracle(prolog + body));
      }),
      { numRuns: 1000 },
    );
  });

  test('on configurations of all versions, with CRLF too', () => {
    for (const version of ['1.0', '2.0', '4.0', '5.0', '8.0', '9.0'] as const) {
      const config = vmConfig({ version, crlf: version === '5.0' });
      expect(ours(config)).toEqual(oracle(config));
    }
  });

  test('on a hundred levels', () => {
    const deep = '<a>'.repeat(100) + 'x' + '</a>'.repeat(100);
    expect(ours(deep)).toEqual(oracle(deep));
  });

  test.skipIf(real.length === 0)('on real files', () => {
    for (const name of real) expect(ours(readReal(name)), name).toEqual(oracle(readReal(name)));
  });
});

describe('size is no danger', () => {
  test('ten thousand nested elements', () => {
    const text = '<a>'.repeat(10_000) + '</a>'.repeat(10_000);
    expect(parseXml(text).problems).toEqual([]);
    expect([...walkElements(parseXml(text).root)]).toHaveLength(10_000);
  });

  test('ten thousand open elements', () => {
    expect(parseXml('<a>'.repeat(10_000)).problems.map(({ code }) => code)).toEqual(['xml/document-truncated']);
  });

  test('a million siblings', () => {
    const { root, problems } = parseXml(`<r>${'<a/>'.repeat(1_000_000)}</r>`);
    expect(problems).toEqual([]);
    expect(root.rootElement?.children).toHaveLength(1_000_000);
    expect(nodeAt(root, 2_000_001).element?.name).toBe('a');
  });

  test('a hundred thousand of each mistake costs work in proportion', () => {
    for (const piece of [
      '</x>',
      '<x',
      '<a b="',
      '<!--',
      '<![CDATA[',
      '<?',
      '<!DOCTYPE [',
      '&',
      "<a b='<",
      '<a></b>',
      '<a>x',
      '<a b="1">x & y',
    ]) {
      expect(parseXml(`<r>${piece.repeat(100_000)}</r>`).problems.length).toBeGreaterThan(0);
    }
  }, 30_000);
});
