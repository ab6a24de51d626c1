import type { EvidenceFacts } from '../vmconfig/evidence-facts';
import type { HostFacts } from '../vmconfig/facts/host-os';
import type { VmConfig } from '../vmconfig/model';
import type { SyntaxProblem } from '../text/span';
import type { XmlDocument } from '../xml/tree';
import type { Rule } from './rule';

/** What a rule on any of our XML documents may look at, readable as a configuration or not. */
export interface DocumentInput {
  readonly uri: string;
  readonly document: XmlDocument;
  /** What the parser said; `isIntact` asks it whether absence can be believed. */
  readonly problems: readonly SyntaxProblem[];
  /** The bytes' encoding where it is known: decoded text no longer shows it. */
  readonly encoding: FileEncoding | undefined;
}

/** What a rule on one VM configuration may look at. */
export interface ConfigInput extends DocumentInput {
  /** The last part of the URI, decoded. */
  readonly fileName: string;
  readonly config: VmConfig;
  readonly host: HostFacts;
  readonly evidence: EvidenceFacts | undefined;
}

/** How the file's bytes were decoded. */
export interface FileEncoding {
  readonly name: 'utf-16le' | 'utf-16be' | 'utf-8' | 'windows-1252';
  /** Absent where the editor does not tell. */
  readonly bom?: boolean;
}

export type DocumentRule = Rule<DocumentInput>;
export type ConfigRule = Rule<ConfigInput>;
