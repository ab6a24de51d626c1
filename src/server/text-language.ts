import {
  LSPErrorCodes,
  ResponseError,
  type CompletionItem,
  type DocumentLink,
  type Location,
  type Position,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { nameableFiles, type Span, type TextSurroundings } from '../core';
import type { Analyses } from './analyses';
import { toCompletionItem, toRange } from './convert';
import type { NamedFilesCache } from './named-files';
import type { TextAnalysis } from './text-analyses';

/** What an open text says together with the files around it: those that it names, and those that it could. */
export class TextLanguage {
  constructor(
    private readonly analyses: Analyses,
    private readonly named: NamedFilesCache,
  ) {}

  async complete(uri: string, analysis: TextAnalysis, position: Position): Promise<CompletionItem[]> {
    const { opened, lines } = analysis;
    const around = opened?.kinds[0] === 'scenario' ? await this.around(uri, analysis) : {};
    return opened?.complete(lines.offsetAt(position), around).map((item) => toCompletionItem(lines, item)) ?? [];
  }

  /** A link for each file that is named; where one was looked for and is not there, a link would lead nowhere. */
  async links(uri: string, { opened, lines, named }: TextAnalysis): Promise<DocumentLink[]> {
    const names = opened ? [...opened.files(), ...opened.evidence()] : [];
    const links = await Promise.all(
      names.map(async ({ value, span }) => {
        if (named?.unread.get(value) === 'absent' || named?.observed?.unread.has(value)) return [];
        const target = await this.named.resolve(uri, value);
        return target === undefined ? [] : [{ range: toRange(lines, span), target }];
      }),
    );
    return links.flat();
  }

  /** The file under the cursor, else where the thing is described whose name stands there. */
  async definition(uri: string, { opened, lines }: TextAnalysis, position: Position): Promise<Location[] | undefined> {
    const offset = lines.offsetAt(position);
    const names = opened ? [...opened.files(), ...opened.evidence()] : [];
    const file = names.find(({ span }) => isIn(span, offset));
    const target = file && (await this.named.resolve(uri, file.value));
    if (target !== undefined) return [{ uri: target, range: toRange(lines, { start: 0, end: 0 }) }];
    const span = opened?.definition(offset);
    return span && [{ uri, range: toRange(lines, span) }];
  }

  private async around(uri: string, { named }: TextAnalysis): Promise<TextSurroundings> {
    const index = uri.startsWith('untitled:') ? undefined : await this.analyses.evidence.listed(uri);
    const vmNames = [...(named?.configs.values() ?? [])].flatMap(({ config }) => config?.name?.value ?? []);
    return { vmNames, ...(index && { files: nameableFiles(uri, index) }) };
  }
}

/** What under the cursor can have another name. */
export function prepareRename(
  { opened, lines }: TextAnalysis,
  position: Position,
): { range: Range; placeholder: string } | undefined {
  const found = opened?.rename(lines.offsetAt(position));
  return found && { range: toRange(lines, found.span), placeholder: found.name };
}

/** The edits of another name; a refusal is told to whoever asked for it. */
export function rename(
  uri: string,
  { opened, lines }: TextAnalysis,
  { position, newName }: { position: Position; newName: string },
): WorkspaceEdit | ResponseError | undefined {
  const result = opened?.rename(lines.offsetAt(position))?.to(newName);
  if (!result) return undefined;
  if ('refused' in result) return new ResponseError(LSPErrorCodes.RequestFailed, result.refused);
  return { changes: { [uri]: result.edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText })) } };
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
