import type { Span } from '../text/span';
import type { DiskshadowText, DshCommand } from './model';

/** Commands that belong together: a backup, a restore, or what leads to shadow copies. */
export interface DshBlock {
  readonly kind: 'backup' | 'restore' | 'create';
  readonly span: Span;
  readonly commands: readonly DshCommand[];
}

/** The blocks in order; they do not overlap. What stands in none of them is a single command. */
export function blocksOf({ commands }: Pick<DiskshadowText, 'commands'>): readonly (DshBlock | DshCommand)[] {
  const found: (DshBlock | DshCommand)[] = [];
  let open: { kind: DshBlock['kind']; commands: DshCommand[] } | undefined;
  const close = (): void => {
    const [first, last] = [open?.commands[0], open?.commands.at(-1)];
    if (open && first && last) {
      const span = { start: first.span.start, end: last.span.end };
      found.push({ kind: open.kind, span, commands: open.commands });
    }
    open = undefined;
  };
  for (const command of commands) {
    const name = command.verb?.name;
    const isOtherRun = open && open.commands[0]?.run !== command.run;
    if (isOtherRun || name === 'reset' || name === 'exit') close();
    if (name === 'begin backup' || name === 'begin restore') {
      close();
      open = { kind: name === 'begin backup' ? 'backup' : 'restore', commands: [command] };
    } else if (open) {
      open.commands.push(command);
      const isEnd = name === 'end backup' || name === 'end restore' || (open.kind === 'create' && name === 'create');
      if (isEnd) close();
    } else if (name === 'add volume') open = { kind: 'create', commands: [command] };
    else found.push(command);
  }
  close();
  return found;
}

/** True for a block. */
export function isBlock(item: DshBlock | DshCommand): item is DshBlock {
  return 'kind' in item;
}
