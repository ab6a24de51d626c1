import { afterAll, beforeAll, expect, test } from 'vitest';
import * as wire from '../../../src/protocol/lsp';
import { Session } from '../server/session';
import { diskQuestions } from './questions-disks';
import { snapshotQuestions } from './questions-snapshots';

/** Pasted texts of questions that name no host: what the command line finds in them, Diagnose finds at the same lines. */
const pastes = [...diskQuestions, ...snapshotQuestions]
  .filter(({ hostOs, finds }) => hostOs === undefined && finds !== undefined)
  .flatMap(({ number, files = {}, finds = [] }, at) =>
    Object.entries(files).map(([name, text]) => ({
      number,
      name,
      text,
      uri: `file:///q/${at}/${encodeURIComponent(name)}`,
      found: finds.filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1)),
    })),
  );

let session: Session;

beforeAll(async () => {
  session = await Session.start({ files: Object.fromEntries(pastes.map(({ uri, text }) => [uri, text])) });
});

afterAll(() => {
  session.dispose();
});

test('there are many of them', () => {
  expect(pastes.length).toBeGreaterThan(20);
});

test.each(pastes)('$number $name: Diagnose says the same', async ({ uri, name, found }) => {
  const { findings } = await session.client.sendRequest<wire.WireDiagnosis>(wire.diagnoseFile.method, {
    uri,
    label: name,
  });
  const shown = findings.map(({ code, range }) => `${(range?.start.line ?? -1) + 1} ${code}`);
  expect(shown.sort()).toEqual([...found].sort());
});
