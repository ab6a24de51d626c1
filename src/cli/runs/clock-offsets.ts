import type { ParsedArgs } from '../args';

/**
 * The corrections of `--clock-offset` in milliseconds: `HV01=-42` says that the clock of HV01 is 42 seconds behind, so 42 seconds
 * are added to its times.
 */
export function clockOffsetsOf(args: ParsedArgs): ReadonlyMap<string, number> {
  return new Map(
    (args.options.get('clock-offset') ?? []).map((given): [string, number] => {
      const at = given.lastIndexOf('=');
      return [given.slice(0, at), -1000 * Number(given.slice(at + 1))];
    }),
  );
}
