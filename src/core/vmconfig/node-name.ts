import { parseGuid } from './values';

/** The GUID of a device node's name; Hyper-V puts underscores around it, since an XML name cannot begin with a digit. */
export function nodeGuid(name: string): string | undefined {
  return name.length === 38 && name.startsWith('_') && name.endsWith('_') ? parseGuid(name.slice(1, -1)) : undefined;
}

/** The name of a device's node, as Hyper-V writes it: lower case, whatever the case in the manifest. */
export function nodeName(guid: string): string {
  return `_${guid.toLowerCase()}_`;
}
