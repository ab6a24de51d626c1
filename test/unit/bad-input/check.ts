import { checkBytes } from '../../../src/core/report/check-bytes';
import type { CheckedInput } from '../../../src/core/report/check-report';
import { MemoryHost } from '../../support/memory-host';

export const uri = 'mem:///case/vm.xml';

/** Checks bytes as the command line does. */
export async function check(
  content: string | Uint8Array,
  host = new MemoryHost({ [uri]: content }),
): Promise<CheckedInput> {
  return await checkBytes({ uri, path: 'case/vm.xml', host });
}

export function codesOf({ findings }: CheckedInput): string[] {
  return findings.map(({ code }) => code);
}
