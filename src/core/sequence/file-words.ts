import { fileKinds, type Consistency } from '../process';
import { shownText } from './fit-text';
import type { FileAtStep } from './files-at';

/** What can be said of the data in a file. */
export const consistencyWords: Readonly<Record<Consistency, string>> = {
  application: 'application-consistent',
  'file-system': 'file-system-consistent',
  crash: 'crash-consistent',
  'saved-state': 'saved with its memory',
  none: 'no usable copy',
  unknown: 'consistency unknown',
};

/** What is so about a file at a step, a word or two each: `new`, `VM writes here`, `left behind`. */
export function fileTags({ isActive, isNew, isGone, leftBehind, isAssumed }: Omit<FileAtStep, 'sentence'>): string[] {
  return [
    ...(isGone ? ['gone'] : []),
    ...(isNew ? ['new'] : []),
    ...(isActive ? ['VM writes here'] : []),
    ...(leftBehind === 'proved' ? ['left behind'] : []),
    ...(leftBehind === 'possible' ? ['may be left behind'] : []),
    ...(isAssumed && leftBehind === undefined && !isGone ? ['by the process'] : []),
  ];
}

/** A file in a sentence or two. */
export function fileSentence(file: Omit<FileAtStep, 'sentence'>): string {
  const { path, kind, consistency, isActive, isNew, isGone, leftBehind, isAssumed } = file;
  const state = isGone ? 'is gone after this step' : isNew ? 'is made by this step' : 'is there';
  return [
    `${shownText(path)} ${state}${isAssumed ? ', as the process has it; no record names it' : ''}.`,
    ...(isGone || kind === 'tracking' ? [] : [`Its data: ${consistencyWords[consistency]}.`]),
    ...(isActive ? ['The VM writes to it.'] : []),
    ...(leftBehind === 'proved' ? ['A record says that it stays behind.'] : []),
    ...(leftBehind === 'possible' ? ['It may stay behind after a backup that ended here.'] : []),
    fileKinds[kind].what,
  ].join(' ');
}
