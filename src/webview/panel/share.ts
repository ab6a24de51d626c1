/** Bounds of the part that files and details take, in percent: neither it nor the picture can be pushed out of sight. */
export const leastShare = 15;
export const mostShare = 75;
/** What the style sheet gives it, about. */
export const usualShare = 33;
