import { hyperVWriter } from '../../explain/facts/vss-guids';
import type { VssText, VssWriter } from '../../vss-text/model';
import type { Rule } from '../rule';

/** The provider that the integration services bring into a guest (explain/facts/vss-guids.ts). */
const guestProvider = '74600e39-7dc5-4567-a03b-f091d6c7b092';

/** What a rule on the output of vssadmin may look at. */
export interface VssTextInput {
  readonly doc: VssText;
  /** Where the outputs come from, as far as they prove it; one paste may hold those of both. */
  readonly machine: 'host' | 'guest' | 'unknown';
}

export type VssTextRule = Rule<VssTextInput>;

/** The Hyper-V writer runs on a host alone, the provider of the integration services in a guest. */
export function machineOf({ writers, providers }: VssText): VssTextInput['machine'] {
  const isHost = writers.some(isHyperVWriter);
  const isGuest = providers.some(({ id }) => id?.value === guestProvider);
  return isHost === isGuest ? 'unknown' : isHost ? 'host' : 'guest';
}

export function isHyperVWriter({ id }: Pick<VssWriter, 'id'>): boolean {
  return id?.value === hyperVWriter;
}

/** The records of each output, by their order. */
export function perOutput<T extends { readonly output: number }>(records: readonly T[]): readonly (readonly T[])[] {
  const found = new Map<number, T[]>();
  for (const record of records) {
    const known = found.get(record.output);
    if (known) known.push(record);
    else found.set(record.output, [record]);
  }
  return [...found.values()];
}
