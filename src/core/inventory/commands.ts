import { classOfCmdlet } from './fields';

/** What a command line says of what it printed. */
export interface Command {
  readonly cmdlet?: string;
  /** True where nothing in it chooses among the objects. */
  readonly isAll: boolean;
  /** The one VM of which it showed everything, where nothing else in it chooses. */
  readonly ofVm?: string;
}

/** Parts of a pipeline that show every object, in whatever form. */
const shows =
  /^(?:format-\w{1,20}|fl|ft|sort(?:-object)?|convertto-json|out-string|out-host|export-clixml|tee-object)\b/;
/** `Select-Object` with properties only. */
const selects = /^select(?:-object)?\b(?![^]*\s-(?:f|l|sk|u|i|w|expandp))/;

/** `-VMName SQL01`, `'My VM'`: one name, without wildcards. Get-VM calls it `-Name`. */
const oneVm = /^(?:-vmname\s{1,20})?(?:'([^'*?[\]]{1,100})'|"([^"*?[\]$`]{1,100})"|([\w][\w.-]{0,99}))$/i;

/** Which cmdlet printed, and whether all that it knows. */
export function readCommand(line: string): Command {
  const parts = line.slice(0, 2000).toLowerCase().split('|');
  let cmdlet: string | undefined;
  let ofVm: string | undefined;
  let isAll = !/[;&({]/.test(line);
  for (const part of parts) {
    const [word = '', ...rest] = part.trim().split(/\s+/);
    if (classOfCmdlet.has(word)) {
      cmdlet = word;
      // The name `*` is every VM.
      const chosen = rest.join(' ');
      const [, quoted, doubled, bare] = oneVm.exec(chosen) ?? [];
      ofVm = quoted ?? doubled ?? bare;
      isAll &&= ofVm !== undefined || /^(?:(?:-vmname|-name|-vm)?\s?'?"?\*'?"?)?$/.test(chosen);
    } else isAll &&= shows.test(part.trim()) || selects.test(part.trim());
  }
  return {
    ...(cmdlet !== undefined && { cmdlet }),
    isAll: isAll && cmdlet !== undefined && ofVm === undefined,
    ...(isAll && cmdlet !== undefined && ofVm !== undefined && { ofVm }),
  };
}
