import { vssGuid } from '../../explain/recognise-guid';
import { quotedIn } from '../../logs/exported/message-data';
import type { MessageEvent, MessageText } from '../../message/model';
import { longestLine, tokensIn } from '../../message/tokens';
import { writerIn } from '../../message/vss-blocks';
import { matchBuilds, providerKey, type ProviderKey } from '../../process';
import { since2012 } from '../../process/builds';
import { codeInWords } from '../records/inner-codes';
import { codeOf } from '../records/read-values';
import { codeRowOf, toldCodes } from './code-rows';
import { reportCodes } from './codes';
import { messageRule, type MessageRule } from './message-input';
import { recordOf } from './record-of';

/**
 * Rules on events that a log proves only together with a backup that ran, or with the computer that logged them. A message has
 * neither, so these say what they depend on and are at most a warning.
 */
export const eventRules: readonly MessageRule[] = [
  messageRule('HVB054', 'warning', ({ doc }, report) => {
    for (const event of eventsOf(doc, 'vss', [8194])) {
      const writer = writerWords(writerIn(bodyOf(doc, event)));
      report({
        span: event.span,
        message: `A VSS writer${writer} could not be called back${whyOf(doc, event)}: alone this is mostly noise, in a guest as on a host.`,
        atMost: 'info',
        fixes: () => [
          { title: 'Act only if a writer fails as well: then let the account that is named use COM locally.' },
        ],
      });
    }
  }),
  messageRule('HVB094', 'error', (input, report) => {
    reportCodes(input, codeRowOf('HVB094'), report);
    for (const event of eventsOf(input.doc, 'volsnap', [13, 23, 24, 25, 35, 36, 38]))
      report({
        span: event.span,
        message: `Event ${event.id} of volsnap: ${
          event.id === 38
            ? 'shadow copies are at risk, because their storage has reached its limit'
            : 'the shadow copy storage had too little room, and shadow copies were lost or not made'
        }; if a backup ran on that computer, it lost what it read.`,
        atMost: event.from === 'assumed' ? 'info' : 'warning',
        fixes: () => [{ title: codeRowOf('HVB094').advice }],
      });
  }),
  messageRule('HVB095', 'error', (input, report) => {
    reportCodes(input, codeRowOf('HVB095'), report);
    for (const event of [
      ...eventsOf(input.doc, 'volsnap', [8, 9, 21]),
      ...eventsOf(input.doc, 'vss', [12297, 12298, 12310]),
    ])
      report({
        span: event.span,
        message: `Event ${event.id} of ${providerKey(event.provider) === 'vss' ? 'VSS' : 'volsnap'}: writes could not be flushed and held in the 10 seconds that a snapshot has; a backup that ran then has failed.`,
        atMost: event.from === 'assumed' ? 'info' : 'warning',
        fixes: () => [{ title: codeRowOf('HVB095').advice }],
      });
  }),
  messageRule('HVB105', 'warning', ({ doc }, report) => {
    const advice = 'Read the result code and the routine, and look at the writer or provider that the message names.';
    for (const event of eventsOf(doc, 'vss', generic)) {
      // What the code proves is said by its own rule.
      if (doc.isAlone && toldCodes.has(codeOfEvent(doc, event) ?? '')) continue;
      report({
        span: event.span,
        message: `Event ${event.id} of VSS${whyOf(doc, event)}: ${meaning(event.id)}. One such event alone proves nothing, and the text does not say whether a backup ran.`,
        atMost: 'info',
        fixes: () => [{ title: advice }],
      });
    }
    for (const { code, routine, writerId } of doc.vss) {
      if (toldCodes.has(code.value)) continue;
      const called = routine === undefined ? '' : `, from ${routine}`;
      report({
        span: code.span,
        message: `VSS met an error${codeInWords(code.value)}${called}${writerWords(writerId)}; the text does not say which event it is (8193 and 12289 read so) nor whether a backup ran, and alone it proves nothing.`,
        atMost: 'info',
        fixes: () => [{ title: advice }],
      });
    }
  }),
  messageRule('HVB143', 'error', ({ doc }, report) => {
    for (const event of eventsOf(doc, 'cluster', [5120])) {
      const quoted = quotedIn(bodyOf(doc, event));
      const status = quoted.find((one) => /\(?(?:0x)?c0[0-9a-f]{6}\)?$/i.test(one));
      const volume = quoted[0] === undefined ? 'A shared volume' : `The shared volume "${quoted[0]}"`;
      report({
        span: event.span,
        message: `${volume} was paused${status === undefined ? '' : `, because of "${status}"`}: VMs on it wait meanwhile, and a backup that ran then may have failed.`,
        atMost: event.from === 'assumed' ? 'info' : 'warning',
        fixes: () => [
          {
            title:
              'Read the status in the event: c00000b5 is a timeout of the storage, c000020c a lost connection between nodes. See also that the networks of the cluster have Client for Microsoft Networks and File and Printer Sharing turned on.',
          },
        ],
      });
    }
  }),
  messageRule('HVB203', 'error', ({ doc, builds }, report) => {
    for (const event of eventsOf(doc, 'vmms', [10130])) {
      // Up to 2008 R2 the same number says that a VM could not be backed up online.
      const isClient = event.builds !== undefined || matchBuilds(since2012, builds) === 'yes';
      if (!isClient && matchBuilds(since2012, builds) === 'no') continue;
      report({
        span: event.span,
        message: `${isClient ? 'The' : 'If the host runs Windows Server 2012 or Windows 8 and later: the'} host is a Windows client, on which the Hyper-V VSS writer is not supported.`,
        ...(!isClient && { atMost: 'warning' as const }),
        fixes: () => [
          { title: 'Back these VMs up with an application that works through WMI, or export them with Export-VM.' },
        ],
      });
    }
  }),
];

/** Events of VSS whose code tells more than the event. */
const generic = [8193, 8229, 12289, 12293];

const eventIds: readonly (readonly [ProviderKey, readonly number[]])[] = [
  ['vss', [8194, 12297, 12298, 12310]],
  ['volsnap', [8, 9, 13, 21, 23, 24, 25, 35, 36, 38]],
  ['cluster', [5120]],
  ['vmms', [10130]],
];

/** True for an event that one of these rules tells, so that its code says nothing more. */
export function isToldHere({ provider, id }: MessageEvent): boolean {
  const key = providerKey(provider);
  return eventIds.some(([one, ids]) => one === key && ids.includes(id));
}

function eventsOf({ events }: MessageText, provider: ProviderKey, ids: readonly number[]): readonly MessageEvent[] {
  return events.filter((event) => ids.includes(event.id) && providerKey(event.provider) === provider);
}

function bodyOf({ text }: MessageText, { body }: MessageEvent): string {
  return text.slice(body.start, body.end);
}

function whyOf(doc: MessageText, event: MessageEvent): string {
  return codeInWords(codeOfEvent(doc, event));
}

/** The code of its message: in brackets, behind `hr =`, or the first that stands in it. */
function codeOfEvent(doc: MessageText, event: MessageEvent): string | undefined {
  const known = codeOf(recordOf(doc, event), { code: 'ErrorCode' });
  return (
    known ??
    tokensIn(bodyOf(doc, event).slice(0, longestLine).split('\n', 1)[0] ?? '').find(({ kind }) => kind === 'code')
      ?.value
  );
}

function writerWords(writerId: string | undefined): string {
  const writer = writerId === undefined ? undefined : vssGuid(writerId);
  return writer ? ` ("${writer.name}")` : '';
}

function meaning(id: number): string {
  if (id === 8229) return 'a writer on that computer refused an event';
  if (id === 12293) return 'a call into a shadow copy provider failed';
  return 'an unexpected error';
}
