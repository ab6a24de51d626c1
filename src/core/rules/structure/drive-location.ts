import type { ControllerKind, StorageController } from '../../vmconfig/model';
import { theVm } from '../../vmconfig/words';
import { childElements, type XmlElement } from '../../xml';
import { shown } from '../../xml/problems';
import type { ConfigInput, ConfigRule } from '../config-input';
import type { RuleFinding } from '../rule';

interface Room {
  readonly name: string;
  readonly controllers: number;
  readonly drives: number;
}

/**
 * IDE: two channels of two drives, in all files. SCSI: 64 drives a controller (learn.microsoft.com, "Plan for Hyper-V
 * scalability"), each controller a device of its own. The diskette controller has one drive.
 */
const rooms: Readonly<Record<ControllerKind, Room>> = {
  ide: { name: 'the IDE controller', controllers: 2, drives: 2 },
  scsi: { name: 'a SCSI controller', controllers: 1, drives: 64 },
  floppy: { name: 'the floppy controller', controllers: 1, drives: 1 },
};

/** A drive where a controller has no room for one: the host has nowhere to put it. */
export const driveLocation: ConfigRule = {
  code: 'vmconfig/drive-location',
  title: 'A drive at a location that its controller does not have',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const told = new Set<XmlElement>();
    for (const { kind, device } of input.config.controllers) {
      if (!device.node || told.has(device.node)) continue;
      told.add(device.node);
      for (const finding of inNode(input, kind, device.node)) report(finding);
    }
  },
};

function* inNode({ config }: ConfigInput, kind: StorageController['kind'], node: XmlElement): Generator<RuleFinding> {
  const { name, controllers, drives } = rooms[kind];
  for (const [number, controller] of numbered(node, 'controller')) {
    if (number >= controllers) {
      const known = controllers === 1 ? 'controller0' : `controller0 to controller${controllers - 1}`;
      yield {
        span: controller.nameSpan,
        message: `<${shown(controller.name)}> stands in ${name} of ${theVm(config)}, which has ${known}.`,
      };
      continue;
    }
    for (const [location, drive] of numbered(controller, 'drive')) {
      if (location < drives) continue;
      const room = drives === 1 ? 'drive0 only' : `drive0 to drive${drives - 1}`;
      yield {
        span: drive.nameSpan,
        message: `<${shown(drive.name)}> stands in ${name} of ${theVm(config)}, which has room for ${room}.`,
      };
    }
  }
}

function* numbered(parent: XmlElement, prefix: string): Generator<[number, XmlElement]> {
  for (const child of childElements(parent)) {
    const digits = child.name.startsWith(prefix) ? child.name.slice(prefix.length) : '';
    if (/^[0-9]{1,9}$/.test(digits)) yield [Number(digits), child];
  }
}
