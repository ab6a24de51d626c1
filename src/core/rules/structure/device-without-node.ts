import { deviceClass } from '../../vmconfig/facts/devices';
import type { VmConfig } from '../../vmconfig/model';
import { nodeName } from '../../vmconfig/node-name';
import { childElement, isSimilarName, type XmlElement } from '../../xml';
import type { ConfigRule } from '../config-input';
import { isIntact } from '../absence';
import { mostFindings } from './limit';
import { renameElement } from './text-edits';

/** So many nodes without an entry are compared by name; a real file has none. */
const mostOrphans = 50;

/**
 * A network adapter or SCSI controller of the manifest without settings. Other devices may do without a node, for they have
 * defaults; that these two may not is what users of later hosts report (VOCABULARY.md section 6).
 */
export const deviceWithoutNode: ConfigRule = {
  code: 'vmconfig/device-without-node',
  title: 'A network adapter or SCSI controller without its settings',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { config } = input;
    if (!isIntact(input, config.root)) return;
    const seen = new Set<string>();
    let orphans: readonly XmlElement[] | undefined;
    let ghosts = 0;
    for (const device of config.devices) {
      const { entry, node, instance, deviceClass: found } = device;
      const again = instance !== undefined && seen.has(instance);
      if (instance !== undefined) seen.add(instance);
      // A second entry of one instance is another finding.
      if (!entry?.instance || again || (found?.kind !== 'network' && found?.kind !== 'scsi')) continue;
      if (node && node.children.some(({ kind }) => kind === 'element')) continue;
      const own = nodeName(entry.instance.value);
      orphans ??= orphanNodes(config);
      // Past what is shown, names are not compared.
      const compared = node || ghosts++ >= mostFindings ? [] : orphans;
      const orphan = compared.find(({ name }) => isSimilarName(name, own));
      report({
        span: entry.instance.span,
        message: `The ${found.name} of <${entry.element.name}> has ${node ? 'an empty' : 'no'} node ${own}; inferred: Hyper-V cannot make the device.`,
        related: orphan ? [{ span: orphan.nameSpan, message: 'This node is nearly of that name.' }] : [],
        fixes: () =>
          orphan ? [{ title: `Name the node ${own}`, edits: renameElement(input.document.text, orphan, own) }] : [],
      });
    }
  },
};

/** Nodes of no entry and no known class: one of them may be the node, under a name with a slip in it. */
function orphanNodes({ devices }: VmConfig): XmlElement[] {
  const found: XmlElement[] = [];
  for (const { entry, node, instance } of devices) {
    if (entry || !node || instance === undefined || deviceClass(instance)) continue;
    if (childElement(node, 'ChannelInstanceGuid')) found.push(node);
    if (found.length === mostOrphans) break;
  }
  return found;
}
