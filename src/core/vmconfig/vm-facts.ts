import type { ConfigVersion } from './facts/host-os';

/** What sentences and commands about a VM need of it: its configuration has it, and so may what a cmdlet printed. */
export interface VmFacts {
  readonly name?: Value<string> | undefined;
  /** Lower case, no braces. */
  readonly id?: Value<string> | undefined;
  readonly version?: Value<ConfigVersion> | undefined;
  readonly clustered?: Value<boolean> | undefined;
}

interface Value<T> {
  readonly value: T;
}
