import { beforeEach, expect, test, vi } from 'vitest';
import { ZoneQuestion } from '../../../src/client/infrastructure/zone-question';

const asked = vi.hoisted(() => ({
  message: [] as string[],
  answer: undefined as string | undefined,
  pick: undefined as string | undefined,
  kept: [] as unknown[][],
}));

vi.mock('vscode', () => ({
  ConfigurationTarget: { Global: 1, Workspace: 2 },
  window: {
    showInformationMessage: (message: string) => {
      asked.message.push(message);
      return Promise.resolve(asked.answer);
    },
    showQuickPick: (items: readonly { label: string }[]) =>
      Promise.resolve(items.find(({ label }) => label === asked.pick)),
  },
  workspace: {
    workspaceFolders: [],
    getConfiguration: () => ({
      update: (...given: unknown[]) => {
        asked.kept.push(given);
        return Promise.resolve();
      },
    }),
  },
}));

beforeEach(() => {
  Object.assign(asked, { message: [], answer: undefined, pick: undefined, kept: [] });
});

test('a zone that is chosen is kept in the setting, and the logs are worth reading again', async () => {
  Object.assign(asked, { answer: 'Choose Time Zone', pick: 'Europe/Berlin' });
  expect(await new ZoneQuestion().ask(['a.csv', 'b.txt', 'c.txt'])).toBe(true);
  expect(asked.message[0]).toContain(
    'times in a.csv, b.txt and 1 more name no time zone and were read as UTC. In which zone were they written?',
  );
  expect(asked.kept).toEqual([['timeZone', 'Europe/Berlin', 2]]);
});

test('that they are UTC is an answer, after which no report needs to say that it was assumed', async () => {
  asked.answer = 'They Are UTC';
  expect(await new ZoneQuestion().ask(['a.csv'])).toBe(true);
  expect(asked.kept).toEqual([['timeZone', 'UTC', 2]]);
});

test('it is asked once, and not at all where no log lacks a zone; who looks away changes nothing', async () => {
  const question = new ZoneQuestion();
  expect(await question.ask([])).toBe(false);
  expect(asked.message).toEqual([]);
  expect(await question.ask(['a.csv'])).toBe(false);
  expect(await question.ask(['a.csv'])).toBe(false);
  expect(asked.message).toHaveLength(1);
  expect(asked.kept).toEqual([]);
});

test('a list that is left without a choice changes nothing', async () => {
  asked.answer = 'Choose Time Zone';
  expect(await new ZoneQuestion().ask(['a.csv'])).toBe(false);
  expect(asked.kept).toEqual([]);
});
