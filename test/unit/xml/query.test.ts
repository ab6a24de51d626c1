import { describe, expect, test } from 'vitest';
import {
  childElement,
  elementPath,
  endNameSpan,
  nodeAt,
  parseXml,
  textContent,
  walkElements,
} from '../../../src/core/xml';
import { parseMarkers } from '../../support/markers';

function at(marked: string): ReturnType<typeof nodeAt> {
  const { text, cursor } = parseMarkers(marked);
  return nodeAt(parseXml(text).root, cursor ?? 0);
}

describe('nodeAt', () => {
  test.each([
    ['<a><b$0 c="d">1</b></a>', 'b', 'name'],
    ['<a><$0b c="d">1</b></a>', 'b', 'name'],
    ['<a><b c$0="d">1</b></a>', 'b', 'attribute-name'],
    ['<a><b c="$0d">1</b></a>', 'b', 'attribute-value'],
    ['<a><b c="d"  $0 >1</b></a>', 'b', 'start-tag'],
    ['<a><b>$01</b></a>', 'b', 'text'],
    ['<a><b>1$0</b></a>', 'b', 'text'],
    ['<a><b>1</b$0></a>', 'b', 'end-tag-name'],
    ['<a><b></b>$0<c/></a>', 'a', 'between'],
    ['<a>\n$0\n</a>', 'a', 'text'],
    ['<a>\n  <me$0\n</a>', 'me', 'name'],
    ['<a><!-- x$0 --></a>', 'a', 'other'],
  ])('%s', (marked, name, part) => {
    const found = at(marked);
    expect([found.element?.name, found.part]).toEqual([name, part]);
  });
});

describe('textContent', () => {
  test.each([
    ['<a>[|x|]</a>', 'x'],
    ['<a>  [|x y|]\n</a>', '  x y\n'],
    ['<a>[|Fish &amp; &#67;hips|]</a>', 'Fish & Chips'],
    ['<a>[|1<![CDATA[<2>]]>3|]</a>', '1<2>3'],
    ['<a>[||]</a>', ''],
    ['<a>[|&nbsp; &amp &#0;|]</a>', '&nbsp; &amp &#0;'],
  ])('%s', (marked, value) => {
    const { text, ranges } = parseMarkers(marked);
    const root = parseXml(text).root.rootElement;
    expect(root && textContent(root)).toEqual({ value, span: ranges[0] });
  });
});

test('paths, children and end names', () => {
  const { text, ranges } = parseMarkers('<a><b><c>1</[|c|] ></b></a>');
  const { root } = parseXml(text);
  const c = [...walkElements(root)].at(-1);
  expect(c && elementPath(c)).toEqual(['a', 'b', 'c']);
  expect(c && endNameSpan(c, text)).toEqual(ranges[0]);
  expect(root.rootElement && childElement(root.rootElement, 'b')?.name).toBe('b');
});
