import { nodeGuid } from '../../vmconfig/node-name';
import { childElements, type XmlElement } from '../../xml';
import type { ConfigInput, ConfigRule } from '../config-input';
import type { RuleFinding } from '../rule';
import { damageOf } from './damage';
import { numberingOf } from './manifest-entries';
import { rewriteManifest } from './rewrite-manifest';
import { removeElement } from './text-edits';

/** An instance GUID is one device: two entries or two nodes of it cannot both be meant. GUIDs compare without case. */
export const duplicateDevice: ConfigRule = {
  code: 'vmconfig/duplicate-device',
  title: 'One device that is listed or described twice',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    for (const finding of twiceListed(input)) report(finding);
    for (const finding of twiceDescribed(input)) report(finding);
  },
};

function* twiceListed(input: ConfigInput): Generator<RuleFinding> {
  const numbering = numberingOf(input);
  if (!numbering) return;
  const first = new Map<string, { readonly element: XmlElement; readonly number: number | undefined }>();
  for (const one of numbering.entries) {
    const instance = one.entry?.instance;
    if (!instance) continue;
    const before = first.get(instance.value);
    if (!before) {
      first.set(instance.value, one);
      continue;
    }
    // The same entry twice, number and all, is told by the numbering.
    if (one.number !== undefined && before.number === one.number) continue;
    const { name } = one.element;
    yield {
      span: instance.span,
      message: `<${name}> lists the instance that <${before.element.name}> has listed; one device is in the manifest twice.`,
      related: [{ span: before.element.nameSpan, message: 'It is listed here first.' }],
      fixes: () => [
        {
          title: `Remove ${name} from the manifest`,
          edits: rewriteManifest(input, numbering, ({ element }) => element === one.element),
          safety: 'Only the list changes; the settings of the device stay in its node.',
        },
      ],
    };
  }
}

function* twiceDescribed(input: ConfigInput): Generator<RuleFinding> {
  const { root } = input.config;
  const damage = damageOf(input);
  const { text } = input.document;
  const first = new Map<string, XmlElement>();
  for (const node of childElements(root)) {
    const guid = nodeGuid(node.name);
    if (guid === undefined) continue;
    const before = first.get(guid);
    if (!before) first.set(guid, node);
    else if (!damage.touches(before.span) && !damage.touches(node.span)) {
      const same = inner(text, node) === inner(text, before);
      yield {
        span: node.nameSpan,
        message: `The device ${guid} has a second node here, with ${same ? 'the same' : 'other'} settings; this tool reads the first.`,
        related: [{ span: before.nameSpan, message: 'Its first node.' }],
        fixes: () => (same ? [{ title: 'Remove the second node', edits: [removeElement(text, node)] }] : []),
      };
    }
  }
}

function inner(text: string, { startTag, endTag, span }: XmlElement): string {
  return text.slice(startTag.end, endTag?.start ?? span.end);
}
