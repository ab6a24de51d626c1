import type { DiskshadowText, DshCommand } from '../../diskshadow/model';
import { AliasCheck } from './alias-check';
import type { Tell } from './fault';
import { append, insertBefore, moveBefore, removal } from './script-edits';
import { shown } from './single-commands';

/**
 * The order of the commands of one call of diskshadow. In a session only what is there is judged, not what is missing: a session
 * that failed has ended, and a paste may be cut.
 */
export class OrderCheck {
  private readonly context: { command?: DshCommand; name?: string } = {};
  private transportable: DshCommand | undefined;
  private metadata: DshCommand | undefined;
  private loaded: DshCommand | undefined;
  private volumes: DshCommand[] = [];
  private created: DshCommand | undefined;
  private backup: DshCommand | undefined;
  private restore: DshCommand | undefined;
  private left: { readonly command: DshCommand; readonly context: string } | undefined;
  private readonly aliases: AliasCheck;
  /** The last place of each verb. */
  private readonly last = new Map<string, number>();
  /** Before the end of the restore that begins at a place, metadata is loaded. */
  private readonly loadedLate = new Set<number>();

  constructor(
    private readonly doc: DiskshadowText,
    private readonly commands: readonly DshCommand[],
    private readonly tell: Tell,
  ) {
    this.aliases = new AliasCheck(commands, tell);
  }

  run(): void {
    this.lookAhead();
    for (const [at, command] of this.commands.entries()) {
      // A loaded file brings aliases along, and what a session used had its value.
      if (!this.loaded && !this.doc.isSession) this.aliases.check(command);
      this.take(command, at);
    }
    this.finish();
  }

  private lookAhead(): void {
    let begun: number | undefined;
    for (const [at, command] of this.commands.entries()) {
      const name = command.verb?.name ?? '';
      this.last.set(name, at);
      if (name === 'begin restore') begun = at;
      else if (name === 'end restore' || name === 'reset') begun = undefined;
      else if (name === 'load metadata' && begun !== undefined) this.loadedLate.add(begun);
    }
  }

  private isLater(name: string, at: number): boolean {
    return this.doc.isCut || (this.last.get(name) ?? -1) > at;
  }

  private take(command: DshCommand, at: number): void {
    const { verb, args } = command;
    const [first] = args;
    switch (verb?.name) {
      case 'set context':
        this.setContext(command);
        break;
      case 'set option':
        if (args.some(({ value }) => value.toLowerCase() === 'transportable')) this.transportable ??= command;
        break;
      case 'set metadata':
        if (first) this.metadata = command;
        break;
      case 'load metadata':
        if (first) this.load(command);
        break;
      case 'add volume':
        if (first) this.addVolume(command, at);
        break;
      case 'add alias':
        this.aliases.define(command);
        break;
      case 'create':
        this.create(command);
        break;
      case 'begin backup':
        this.backup = command;
        break;
      case 'end backup':
        this.backup = undefined;
        break;
      case 'begin restore':
        if (!this.loadedLate.has(at)) this.needLoaded(command, 'the writers that restore are not known');
        this.restore = command;
        break;
      case 'end restore':
        this.endRestore(command);
        break;
      case 'import':
        this.needLoaded(command, 'there is nothing to import');
        break;
      case 'simulate restore':
        this.needLoaded(command, 'there is nothing to simulate');
        break;
      case 'writer verify':
      case 'writer exclude':
        this.writer(command, at);
        break;
      case 'expose':
        this.expose(command);
        break;
      case 'delete shadows':
      case 'revert':
        this.left = undefined;
        break;
      case 'reset':
        this.reset();
        break;
      default:
    }
  }

  private setContext(command: DshCommand): void {
    const words = command.args.map(({ value }) => value.toLowerCase());
    if (words.includes('transportable')) this.transportable ??= command;
    const name = words.find((word) => contexts.has(word));
    if (name === undefined) return;
    const { command: before, name: old } = this.context;
    if (before && old !== undefined)
      this.tell('diskshadow/context-replaced', {
        span: before.span,
        message: `This context is "${old}", and "${name}" ${old === name ? 'again' : 'takes its place'} before any shadow copy is made: it has no effect.`,
        related: [{ span: command.span, message: 'The one that holds.' }],
        fixes: () => [{ title: 'Remove the line', edits: [removal(this.doc, before)] }],
      });
    this.context.command = command;
    this.context.name = name;
  }

  private load(command: DshCommand): void {
    this.loaded = command;
    const { restore } = this;
    if (restore)
      this.tell('diskshadow/metadata-not-loaded', {
        span: command.span,
        message: 'The metadata is loaded after begin restore; it has to be before, or no writer takes part.',
        related: [{ span: restore.span, message: 'The restore begins here.' }],
        fixes: () => [moveBefore(this.doc, command, restore)],
      });
  }

  private needLoaded(command: DshCommand, otherwise: string): void {
    if (this.loaded || this.doc.isSession) return;
    const { verb } = command;
    this.tell('diskshadow/metadata-not-loaded', {
      span: command.span,
      message: `No metadata file is loaded before ${verb?.name ?? ''}: ${otherwise}.`,
      fixes: () => [
        {
          title: 'Put "load metadata" with the .cab file of the backup before it.',
        },
      ],
    });
  }

  private addVolume(command: DshCommand, at: number): void {
    const { created } = this;
    this.volumes.push(command);
    if (!created || this.isLater('create', at) || this.doc.isSession) return;
    this.tell('diskshadow/volume-after-create', {
      span: command.span,
      message: `${shown(command.args[0]?.value ?? '')} is added after create, and no create follows: no shadow copy of it is made.`,
      related: [{ span: created.span, message: 'The copies are made here.' }],
      fixes: () => [moveBefore(this.doc, command, created)],
    });
  }

  private create(command: DshCommand): void {
    const { doc, volumes, transportable } = this;
    if (volumes.length === 0 && !doc.isSession)
      this.tell('diskshadow/create-without-volume', {
        span: command.span,
        message: this.created
          ? 'No volume was added since the last create.'
          : 'No volume was added before create, which needs at least one.',
        fixes: () => [{ title: 'Put "add volume" with each volume before it.' }],
      });
    if (transportable && !this.metadata)
      this.tell('diskshadow/metadata-not-named', {
        span: transportable.span,
        message:
          'The copy is transportable, and no "set metadata" says where the file goes that its import needs: it gets a name of its own in the working folder.',
        fixes: () => [
          {
            title: 'Put "set metadata" before it',
            edits: [insertBefore(doc, 'set metadata shadow.cab', transportable)],
          },
        ],
      });
    for (const one of volumes) this.aliases.define(one);
    this.aliases.number();
    this.volumes = [];
    this.created = command;
    const stays = this.context.name === 'persistent' || this.context.name === 'clientaccessible';
    if (stays && !transportable) this.left ??= { command, context: this.context.name ?? '' };
    delete this.context.command;
  }

  private endRestore(command: DshCommand): void {
    if (!this.restore && !this.doc.isSession)
      this.tell('diskshadow/end-without-begin', {
        span: command.span,
        message: 'No begin restore stands before end restore: the writers were not told that a restore begins.',
        fixes: () => [{ title: 'Put "begin restore" before the files are copied back.' }],
      });
    this.restore = undefined;
  }

  private writer(command: DshCommand, at: number): void {
    const { created } = this;
    const isOfNext = this.isLater('create', at) || this.isLater('begin restore', at);
    if (!created || this.restore || this.loaded || isOfNext) return;
    this.tell('diskshadow/writer-after-create', {
      span: command.span,
      message: `${command.verb?.name ?? ''} stands after create, and no other backup or restore follows; inferred: it has no effect on the copies that are made.`,
      related: [{ span: created.span, message: 'The copies are made here.' }],
      fixes: () => (this.doc.isSession ? [] : [moveBefore(this.doc, command, created)]),
    });
  }

  private expose(command: DshCommand): void {
    const { name, command: pending } = this.context;
    if (name !== 'volatile' || pending || this.loaded) return;
    this.tell('diskshadow/expose-not-persistent', {
      span: command.span,
      message:
        'The shadow copy is volatile; Microsoft documents expose for persistent copies only, and a volatile one is gone when diskshadow ends.',
      fixes: () => [
        {
          title:
            'Set the context to persistent, and delete the copy at the end with "delete shadows set %VSS_SHADOW_SET%".',
        },
      ],
    });
  }

  private reset(): void {
    this.tellUnended();
    this.volumes = [];
    delete this.context.command;
    delete this.context.name;
    this.transportable = this.metadata = this.loaded = this.created = undefined;
    this.backup = this.restore = undefined;
  }

  private finish(): void {
    // What was not read may hold what would be missing.
    if (this.doc.isCut) return;
    this.tellUnended();
    const { left, doc } = this;
    if (left && !doc.isSession)
      this.tell('diskshadow/copy-left-behind', {
        span: left.command.span,
        message: `The copies made here are ${left.context === 'clientaccessible' ? 'client-accessible' : 'persistent'} and nothing in the script deletes them: they stay after it ends and after a restart, and take room on the volume.`,
        fixes: () => [
          {
            title:
              'If they are not wanted, put "delete shadows set %VSS_SHADOW_SET%" at the end; no other set is touched by that.',
          },
        ],
      });
  }

  private tellUnended(): void {
    if (this.doc.isSession) return;
    for (const [begun, name] of [
      [this.backup, 'backup'],
      [this.restore, 'restore'],
    ] as const) {
      if (!begun) continue;
      this.tell('diskshadow/session-not-ended', {
        span: begun.span,
        message:
          name === 'backup'
            ? 'No end backup follows: the writers never hear that the backup is complete, and those of databases do not clear their logs.'
            : 'No end restore follows: the writers never hear that the restore is over.',
        fixes: () => [append(this.doc, `end ${name}`, this.commands.at(-1))],
      });
    }
  }
}

const contexts: ReadonlySet<string> = new Set(['clientaccessible', 'persistent', 'volatile']);
