import type * as Diagnosis from '../parts/diagnosis';

/** The readers of pasted texts stand in the other part of the command line: a log of Windows needs none of them. */
export const loadTexts = (): Promise<Pick<typeof Diagnosis, 'isTextLogKind' | 'textLogOf'>> =>
  import('../parts/diagnosis');
