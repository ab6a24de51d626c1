import type { EvidenceFacts } from '../vmconfig/evidence-facts';
import type { HostFacts } from '../vmconfig/facts/host-os';
import type { VmConfig } from '../vmconfig/model';
import type { XmlDocument } from '../xml/tree';
import type { Rule } from './rule';

/** What a rule on one VM configuration may look at. */
export interface ConfigInput {
  readonly uri: string;
  /** The last part of the URI, decoded. */
  readonly fileName: string;
  readonly document: XmlDocument;
  readonly config: VmConfig;
  readonly host: HostFacts;
  /** The bytes' encoding where it is known: decoded text no longer shows it. */
  readonly encoding: FileEncoding | undefined;
  readonly evidence: EvidenceFacts | undefined;
}

/** How the file's bytes were decoded. */
export interface FileEncoding {
  readonly name: 'utf-16le' | 'utf-16be' | 'utf-8' | 'windows-1252';
  /** Absent where the editor does not tell. */
  readonly bom?: boolean;
}

export type ConfigRule = Rule<ConfigInput>;
