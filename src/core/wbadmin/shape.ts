/** What wbadmin prints in every language: its banner, its command line at a prompt, and the identifier of a version under other labels. */
const everywhere: readonly RegExp[] = [
  /^[ \t>]{0,8}wbadmin 1\.0 - /im,
  /^(?:\*?[\w-]{1,40}\*? )?(?:PS )?[A-Z]:\\[^\n>]{0,260}> {0,4}wbadmin(?:\.exe)? {1,8}(?:start|get|enable|delete|stop) {1,8}[a-z]{4,24}/im,
  /^[^\n:：]{3,80}[:：][ \t]{0,8}(?:0[1-9]|1[0-2])\/(?:0[1-9]|[12]\d|3[01])\/\d{4}-[0-2]\d:[0-5]\d[ \t]{0,40}\r?$/m,
];

/** Whole lines that only an English Windows Server Backup writes; one alone is enough. */
const english: readonly RegExp[] = [
  /^[ \t]{0,20}The backup operation to [^\n]{1,300} is starting\.[ \t]{0,40}\r?$/m,
  /^[ \t]{0,20}Error in backup of [A-Z]:\\[^\n]{0,1200}: Error \[0x[0-9a-f]{8}\]/im,
  /\bcomponent [^\n]{1,220} was skipped during the snapshot and will not be available for recovery\b/,
  /^[ \t]{0,20}Log of files (?:successfully backed up|for which backup failed):?[ \t]{0,8}(?:'[A-Z]:\\|\r?$)/im,
];

/** True where something stands in a text that wbadmin or Windows Server Backup wrote. */
export function isWbadmin(text: string): boolean {
  return [...everywhere, ...english].some((pattern) => pattern.test(text));
}
