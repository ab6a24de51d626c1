import { describe, expect, test } from 'vitest';
import { longestEvent } from '../../../../src/core/logs/event-xml/splitter';
import { isCredibleTime } from '../../../../src/core/logs/record';
import { filetimeToIso } from '../../../../src/core/vmconfig/filetime';
import { vmmsAdmin } from '../../../fixtures/events';
import { eventsToXml } from '../../../support/events-to-xml';
import { damagedBytes, damages, truncations } from '../../../support/mutation';
import { encode, readXml, type ReadXml } from './read-xml';

const events = eventsToXml(vmmsAdmin);
const text = `<?xml version="1.0"?>\r\n<Events>\r\n${events.join('\r\n')}\r\n</Events>\r\n`;
const [first = '', second = '', third = ''] = events;

const ids = ({ records }: ReadXml): number[] => records.map(({ recordId }) => Number(recordId));

/** Every byte is in a record, damage, or between; nothing overlaps, and the coverage says the same. */
function expectSound({ records, bad, coverage }: ReadXml, size: number): void {
  expect([coverage.bytes, coverage.bytesRead]).toEqual([size, size]);
  expect([coverage.records, coverage.recordsBad]).toEqual([records.length, bad.length]);
  expect(coverage.notRead).toEqual(
    bad.map(({ byteOffset, lengthBytes, reason }) => ({ byteOffset, length: lengthBytes, reason })),
  );
  let before = 0;
  for (const { byteOffset, lengthBytes, reason } of bad) {
    expect(byteOffset).toBeGreaterThanOrEqual(before);
    expect(lengthBytes).toBeGreaterThan(0);
    expect(reason).toMatch(/^[A-Z].*\.$/s);
    before = byteOffset + lengthBytes;
    expect(before).toBeLessThanOrEqual(size);
    for (const { place } of records) expect(place.byteOffset < byteOffset || place.byteOffset >= before).toBe(true);
  }
}

test('cut at every 16th character: the events before it are whole, the one that is cut is named', async () => {
  for (const cut of truncations(text, 16)) {
    const read = await readXml(cut);
    expectSound(read, cut.length);
    const whole = events.filter((event) => cut.includes(event)).length;
    expect(ids(read)).toEqual(events.slice(0, whole).map((_, at) => at + 1));
    const rest = cut.slice(whole === 0 ? 0 : cut.lastIndexOf('</Event>') + 8);
    if (/<Event[\s>]/.test(rest)) expect(read.bad).toHaveLength(1);
    if (/<Event [^>]*>/.test(rest)) expect(read.bad[0]?.reason).toBe('The event has no end.');
  }
});

test('damaged anywhere: no other event is lost', async () => {
  for (const damaged of damages(text, 7, 5)) {
    const read = await readXml(damaged);
    expectSound(read, Buffer.byteLength(damaged));
    const untouched = events.flatMap((event, at) => (damaged.includes(event) ? [at + 1] : []));
    expect(ids(read)).toEqual(expect.arrayContaining(untouched));
  }
});

test('damaged bytes in UTF-8 and UTF-16', async () => {
  for (const encoding of ['utf-8', 'utf-16le'] as const) {
    const bytes = encode(text, encoding, true);
    for (const damaged of damagedBytes(bytes, 400, 11)) {
      damaged.set(bytes.subarray(0, 3));
      const read = await readXml(damaged);
      expectSound(read, damaged.length);
      expect(read.records.length + read.bad.length).toBeGreaterThanOrEqual(events.length - 3);
    }
  }
});

describe('one broken event among three', () => {
  test.each<[string, string, string]>([
    [
      'an end tag is missing',
      second.replace('</Channel>', ''),
      'The event is not well-formed XML: "System" ends where "Channel" is open.',
    ],
    [
      'its own end tag is missing',
      second.replace(/<\/Event>$/, ''),
      'The event has no end before the next one begins.',
    ],
    [
      'its own end tag is misspelt',
      second.replace(/<\/Event>$/, '</Evnt>'),
      'The event has no end before the next one begins.',
    ],
    ['a quote is open', second.replace("Name='", 'Name='), 'The event is not well-formed XML: The tag at character'],
    ['a comment is open', second.replace('<System>', '<System><!-- '), 'The event has no end.'],
    ['a CDATA section is open', second.replace('<VmName>', '<VmName><![CDATA['), 'The event has no end.'],
    ['it names no provider', second.replace(/<Provider [^>]*>/, ''), 'The event names no provider.'],
    ['it has no id', second.replace(/<EventID>\d+/, '<EventID>many'), 'The event has no id.'],
    ['it has no System', '<Event><EventData/></Event>', 'The event has no System.'],
    ['it is nothing', '<Event/>', 'The event has no System.'],
    ['its start tag is misspelt', second.replace('<Event ', '<Evnt '), 'No event begins where one should.'],
    ['there is text between', 'Access is denied.', 'No event begins where one should.'],
    ['there are zeros between', '\0'.repeat(512), 'No event begins where one should.'],
    [
      'a name that JavaScript keeps for itself',
      second.replaceAll('VmName>', '__proto__>'),
      'The event cannot be read: ',
    ],
    [
      'it declares entities',
      second.replace('<System>', '<!DOCTYPE a [<!ENTITY b "c">]><System>'),
      'The event declares a document type or entities,',
    ],
  ])('%s', async (_what, broken, reason) => {
    const whole = [first, broken, third].join('\n');
    const read = await readXml(whole);
    expectSound(read, whole.length);
    expect(ids(read)).toEqual([1, 3]);
    expect(read.bad).toHaveLength(1);
    expect(read.bad[0]?.reason).toContain(reason);
    const { byteOffset = 0, lengthBytes = 0 } = read.bad[0] ?? {};
    expect(byteOffset).toBeGreaterThanOrEqual(first.length + 1);
    expect(byteOffset + lengthBytes).toBeLessThanOrEqual(first.length + broken.length + 2);
  });
});

describe('what is no damage', () => {
  test.each<[string, string]>([
    ['byte order marks between files that were put together', `\ufeff${first}\r\n\ufeff${second}`],
    ['comments and instructions', `<!-- <Event> --><?x <Event> ?>${first}<!-- </Event> -->${second}`],
    ['any root', `<Log><Part name="a>b">${first}${second}</Part></Log>`],
    ['a document type outside', `<!DOCTYPE Events [ <!ENTITY a "b"> ]><Events>${first}${second}</Events>`],
  ])('%s', async (_what, whole) => {
    const read = await readXml(whole);
    expect([ids(read), read.bad]).toEqual([[1, 2], []]);
  });
});

describe('values', () => {
  const withData = (data: string): string => first.replace(/<UserData>.*<\/UserData>/s, data);
  const dataOf = async (data: string): Promise<(readonly [string | undefined, string])[]> => {
    const { records, bad } = await readXml(withData(data));
    expect(bad).toEqual([]);
    return (records[0]?.data ?? []).map(({ name, value }) => [name, value] as const);
  };

  test.each<[string, string, (readonly [string | undefined, string])[]]>([
    [
      'unnamed data',
      '<EventData><Data>a</Data><Data></Data><Data/></EventData>',
      [
        [undefined, 'a'],
        [undefined, ''],
        [undefined, ''],
      ],
    ],
    [
      'a name twice',
      "<EventData><Data Name='A'>1</Data><Data Name='A'>2</Data></EventData>",
      [
        ['A', '1'],
        ['A', '2'],
      ],
    ],
    ['white space is kept', "<EventData><Data Name='A'> x  y </Data></EventData>", [['A', ' x  y ']]],
    [
      'line breaks as XML has them',
      "<EventData><Data Name='A'>x\r\ny&#xD;&#10;z</Data></EventData>",
      [['A', 'x\ny\r\nz']],
    ],
    [
      'references',
      "<EventData><Data Name='A&amp;B'>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&amp;lt;</Data></EventData>",
      [['A&B', '<>&"\'A\u{1f600}&lt;']],
    ],
    [
      'what is none',
      "<EventData><Data Name='A'>&nbsp; &lol; AT&T &#xD800; &#0;</Data></EventData>",
      [['A', '&nbsp; &lol; AT&T &#xD800; &#0;']],
    ],
    [
      'CDATA is text',
      "<EventData><Data Name='A'>a<![CDATA[<b>&amp;</Event><Event>]]>c</Data></EventData>",
      [['A', 'a<b>&amp;</Event><Event>c']],
    ],
    [
      'numbers and truth stay text',
      "<EventData><Data Name='A'>0012</Data><Data Name='B'>true</Data><Data Name='C'>1e5</Data></EventData>",
      [
        ['A', '0012'],
        ['B', 'true'],
        ['C', '1e5'],
      ],
    ],
    [
      'other elements',
      "<EventData><Data Name='A'>1</Data><ComplexData Name='x'>2</ComplexData><Binary>0A0B</Binary></EventData>",
      [
        ['A', '1'],
        ['ComplexData', '2'],
        ['Binary', '0A0B'],
      ],
    ],
    [
      'a tree',
      '<UserData><x:Log xmlns:x="u"><x:A><x:B>1</x:B></x:A><C>2</C></x:Log></UserData>',
      [
        ['B', '1'],
        ['C', '2'],
      ],
    ],
    [
      'text beside elements',
      '<UserData><L>loose<A>1</A></L></UserData>',
      [
        [undefined, 'loose'],
        ['A', '1'],
      ],
    ],
    [
      'an event in an event',
      '<UserData><Event><Event/><A>1</A></Event></UserData>',
      [
        ['Event', ''],
        ['A', '1'],
      ],
    ],
    [
      'elements that begin alike',
      '<EventData><EventRecordID>7</EventRecordID><Events>8</Events></EventData>',
      [
        ['EventRecordID', '7'],
        ['Events', '8'],
      ],
    ],
    ['no data', '<EventData>\r\n</EventData><UserData/>', []],
    ['an attribute with a bracket', "<EventData><Data Name='a>b'>1</Data></EventData>", [['a>b', '1']]],
  ])('%s', async (_what, data, expected) => {
    expect(await dataOf(data)).toEqual(expected);
  });

  test('hostile names of attributes and elements change no other value', async () => {
    const data = "<EventData><Data __proto__='x' Name='A'>1</Data></EventData>";
    const { records, bad } = await readXml(withData(data));
    expect(records.length + bad.length).toBe(1);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('times', () => {
  const timeOf = async (time: string): Promise<string | undefined> => {
    const { records } = await readXml(first.replace(/SystemTime='[^']*'/, `SystemTime='${time}'`));
    const found = records[0]?.time ?? -1n;
    return isCredibleTime(found) ? filetimeToIso(found) : undefined;
  };
  test.each([
    ['2016-11-13T09:23:21.208126900Z', '2016-11-13T09:23:21.2081269Z'],
    ['2016-11-13T09:23:21.2081269Z', '2016-11-13T09:23:21.2081269Z'],
    ['2016-11-13T09:23:21.2Z', '2016-11-13T09:23:21.2000000Z'],
    ['2016-11-13T09:23:21Z', '2016-11-13T09:23:21.0000000Z'],
    ['2016-11-13T10:23:21.2081269+01:00', '2016-11-13T09:23:21.2081269Z'],
    ['2016-11-12T23:53:21.20-0930', '2016-11-13T09:23:21.2000000Z'],
    ['2023-08-02 05:47:11.0063997', '2023-08-02T05:47:11.0063997Z'],
    ['2016-02-30T00:00:00Z', undefined],
    ['1601-01-01T00:00:00.000000000Z', undefined],
    ['+30828-09-14T02:48:05.477580700Z', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%s', async (given, expected) => {
    expect(await timeOf(given)).toBe(expected);
  });

  test('one that no clock shows is counted, and rests on nothing', async () => {
    const never = second.replace(/SystemTime='[^']*'/, "SystemTime='1601-01-01T00:00:00Z'");
    const read = await readXml([first, never, third].join('\n'));
    expect([ids(read), read.timesImpossible]).toEqual([[1, 2, 3], 1]);
    const [span] = read.coverage.spans;
    expect([span?.firstTime, span?.idGaps]).toEqual([read.records[0]?.time, []]);
  });
});

test('what System does not say is empty, not made up', async () => {
  const bare = "<Event><System><Provider Name='VSS'/><EventID Qualifiers='0'>8193</EventID></System></Event>";
  const { records, coverage, timesImpossible } = await readXml(bare);
  expect(records).toEqual([
    {
      kind: 'record',
      time: 0n,
      host: '',
      channel: '',
      provider: 'VSS',
      eventId: 8193,
      version: 0,
      level: 0,
      recordId: 0n,
      process: undefined,
      thread: undefined,
      correlation: undefined,
      data: [],
      place: { uri: 'mem:///events.xml', byteOffset: 0 },
    },
  ]);
  expect([coverage.records, coverage.spans, timesImpossible]).toEqual([1, [], 1]);
});

describe('encodings that are not said', () => {
  test('bytes that are no UTF-8 are read as Windows-1252, and that is said', async () => {
    const bytes = Uint8Array.from(
      Buffer.from(`${first}\n${second.replace('</Computer>', '-\u00e4</Computer>')}`, 'latin1'),
    );
    const { records, doubts } = await readXml(bytes);
    expect(records[1]?.host).toMatch(/-\u00e4$/);
    expect(doubts).toEqual([
      {
        byteOffset: first.length + 1,
        lengthBytes: second.length + 2,
        reason: 'The text is not UTF-8; it is read as Windows-1252.',
      },
    ]);
  });

  test.each(['windows-1252', 'utf-8'])('declared as %s', async (encoding) => {
    const declared = `<?xml version="1.0" encoding="${encoding}"?>${first.replace('</Computer>', '-\u00e4</Computer>')}`;
    const { records, doubts } = await readXml(Uint8Array.from(Buffer.from(declared, 'latin1')));
    expect(records[0]?.host).toMatch(encoding === 'utf-8' ? /-\ufffd$/ : /-\u00e4$/);
    expect(doubts.map(({ reason }) => reason)).toEqual(
      encoding === 'utf-8' ? ['Characters that could not be decoded stand as U+FFFD.'] : [],
    );
  });

  test('half a character at the end of UTF-16', async () => {
    const bytes = encode(first, 'utf-16le', true);
    const odd = new Uint8Array(bytes.length + 1);
    odd.set(bytes);
    odd[bytes.length] = 0x41;
    const read = await readXml(odd);
    expect([ids(read), read.bad.map(({ byteOffset, lengthBytes }) => [byteOffset, lengthBytes])]).toEqual([
      [1],
      [[bytes.length, 1]],
    ]);
  });
});

test('a billion laughs: nothing is expanded', async () => {
  const lines = Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`).join('\n');
  const bomb = `<!DOCTYPE lolz [\n<!ENTITY lol0 "lol">\n${lines}\n]>\n`;
  const laughing = first.replace(/<VmName>[^<]*/, '<VmName>&lol9;');
  const { records, bad } = await readXml(bomb + laughing + second);
  expect(records[0]?.data[0]).toEqual({ name: 'VmName', value: '&lol9;' });
  expect([records.length, bad]).toEqual([2, []]);
});

describe('size and depth', () => {
  test('50 MB of one event are one bad record, and the next event is read', async () => {
    const huge = first.replace('</VmName>', `${'x'.repeat(50_000_000)}</VmName>`);
    const whole = `${second}\n${huge}\n${third}`;
    const read = await readXml(whole);
    expectSound(read, whole.length);
    expect(ids(read)).toEqual([2, 3]);
    expect(read.bad).toEqual([
      {
        kind: 'bad-record',
        byteOffset: second.length + 1,
        lengthBytes: huge.length + 1,
        reason: `The event is longer than ${longestEvent} characters.`,
      },
    ]);
  });

  test('elements nested a hundred thousand deep', async () => {
    const deep = first.replace('<VmName>', '<a>'.repeat(100_000) + '</a>'.repeat(100_000) + '<VmName>');
    const read = await readXml(`${deep}${second}`);
    expect([ids(read), read.bad.map(({ reason }) => reason)]).toEqual([
      [2],
      ['The event cannot be read: Maximum nested tags exceeded.'],
    ]);
  });

  test('events nested in events end', async () => {
    const whole = '<Event>'.repeat(50_000) + '</Event>'.repeat(50_000) + first;
    const read = await readXml(whole);
    expectSound(read, whole.length);
    expect(ids(read)).toEqual([1]);
  });

  test.each<[string, string]>([
    ['openers of comments', '<!--'],
    ['openers of CDATA', '<![CDATA['],
    ['openers of tags', '<a '],
    ['heads of events', '<Event>'],
    ['heads with their System', '<Event><System>'],
    ['ends of events', '</Event>'],
    ['quotes in tags', "<a '"],
    ['ampersands', '&#x'],
    ['empty elements', '<a/>'],
  ])('two million characters of %s end', async (_what, piece) => {
    const junk = piece.repeat(Math.ceil(2_000_000 / piece.length));
    const read = await readXml(`${first}${junk}${second}`);
    expect(ids(read)[0]).toBe(1);
    expect(read.coverage.bytesRead).toBe(first.length + junk.length + second.length);
    const inside = await readXml(`${first.replace('</VmName>', `${junk.slice(0, 900_000)}</VmName>`)}${second}`);
    expect(inside.records.length + inside.bad.length).toBeGreaterThan(0);
  });
});
