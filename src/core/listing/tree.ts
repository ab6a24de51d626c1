import { isVmFileName } from './names';
import type { Part } from './rows';

/** One line of `tree`: what it names and how deep that lies; the root is 0. */
export interface TreeLine {
  readonly kind: 'folder' | 'file' | 'bars';
  readonly depth: number;
  readonly name: Part;
}

/**
 * Box signs, the ASCII ones of `/a`, and what a wrong code page makes of the former (`³`, `Ã`, `À`, `Ä`). Each level is four characters
 * wide (learn.microsoft.com, tree).
 */
const prefix = /^(?:[│|³ \u00a0][ \u00a0]{3}){0,60}/;
const branch = /^[├└+\\`ÃÀ][─\-Ä]{2,3} ?/;
const bars = /^[│|³\s]{1,300}$/;

/** Reads a line below the root; `undefined` for one that is none. */
export function readTreeLine(line: string): TreeLine | undefined {
  if (line.length > 1_000) return undefined;
  if (bars.test(line)) return { kind: 'bars', depth: 0, name: { from: 0, to: 0 } };
  const lead = prefix.exec(line)?.[0].length ?? 0;
  const depth = lead / 4;
  const sign = branch.exec(line.slice(lead))?.[0].length ?? 0;
  const from = lead + sign;
  const to = line.trimEnd().length;
  if (from >= to || /^\s/.test(line.slice(from))) return undefined;
  const name = { from, to };
  if (/[\\/:*?"<>|│]/.test(line.slice(from, to))) return undefined;
  // `tree` of Unix draws a branch to files too.
  if (sign > 0) {
    const isFile = isVmFileName(line.slice(from, to));
    return { kind: isFile ? 'file' : 'folder', depth: isFile ? depth : depth + 1, name };
  }
  return depth > 0 ? { kind: 'file', depth: depth - 1, name } : undefined;
}

/** True for a line with a branch: only `tree` draws one. */
export function hasBranch(line: string): boolean {
  return /^(?:[│|³ \u00a0][ \u00a0]{3}){0,60}(?:[├└][─]{2,3}|[+\\`]-{2,3}|[ÃÀ]Ä{3}) ?[^\s─-]/.test(line.slice(0, 600));
}

/** `D:.` is how `tree` names the folder that a drive stands in. */
export function readTreeRoot(line: string): Part | undefined {
  const found = /^\s{0,4}([A-Z]:\.|\.)\s{0,40}$/i.exec(line.slice(0, 60))?.[1];
  return found === undefined ? undefined : { from: line.indexOf(found), to: line.indexOf(found) + found.length };
}
