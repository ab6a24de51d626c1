import type { Located } from '../text/span';
import type { WbadminCall } from './model';

/** A prompt of cmd, of PowerShell or of a remote shell, or none, then the tool and its two words. */
const call =
  /^(?:[^\n>]{0,260}> {0,4})?(?:[^\s"'>]{1,200}\\)?wbadmin(?:\.exe)? {1,8}(?<verb>(?:start|stop|get|enable|disable|delete|restore) {1,8}[a-z]{4,24})(?=\s|$)/i;
const option =
  /(?:^|\s)[-/](?<name>[a-z]{2,30})(?::(?<value>"[^"\n]{0,600}"|(?:[^\s"]|"[^"\n]{0,200}"){0,600}))?(?=\s|$)/gi;

/** The command line of a line; `start` is the offset of the line in its text. */
export function readCall(line: string, start: number): WbadminCall | undefined {
  const match = call.exec(line);
  const verb = match?.groups?.['verb'];
  // A sentence about the tool ends as one; an option or the last word of a command does not.
  if (!match || verb === undefined || /[.!?]\s{0,8}$/.test(line)) return undefined;
  const options: Record<string, Located<string>> = {};
  for (const found of line.slice(match[0].length).matchAll(option)) {
    const { name = '', value } = found.groups ?? {};
    const text = value ?? '';
    const at = match[0].length + found.index + found[0].length - text.length;
    options[name.toLowerCase()] = { value: text, span: { start: start + at, end: start + at + text.length } };
  }
  const lead = line.length - line.trimStart().length;
  return {
    span: { start: start + lead, end: start + line.trimEnd().length },
    verb: verb.toLowerCase().replace(/ +/g, ' '),
    options,
  };
}

/** A line that is a prompt and nothing else that is known: what was printed ended before it. */
export function isPrompt(line: string): boolean {
  return /^(?:\*?[\w-]{1,40}\*? )?(?:PS )?[A-Z]:\\[^\n>]{0,260}>/i.test(line);
}
