import { openVmConfig, type VmConfigDocument } from '../../../src/core/vmconfig/document';
import type { Span } from '../../../src/core/text/span';
import { parseMarkers, type MarkedText } from '../../support/markers';
import { vmConfig } from '../../support/vm-config';

/** A marked text, opened. */
export interface Opened extends MarkedText {
  readonly doc: VmConfigDocument;
  /** Where `$0` stands; the text's end without it. */
  readonly at: number;
}

export function open(marked: string): Opened {
  const parsed = parseMarkers(marked);
  return {
    ...parsed,
    doc: openVmConfig('mem:///vm/vm.xml', parsed.text),
    at: parsed.cursor ?? parsed.text.length,
  };
}

/** A document of every kind of thing that the features know. */
export function fullConfig(): string {
  return vmConfig({
    name: 'APP01',
    ide: [{ path: 'D:\\VMs\\APP01\\APP01_0F6D0A4C-3C55-4E0B-8C69-6B0E3C5A7E21.avhdx' }, { type: 'ISO' }],
    scsi: [[{ path: 'E:\\Data\\data-AutoRecovery.avhdx' }, { type: 'HDD', path: 'pass' }], []],
    vss: 'off',
    checkpoints: { count: 1, location: 'D:\\VMs\\APP01', userType: 3, automatic: false, mergePending: true },
    savedState: { memory: 'D:\\VMs\\APP01\\x.bin', device: 'D:\\VMs\\APP01\\x.vsv' },
  });
}

export function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
