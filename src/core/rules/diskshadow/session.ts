import type { DiskshadowText, DshCommand } from '../../diskshadow/model';
import type { Tell } from './fault';
import { isHyperV, shown } from './single-commands';

const mostRelated = 5;

/** What a session shows by its output: VMs that were left out, and copies that stay. */
export function tellSession(doc: DiskshadowText, tell: Tell): void {
  const parts = doc.excluded.filter(({ writer }) => isHyperV(writer.value));
  const [first, ...others] = parts;
  if (first)
    tell('diskshadow/hyperv-excluded', {
      span: first.span,
      message:
        first.component === undefined
          ? 'The Hyper-V writer was left out with all its components: no VM is in this backup.'
          : `The VM component "${shown(first.component)}" was left out${first.volume === undefined ? '' : `, because it needs ${shown(first.volume)}, which is not in the set`}${others.length > 0 ? `, and ${others.length} more` : ''}.`,
      related: others.slice(0, mostRelated).map(({ span, component }) => ({
        span,
        message: component === undefined ? 'The writer itself.' : `"${shown(component)}", too.`,
      })),
      fixes: () => [
        {
          title:
            'Add every volume that holds configuration, checkpoints or disks of the VM with "add volume" before create.',
        },
      ],
    });
  tellLeft(doc, tell);
}

/** Copies that create has just made, with the attribute of one that stays, and no delete behind them. Both are in order. */
function tellLeft({ commands, shadows }: DiskshadowText, tell: Tell): void {
  const lastDelete = new Map<number, number>();
  for (const { run, verb, span } of commands) if (verb?.name === 'delete shadows') lastDelete.set(run, span.start);
  let next = 0;
  let before: DshCommand | undefined;
  for (const shadow of shadows) {
    for (let command = commands[next]; command && command.span.start < shadow.span.start; command = commands[++next])
      before = command;
    const { attributes, id, alias, run, span } = shadow;
    const isNew = before?.run === run && before.verb?.name === 'create';
    if (!isNew || !attributes || !/\bNo_Auto_Release\b/i.test(attributes.value)) continue;
    if ((lastDelete.get(run) ?? -1) > span.end) continue;
    tell('diskshadow/copy-left-behind', {
      span: attributes.span,
      message: `The shadow copy ${alias ? `%${shown(alias.value)}%` : `{${id.value}}`} is not released when diskshadow ends: it stays, also after a restart, until somebody deletes it.`,
      fixes: () => [{ title: `If nothing uses it any more: "delete shadows id {${id.value}}" in diskshadow.` }],
    });
  }
}
