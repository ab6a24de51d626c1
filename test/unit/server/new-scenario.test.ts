import { afterEach, expect, test } from 'vitest';
import { newScenario } from '../../../src/protocol/lsp';
import { vmConfig } from '../../support/vm-config';
import { Session } from './session';

const sessions: Session[] = [];
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
});

test('a first scenario from a folder of the workspace', async () => {
  const session = await Session.start({
    files: { 'mem:///case/vms/a.xml': vmConfig({ name: 'APP01' }), 'mem:///case/readme.md': '# Hello' },
  });
  sessions.push(session);
  const made = await session.client.sendRequest<{ text: string; read: number; unread: string[] }>(newScenario.method, {
    folder: 'mem:///case',
  });
  expect(made).toMatchObject({ read: 1, unread: [] });
  expect(made.text).toContain('- config: ./vms/a.xml # APP01');
});
