import { vmConfig } from '../../test/support/vm-config';

const drivesPerController = 64;
const measuredDisk = '2f9ab7d4-61c0-4f0e-8a35-';

/**
 * A configuration of about this many characters: a healthy VM of 2012 R2 with SCSI disks (64 a controller, four controllers at
 * most, as on real hosts) and, for the rest, the resource metering of its devices, which is what makes real files long.
 */
export function largeConfig(characters: number): string {
  const drives = Math.min(4 * drivesPerController, Math.floor(characters / 1500));
  const scsi = Array.from({ length: Math.max(1, Math.ceil(drives / drivesPerController)) }, (_, controller) =>
    Array.from({ length: Math.min(drivesPerController, drives - controller * drivesPerController) }, (_drive, at) => ({
      path: `D:\\VMs\\APP01\\disk ${controller}-${at}.vhdx`,
    })),
  );
  const base = vmConfig({ scsi, crlf: true });
  const blocks: string[] = [];
  for (let length = base.length; length < characters; length += blocks.at(-1)?.length ?? characters) {
    blocks.push(deviceInstance(blocks.length));
  }
  const metrics = `    <metrics>\r\n      <devicetype>\r\n        <guid type="string">B637F346-6A0E-4DEC-AF52-BD70CB80A21D</guid>\r\n${blocks.join('')}      </devicetype>\r\n    </metrics>\r\n`;
  return base.replace('    <owner>', `${metrics}    <owner>`);
}

/** What is measured of one device, as Hyper-V writes it. */
function deviceInstance(number: number): string {
  const guid = `${measuredDisk}${number.toString(16).padStart(12, '0')}`.toUpperCase();
  const metrics = [0, 1, 2].map((code) => metric(code));
  return `        <deviceinstance>\r\n          <guid type="string">${guid}</guid>\r\n${metrics.join('')}        </deviceinstance>\r\n`;
}

function metric(code: number): string {
  const leaves = [
    ['enabled', 'bool', 'False'],
    ['lastcomputedtime', 'integer', '0'],
    ['peaktime', 'integer', '0'],
    ['poolid', 'string', ''],
    ['resourcetypeid', 'string', 'B637F347-6A0E-4DEC-AF52-BD70CB80A21D'],
    ['starttime', 'integer', '0'],
    ['typecode', 'string', `3F6F1051-C8FC-47EF-9821-C07240848748;${code}`],
    ['value', 'integer', '0'],
  ];
  const lines = leaves.map(([name, type, value]) => `            <${name} type="${type}">${value}</${name}>\r\n`);
  return `          <metric>\r\n${lines.join('')}          </metric>\r\n`;
}
