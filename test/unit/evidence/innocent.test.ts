import { describe, expect, test } from 'vitest';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import { openText } from '../../../src/core/texts';
import { textKinds } from '../../../src/core/texts/text-kinds';
import { innocentTexts } from '../../support/innocent/texts';

const sniff = (text: string, name: string): string => sniffBytes(new TextEncoder().encode(text), name);
const findingsAs = (kind: Parameters<typeof openText>[0], text: string): string[] =>
  (openText(kind, text)?.check({ uri: 'file:///pasted.txt' }) ?? []).map(({ code, message }) => `${code} ${message}`);

describe.each(innocentTexts)('$about', ({ file, text, kind = 'unknown', pasted = kind }) => {
  test('is not taken for something else, as a file or pasted', () => {
    expect([file, 'pasted.txt', ''].map((name) => sniff(text, name))).toEqual([kind, pasted, pasted]);
  });

  test('has no finding as what it is, and nothing in it is of another kind', () => {
    const inside = [...textKinds.values()].filter((one) => one.kind !== kind && one.isIn(text)).map((one) => one.kind);
    expect(inside).toEqual([]);
    for (const one of textKinds.values())
      if (one.kind === kind || one.kind === pasted) expect(findingsAs(one.kind, text)).toEqual([]);
  });

  test('has no finding as a kind that somebody chose for it by hand', () => {
    // Who asks for the messages in a text asks what each code in it means; in a script or a scenario a line that is none is a mistake.
    const others = ['message', 'diskshadow', 'scenario'];
    const chosen = [...textKinds.values()].filter((one) => !others.includes(one.kind));
    expect(chosen.flatMap((one) => findingsAs(one.kind, text))).toEqual([]);
  });
});

test('there are texts of many sorts', () => {
  expect(innocentTexts.length).toBeGreaterThanOrEqual(60);
});
