import { deviceClass } from '../../vmconfig/facts/devices';
import type { ManifestEntry } from '../../vmconfig/model';
import { childElement, type XmlElement } from '../../xml';
import { shown } from '../../xml/problems';
import type { ConfigRule } from '../config-input';
import type { Fix, RuleFinding } from '../rule';
import { damageOf } from './damage';
import { leafText } from './leaf-text';
import { insertChild } from './text-edits';

/** What the device is, and which one it is: without both nobody can find its class or its node. */
export const vdevWithoutGuid: ConfigRule = {
  code: 'vmconfig/vdev-without-guid',
  title: 'A manifest entry without the GUID of its device or instance',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const damage = damageOf(input);
    const { text } = input.document;
    for (const entry of input.config.manifest?.entries ?? []) {
      const { element, number, classGuid, instance } = entry;
      if ((classGuid && instance) || number === undefined || damage.touches(element.span)) continue;
      const finding = describe(entry, text);
      report({ ...finding, fixes: () => fixesOf(entry, text) });
    }
  },
};

function describe({ element, classGuid, instance }: ManifestEntry, text: string): RuleFinding {
  const name = `<${shown(element.name)}>`;
  const missing = [...(classGuid ? [] : ['device']), ...(instance ? [] : ['instance'])];
  const leaf = missing.map((part) => childElement(element, part)).find((one) => one !== undefined);
  if (missing.length === 1 && leaf) {
    const { value, span } = leafText(text, leaf);
    const what = value.trim() === '' ? 'is empty' : `is "${shown(value.trim())}"`;
    return {
      span,
      message: `The ${missing.join()} of ${name} ${what}, which is no GUID; the entry stands for no device.`,
    };
  }
  return {
    span: element.nameSpan,
    message: `${name} has no GUID in ${missing.join(' and ')}, so it stands for no device that could be found.`,
  };
}

/** Most devices have their class GUID as instance; then one of the two tells the other. */
function fixesOf({ element, classGuid, instance }: ManifestEntry, text: string): Fix[] {
  const [part, other] = classGuid ? ['instance', classGuid] : ['device', instance];
  if (!other || !deviceClass(other.value)?.fixedInstance) return [];
  const guid = text.slice(other.span.start, other.span.end);
  const title = `Set ${part} to ${guid}`;
  const leaf: XmlElement | undefined = childElement(element, part);
  if (leaf) {
    const inner = leaf.endTag && { start: leaf.startTag.end, end: leaf.endTag.start };
    return inner ? [{ title, edits: [{ span: inner, newText: guid }] }] : [];
  }
  const edit = insertChild(text, element, part, `<${part} type="string">${guid}</${part}>`);
  return edit ? [{ title, edits: [edit] }] : [];
}
