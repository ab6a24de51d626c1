import { describe, expect, test } from 'vitest';
import {
  CallFailed,
  connect,
  type Guards,
  type Handlers,
  type Peer,
  type Port,
  type ResultGuards,
} from '../../../src/protocol/rpc';
import { list, nothing, object, text } from '../../../src/protocol/shape';

interface Shelf {
  read(params: { readonly book: string }): { readonly pages: readonly string[] };
  burn(params: Record<string, never>): null;
}

interface Nobody {
  readonly never?: never;
}

const guards: Guards<Shelf> = { read: object({ book: text }), burn: object({}) };
const results: ResultGuards<Shelf> = { read: object({ pages: list(text) }), burn: nothing };

/** A wire with two ends that delivers at once, and whose messages can be looked at, made up and lost. */
class Wire {
  readonly sent: unknown[] = [];
  isCut = false;
  private readonly listeners: [Set<(message: unknown) => void>, Set<(message: unknown) => void>] = [
    new Set(),
    new Set(),
  ];

  end(at: 0 | 1): Port {
    return {
      post: (message) => {
        this.sent.push(message);
        if (!this.isCut) this.deliver(at === 0 ? 1 : 0, message);
      },
      listen: (listener) => {
        this.listeners[at].add(listener);
        return () => this.listeners[at].delete(listener);
      },
    };
  }

  deliver(to: 0 | 1, message: unknown): void {
    // As `postMessage` does: what arrives is a copy.
    for (const listener of this.listeners[to]) listener(structuredClone(message));
  }

  listening(at: 0 | 1): number {
    return this.listeners[at].size;
  }
}

/** Timers that run when the test says so. */
class Timers {
  readonly running = new Map<() => void, number>();
  readonly set = (run: () => void, ms: number): (() => void) => {
    this.running.set(run, ms);
    return () => this.running.delete(run);
  };

  fire(): void {
    for (const run of [...this.running.keys()]) {
      this.running.delete(run);
      run();
    }
  }
}

interface Setting {
  readonly wire: Wire;
  readonly timers: Timers;
  readonly shelf: Peer<Shelf>;
  readonly owner: Peer<Nobody>;
}

function set(handlers: Partial<Handlers<Shelf>> = {}, timeoutMs?: (method: string) => number): Setting {
  const wire = new Wire();
  const timers = new Timers();
  const owner = connect<Shelf, Nobody>({
    port: wire.end(1),
    handlers: { read: ({ book }) => ({ pages: [book, '...'] }), burn: () => null, ...handlers },
    guards,
    results: {},
    setTimer: timers.set,
  });
  const shelf = connect<Nobody, Shelf>({
    port: wire.end(0),
    handlers: {},
    guards: {},
    results,
    ...(timeoutMs && { timeoutMs }),
    setTimer: timers.set,
  });
  return { wire, timers, shelf, owner };
}

async function failure(call: Promise<unknown>): Promise<CallFailed> {
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (error instanceof CallFailed) return error;
  throw new Error('It did not fail as a call does.');
}

describe('a call', () => {
  test('gets its answer, and no timer is left', async () => {
    const { shelf, timers } = set();
    expect(await shelf.call('read', { book: 'A' })).toEqual({ pages: ['A', '...'] });
    expect(timers.running.size).toBe(0);
  });

  test('gets its own answer when a later one is answered first', async () => {
    const open = new Map<string, () => void>();
    const { shelf } = set({
      read: ({ book }) =>
        new Promise((resolve) =>
          open.set(book, () => {
            resolve({ pages: [book] });
          }),
        ),
    });
    const [first, second] = [shelf.call('read', { book: 'A' }), shelf.call('read', { book: 'B' })];
    open.get('B')?.();
    open.get('A')?.();
    expect(await second).toEqual({ pages: ['B'] });
    expect(await first).toEqual({ pages: ['A'] });
  });

  test('fails with the reason of the handler, thrown or rejected', async () => {
    const { shelf } = set({
      read: () => {
        throw new Error('The story was read again.');
      },
      burn: () => Promise.reject(new Error('No.')),
    });
    expect(await failure(shelf.call('read', { book: 'A' }))).toMatchObject({
      method: 'read',
      reason: 'The story was read again.',
    });
    expect((await failure(shelf.call('burn', {}))).message).toBe('No.');
  });

  test('fails when nothing answers in time; an answer that comes then is dropped', async () => {
    const { shelf, timers, wire } = set();
    wire.isCut = true;
    const call = shelf.call('read', { book: 'A' });
    expect([...timers.running.values()]).toEqual([30_000]);
    timers.fire();
    expect((await failure(call)).reason).toBe('read: no answer within 30 s.');
    expect(() => {
      wire.deliver(0, { hv: 1, kind: 'result', id: 1, result: { pages: [] } });
    }).not.toThrow();
  });

  test('waits for ever where it is told to', async () => {
    const { shelf, timers, wire } = set({}, (method) => (method === 'burn' ? 0 : 500));
    wire.isCut = true;
    void shelf.call('burn', {}).catch(() => undefined);
    const call = shelf.call('read', { book: 'A' });
    expect([...timers.running.values()]).toEqual([500]);
    timers.fire();
    expect((await failure(call)).reason).toBe('read: no answer within 0.5 s.');
  });

  test('fails for an answer of another shape', async () => {
    const { shelf, wire } = set();
    wire.isCut = true;
    const call = shelf.call('read', { book: 'A' });
    wire.deliver(0, { hv: 1, kind: 'result', id: 1, result: { pages: [7] } });
    expect((await failure(call)).reason).toMatch(/another shape/);
  });
});

describe('what arrives', () => {
  const call = { hv: 1, kind: 'call', id: 9, method: 'read', params: { book: 'A' } };

  async function answerTo(message: unknown): Promise<unknown> {
    const { wire } = set();
    wire.deliver(1, message);
    await new Promise((resolve) => setImmediate(resolve));
    return wire.sent.at(-1);
  }

  test('for a method that is not there is refused, as are the methods of every object', async () => {
    for (const method of ['write', 'constructor', '__proto__', 'toString', ''])
      expect(await answerTo({ ...call, method }), method).toEqual({
        hv: 1,
        kind: 'error',
        id: 9,
        reason: 'There is no such method.',
      });
  });

  test('with other parameters is refused and reaches no handler', async () => {
    let reached = 0;
    const { wire } = set({ burn: () => (reached++, null), read: () => (reached++, { pages: [] }) });
    for (const params of [undefined, null, {}, { book: 7 }, ['A']]) wire.deliver(1, { ...call, params });
    wire.deliver(1, { ...call, method: 'burn', params: null });
    await new Promise((resolve) => setImmediate(resolve));
    expect(reached).toBe(0);
    expect(wire.sent).toHaveLength(6);
    for (const answer of wire.sent) expect(answer).toMatchObject({ kind: 'error', id: 9 });
  });

  test('and is no message of ours is dropped without an answer', async () => {
    const others = [
      undefined,
      null,
      7,
      'call',
      [],
      {},
      { ...call, hv: 2 },
      { ...call, kind: 'shout' },
      { ...call, id: '9' },
      { ...call, method: 7 },
      { hv: 1, kind: 'error', id: 9, reason: {} },
      { hv: 1, kind: 'result', id: 404, result: null },
    ];
    for (const message of others) expect(await answerTo(message)).toBeUndefined();
  });
});

describe('the end', () => {
  test('fails what is pending, stops its timers and listens no more', async () => {
    const { shelf, timers, wire } = set();
    wire.isCut = true;
    const calls = [shelf.call('read', { book: 'A' }), shelf.call('burn', {})];
    shelf.dispose();
    shelf.dispose();
    for (const call of calls) expect((await failure(call)).reason).toMatch(/the view was closed/);
    expect(timers.running.size).toBe(0);
    expect(wire.listening(0)).toBe(0);
    const before = wire.sent.length;
    expect((await failure(shelf.call('burn', {}))).reason).toMatch(/closed/);
    expect(wire.sent.length).toBe(before);
  });

  test('sends no answer of a handler that is still at work', async () => {
    let finish: (() => void) | undefined;
    const { owner, wire } = set({
      burn: () =>
        new Promise((resolve) => {
          finish = () => {
            resolve(null);
          };
        }),
    });
    wire.deliver(1, { hv: 1, kind: 'call', id: 1, method: 'burn', params: {} });
    owner.dispose();
    finish?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(wire.sent).toEqual([]);
  });
});
