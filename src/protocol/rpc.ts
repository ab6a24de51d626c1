/**
 * Calls between the extension and a webview, typed from one interface a side and checked at run time on both: a message that is
 * no call of ours is dropped, parameters that are not what the method takes are refused, and a caller is never left waiting.
 */

/** How messages travel: `postMessage` of a webview, or of the page in it. */
export interface Port {
  post(message: unknown): void;
  /** Gives what stops the listening. */
  listen(listener: (message: unknown) => void): () => void;
}

/** What one side can be asked: methods of one object as parameter. */
type Api<A> = { readonly [M in keyof A]: (params: never) => unknown };
type ParamsOf<F> = F extends (params: infer P) => unknown ? P : never;
type ResultOf<F> = F extends (params: never) => infer R ? Awaited<R> : never;

/** Everything of an interface, so that a forgotten method does not compile. */
export type Handlers<A> = {
  readonly [M in keyof A]: (params: ParamsOf<A[M]>) => ResultOf<A[M]> | Promise<ResultOf<A[M]>>;
};

/** For each method, whether what came may be its parameters. */
export type Guards<A> = { readonly [M in keyof A]: (params: unknown) => params is ParamsOf<A[M]> };

/** For each method of the other side, whether what came back may be its result. */
export type ResultGuards<A> = { readonly [M in keyof A]: (result: unknown) => result is ResultOf<A[M]> };

/** The other side. */
export interface Peer<Remote extends Api<Remote>> {
  call<M extends keyof Remote & string>(method: M, params: ParamsOf<Remote[M]>): Promise<ResultOf<Remote[M]>>;
  /** Rejects what is pending and listens no more. */
  dispose(): void;
}

export interface PeerOptions<Local extends Api<Local>, Remote extends Api<Remote>> {
  readonly port: Port;
  readonly handlers: Handlers<Local>;
  readonly guards: Guards<Local>;
  readonly results: ResultGuards<Remote>;
  /** 30 seconds without it. A save dialog stands open for longer: 0 waits for ever. */
  readonly timeoutMs?: (method: keyof Remote & string) => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/** A call that the other side refused, did not answer in time, or that ended with the connection. */
export class CallFailed extends Error {
  constructor(
    readonly method: string,
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'CallFailed';
  }
}

interface Pending {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: CallFailed) => void;
  readonly stopTimer: () => void;
}

/** Connects one side. */
export function connect<Local extends Api<Local>, Remote extends Api<Remote>>(
  options: PeerOptions<Local, Remote>,
): Peer<Remote> {
  const { port, setTimer, results } = options;
  const pending = new Map<number, Pending>();
  let next = 1;
  let isDisposed = false;

  const settle = (id: number): Pending | undefined => {
    const call = pending.get(id);
    pending.delete(id);
    call?.stopTimer();
    return call;
  };
  const stopListening = port.listen((message) => {
    if (isDisposed || !isMessage(message)) return;
    if (message.kind === 'call') {
      void answer(message, options).then((reply) => {
        if (!isDisposed) port.post(reply);
      });
      return;
    }
    const call = settle(message.id);
    if (!call) return;
    if (message.kind === 'error') call.reject(new CallFailed(call.method, message.reason));
    else call.resolve(message.result);
  });

  return {
    call: (method, params) =>
      new Promise((resolve, reject) => {
        if (isDisposed) {
          reject(new CallFailed(method, `${method}: the view was closed.`));
          return;
        }
        const id = next++;
        const ms = options.timeoutMs?.(method) ?? 30_000;
        const stopTimer =
          ms === 0
            ? (): void => undefined
            : setTimer(
                () => settle(id)?.reject(new CallFailed(method, `${method}: no answer within ${ms / 1000} s.`)),
                ms,
              );
        const take = (result: unknown): void => {
          if (results[method](result)) resolve(result);
          else reject(new CallFailed(method, `${method}: the answer has another shape than it should.`));
        };
        pending.set(id, { method, resolve: take, reject, stopTimer });
        port.post({ hv: 1, kind: 'call', id, method, params });
      }),
    dispose: () => {
      if (isDisposed) return;
      isDisposed = true;
      stopListening();
      for (const id of [...pending.keys()]) {
        const call = settle(id);
        call?.reject(new CallFailed(call.method, `${call.method}: the view was closed.`));
      }
    },
  };
}

async function answer<Local extends Api<Local>, Remote extends Api<Remote>>(
  { id, method, params }: CallMessage,
  { handlers, guards }: PeerOptions<Local, Remote>,
): Promise<Message> {
  try {
    if (!isMethod(handlers, method)) return { hv: 1, kind: 'error', id, reason: 'There is no such method.' };
    if (!guards[method](params))
      return { hv: 1, kind: 'error', id, reason: `${method}: these are not its parameters.` };
    return { hv: 1, kind: 'result', id, result: await handlers[method](params) };
  } catch (error) {
    return { hv: 1, kind: 'error', id, reason: error instanceof Error ? error.message : String(error) };
  }
}

function isMethod<A>(handlers: Handlers<A>, method: string): method is keyof A & string {
  return Object.hasOwn(handlers, method);
}

interface CallMessage {
  readonly hv: 1;
  readonly kind: 'call';
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

type Message =
  | CallMessage
  | { readonly hv: 1; readonly kind: 'result'; readonly id: number; readonly result?: unknown }
  | { readonly hv: 1; readonly kind: 'error'; readonly id: number; readonly reason: string };

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  // A look at single properties, each of which is checked.
  const { hv, kind, id, method, reason } = value as Readonly<Record<string, unknown>>;
  if (hv !== 1 || typeof id !== 'number') return false;
  return (
    kind === 'result' ||
    (kind === 'call' && typeof method === 'string') ||
    (kind === 'error' && typeof reason === 'string')
  );
}
