import type * as Texts from '../parts/texts';

/** The readers of pasted texts, in a bundle of their own: a log of Windows needs none of them. */
export const loadTexts = (): Promise<typeof Texts> => import('../parts/texts');
