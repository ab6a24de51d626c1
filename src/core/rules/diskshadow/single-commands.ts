import type { DiskshadowText, DshCommand } from '../../diskshadow/model';
import { dshVerbs, type DshVerb } from '../../diskshadow/verbs';
import type { Located } from '../../text/span';
import { editDistance, isSimilarName } from '../../xml/similar-name';
import { hyperVWriter } from '../../explain/facts/vss-guids';
import { vssGuid } from '../../explain/recognise-guid';
import type { Fix } from '../rule';
import type { Tell } from './fault';

const longestShown = 60;
/** Whatever these take may have blanks without quotes: paths, names of writers, command lines. */
const exclusive: readonly (readonly string[])[] = [
  ['clientaccessible', 'persistent', 'volatile'],
  ['differential', 'plex'],
  ['rollbackrecover', 'noautorecover'],
  ['txfrecover', 'noautorecover'],
  ['on', 'off'],
  ['metadata', 'detailed', 'status'],
  ['all', 'set', 'id', 'volume', 'oldest', 'exposed'],
];

/** What is wrong with a command by itself. */
export function checkCommand(doc: DiskshadowText, command: DshCommand, tell: Tell): void {
  const { verb } = command;
  if (!verb) tellUnknown(doc, command, tell);
  else {
    checkWords(command, verb, tell);
    checkSafety(command, verb, tell);
  }
}

function tellUnknown({ isSession }: DiskshadowText, { typed, args, span }: DshCommand, tell: Tell): void {
  const isRemark = /^(?:rem|::|;|')/i.test(typed.value);
  const [next] = args;
  const two = next ? `${typed.value} ${next.value}` : typed.value;
  const meant = isRemark ? undefined : (nearest(two) ?? nearest(typed.value));
  const end = meant?.includes(' ') && next ? next.span.end : typed.span.end;
  const place = { start: typed.span.start, end: isRemark ? span.end : end };
  tell('diskshadow/unknown-command', {
    span: { start: typed.span.start, end },
    message: isRemark
      ? `"${shown(typed.value)}" begins no comment in diskshadow; comments begin with #.`
      : `diskshadow has no command "${shown(typed.value)}"${meant === undefined ? '' : `; "${meant}" may be meant`}.`,
    // In a session the answer of diskshadow stands below it.
    ...(isSession && { atMost: 'info' as const }),
    fixes: () => {
      if (isRemark) {
        const mark = { start: typed.span.start, end: typed.span.end };
        return [{ title: 'Begin the comment with #', edits: [{ span: mark, newText: '#' }], preferred: true }];
      }
      if (meant === undefined) return [];
      return [{ title: `Write "${meant}"`, edits: [{ span: place, newText: meant }], preferred: true }];
    },
  });
}

/** The command that was likely meant. */
function nearest(typed: string): string | undefined {
  const words = typed.toLowerCase();
  const near = dshVerbs
    .map(({ name }) => name)
    .filter((name) => isSimilarName(name, words))
    .map((name) => ({ name, distance: editDistance(name, words) }));
  near.sort((a, b) => a.distance - b.distance);
  return near[0]?.name;
}

function checkWords(command: DshCommand, verb: DshVerb, tell: Tell): void {
  const { args, typed } = command;
  if (args.some(({ value }) => value === '/?' || value === '-?')) return;
  const [least, most] = verb.values;
  const given = new Map<string, Located<string>>();
  const values: Located<string>[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (!word) continue;
    const option = verb.options.find(({ name }) => name === word.value.toLowerCase());
    // The first word of `add volume` is the volume, whatever it is.
    if (!option || values.length < least) {
      values.push(word);
      continue;
    }
    given.set(option.name, word);
    if (option.value === undefined) continue;
    const value = args[++at];
    if (!value)
      tell('diskshadow/missing-value', {
        span: word.span,
        message: `"${word.value}" of ${verb.name} needs ${option.value} behind it.`,
      });
  }
  for (const word of values.slice(most)) if (!isPartOfPath(verb, values)) tellWord(verb, word, tell);
  if (values.length < least || (verb.isBareHelp && args.length === 0))
    tell('diskshadow/missing-value', {
      span: typed.span,
      message:
        args.length === 0
          ? `${verb.name} alone only shows its help; it is written ${verb.syntax}.`
          : `${verb.name} lacks a value; it is written ${verb.syntax}.`,
      fixes: () => [{ title: `Write it as ${verb.syntax}, or remove the line` }],
    });
  tellConflicts(verb, given, tell);
}

/** A mount point without quotes may have blanks in it; how diskshadow reads that is not documented. */
function isPartOfPath({ name }: DshVerb, [first]: readonly Located<string>[]): boolean {
  return name === 'add volume' && first !== undefined && /^[^"].*\\/.test(first.value);
}

function tellWord(verb: DshVerb, word: Located<string>, tell: Tell): void {
  const meant = verb.options.find(({ name }) => isSimilarName(name, word.value.toLowerCase()))?.name;
  const takes = verb.options.length === 0 && verb.values[1] === 0 ? 'takes nothing' : `is written ${verb.syntax}`;
  tell('diskshadow/unknown-option', {
    span: word.span,
    message: `${verb.name} does not take "${shown(word.value)}"${meant === undefined ? '' : `; "${meant}" may be meant`}: it ${takes}.`,
    fixes: (): Fix[] =>
      meant === undefined
        ? []
        : [{ title: `Write "${meant}"`, edits: [{ span: word.span, newText: meant }], preferred: true }],
  });
}

function tellConflicts(verb: DshVerb, given: ReadonlyMap<string, Located<string>>, tell: Tell): void {
  for (const group of exclusive) {
    const [first, second] = group.flatMap((name) => given.get(name) ?? []).sort((a, b) => a.span.start - b.span.start);
    if (!first || !second) continue;
    tell('diskshadow/option-conflict', {
      span: second.span,
      message: `${verb.name} takes "${first.value}" or "${second.value}", not both.`,
      related: [{ span: first.span, message: 'The other one.' }],
      fixes: () => [{ title: `Leave one of them away; it is written ${verb.syntax}.` }],
    });
    return;
  }
}

function checkSafety({ args, span }: DshCommand, { name }: DshVerb, tell: Tell): void {
  const [first] = args;
  if (name === 'delete shadows' && first?.value.toLowerCase() === 'all')
    tell('diskshadow/delete-all', {
      span,
      message:
        'This deletes every shadow copy of the computer, also those that other backups are using and those of Previous Versions.',
      fixes: () => [
        {
          title:
            'Delete only what this script made: "delete shadows set %VSS_SHADOW_SET%", or "delete shadows id" with its alias.',
        },
      ],
    });
  if (name === 'revert' && first)
    tell('diskshadow/revert', {
      span,
      message: `This sets the whole volume back to the shadow copy ${shown(first.value)}; what was written to any file on it since is lost, and only client-accessible copies can be used.`,
      fixes: () => [
        {
          title:
            'To get single files back, expose the copy and copy them out; turn VMs with disks on the volume off before it is set back.',
        },
      ],
    });
  if (name !== 'writer exclude' || !first) return;
  const words = args.map(({ value }) => value).join(' ');
  if (isHyperV(words))
    tell('diskshadow/hyperv-excluded', {
      span,
      message:
        'The Hyper-V writer is excluded: VMs on these volumes are copied without their knowledge, as after a crash.',
      fixes: () => [{ title: 'Leave the writer in, and exclude single VMs by the name of their component.' }],
    });
}

/** By its id, or by its name in any case. */
export function isHyperV(words: string): boolean {
  const bare = words.replace(/["{}]/g, '').trim().toLowerCase();
  return bare === hyperVWriter || bare === vssGuid(hyperVWriter)?.name.toLowerCase();
}

export function shown(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}...` : text;
}
