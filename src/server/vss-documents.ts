import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  checkVssText,
  hoverVssText,
  inlineLimitChars,
  LineIndex,
  sniffBytes,
  tooLargeForInline,
  type Finding,
  type Hover,
  type VssText,
} from '../core';
import type { SettingsCache } from './settings';

/** The language of texts that were pasted: its documents are told apart by content, since the name says little. */
export const backupLogLanguage = 'hyperv-backup-log';

/** One version of an open document of that language, read once. */
export interface VssAnalysis {
  readonly version: number;
  readonly lines: LineIndex;
  /** Absent where the text is no output of vssadmin, or is too large to be read on each edit. */
  readonly doc?: VssText;
  readonly findings: readonly Finding[];
}

/** What is known of open outputs of vssadmin, by version of their text. */
export class VssDocuments {
  private readonly known = new Map<string, VssAnalysis>();

  constructor(private readonly settings: SettingsCache) {}

  async of(document: TextDocument, shouldStop?: () => boolean): Promise<VssAnalysis> {
    const { uri, version } = document;
    const known = this.known.get(uri);
    if (known?.version === version) return known;
    const settings = await this.settings.of(uri);
    const text = document.getText();
    const analysis = { version, lines: new LineIndex(text), ...read(uri, text, settings, shouldStop) };
    if (!shouldStop?.()) this.known.set(uri, analysis);
    return analysis;
  }

  async hover(document: TextDocument, offsetAt: (lines: LineIndex) => number): Promise<Hover | undefined> {
    const { doc, lines } = await this.of(document);
    return doc && hoverVssText(doc, offsetAt(lines));
  }

  close(uri: string): void {
    this.known.delete(uri);
  }

  /** Forgets what depends on settings. */
  drop(): void {
    this.known.clear();
  }
}

function read(
  uri: string,
  text: string,
  settings: Awaited<ReturnType<SettingsCache['of']>>,
  shouldStop: (() => boolean) | undefined,
): Pick<VssAnalysis, 'doc' | 'findings'> {
  if (sniffBytes(new TextEncoder().encode(text.slice(0, 4096)), uri) !== 'vssadmin') return { findings: [] };
  if (text.length > inlineLimitChars) return { findings: [tooLargeForInline(uri, text.length)] };
  return checkVssText(text, { uri, host: settings.host, severities: settings.rules, shouldStop });
}
