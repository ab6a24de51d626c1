import type { VmConfig } from '../vmconfig/model';
import { deviceClass } from '../vmconfig/facts/devices';
import { vssGuid } from '../explain/recognise-guid';
import { deviceIndex } from './device-index';
import { deviceText } from './hover-device';
import { paragraphs } from './hover-text';

const noGuid = '00000000-0000-0000-0000-000000000000';

/** What a GUID in a value names: this VM, a device of it, a class of devices, a VSS writer or provider. */
export function guidText(guid: string, config: VmConfig | undefined): string | undefined {
  if (guid === noGuid) return 'The empty GUID: none is set.';
  if (config && (guid === config.id?.value || guid === config.logicalId?.value)) return 'The id of this VM.';
  const device = config && deviceIndex(config).byInstance.get(guid);
  if (device) return deviceText(device, config);
  const found = deviceClass(guid);
  if (found) return paragraphs(`**${found.name}** (device class)`, found.about);
  const vss = vssGuid(guid);
  return vss && paragraphs(`**${vss.name}** (VSS ${vss.kind})`, vss.about);
}
