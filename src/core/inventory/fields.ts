import type { ItemClass } from './model';
import type { Enumeration } from './words';

/** What a property holds. */
export type FieldType = 'text' | 'guid' | 'number' | 'size' | 'boolean' | Enumeration;

/** A field of the model, the properties that show it (lower case, the first counts), and what they hold. */
export interface Field {
  readonly field: string;
  readonly names: readonly string[];
  readonly type: FieldType;
}

const field = (name: string, type: FieldType, ...names: readonly string[]): Field => ({ field: name, names, type });
const host = field('computerName', 'text', 'computername', 'pscomputername');
const ofVm = [field('vmName', 'text', 'vmname'), field('vmId', 'guid', 'vmid'), host];

/** The fields of each class. Names: the types of the modules, and what their default views call their columns. */
export const fieldsOf: Readonly<Record<ItemClass, readonly Field[]>> = {
  vm: [
    field('name', 'text', 'name', 'vmname'),
    field('id', 'guid', 'id', 'vmid'),
    field('state', 'vmState', 'state'),
    field('status', 'text', 'status'),
    field('generation', 'number', 'generation'),
    field('version', 'text', 'version'),
    field('uptime', 'text', 'uptime'),
    field('checkpointType', 'checkpointType', 'checkpointtype'),
    field('automaticCheckpoints', 'boolean', 'automaticcheckpointsenabled'),
    field('integrationState', 'text', 'integrationservicesstate'),
    field('integrationVersion', 'text', 'integrationservicesversion'),
    field('path', 'text', 'path'),
    field('configurationLocation', 'text', 'configurationlocation'),
    field('snapshotLocation', 'text', 'snapshotfilelocation', 'checkpointfilelocation'),
    field('smartPagingPath', 'text', 'smartpagingfilepath'),
    field('parentSnapshotName', 'text', 'parentsnapshotname', 'parentcheckpointname'),
    field('isClustered', 'boolean', 'isclustered'),
    field('replicationState', 'replicationState', 'replicationstate'),
    field('replicationMode', 'replicationMode', 'replicationmode'),
    field('replicationHealth', 'replicationHealth', 'replicationhealth'),
    field('dynamicMemory', 'boolean', 'dynamicmemoryenabled'),
    field('notes', 'text', 'notes'),
    host,
  ],
  checkpoint: [
    ...ofVm,
    field('name', 'text', 'name'),
    field('id', 'guid', 'id'),
    field('type', 'snapshotType', 'snapshottype'),
    field('created', 'text', 'creationtime'),
    field('parentName', 'text', 'parentsnapshotname', 'parentcheckpointname'),
    field('path', 'text', 'path'),
  ],
  disk: [
    field('path', 'text', 'path'),
    field('format', 'vhdFormat', 'vhdformat'),
    field('type', 'vhdType', 'vhdtype'),
    field('fileSize', 'number', 'filesize'),
    field('size', 'number', 'size'),
    field('minimumSize', 'number', 'minimumsize'),
    field('logicalSectorSize', 'number', 'logicalsectorsize'),
    field('physicalSectorSize', 'number', 'physicalsectorsize'),
    field('parentPath', 'text', 'parentpath'),
    field('id', 'guid', 'diskidentifier'),
    field('fragmentation', 'number', 'fragmentationpercentage'),
    field('alignment', 'number', 'alignment'),
    field('attached', 'boolean', 'attached'),
    field('number', 'number', 'disknumber', 'number'),
    field('isPmem', 'boolean', 'ispmemcompatible'),
    host,
  ],
  drive: [
    ...ofVm,
    field('controllerType', 'controllerType', 'controllertype'),
    field('controllerNumber', 'number', 'controllernumber'),
    field('controllerLocation', 'number', 'controllerlocation'),
    field('path', 'text', 'path'),
    field('diskNumber', 'number', 'disknumber'),
    field('persistentReservations', 'boolean', 'supportpersistentreservations'),
    field('poolName', 'text', 'poolname'),
  ],
  service: [
    ...ofVm,
    field('name', 'text', 'name'),
    field('id', 'text', 'id'),
    field('enabled', 'boolean', 'enabled'),
    field('primaryStatus', 'text', 'primarystatusdescription'),
    field('secondaryStatus', 'text', 'secondarystatusdescription'),
    field('primaryOperationalStatus', 'serviceStatus', 'primaryoperationalstatus'),
    field('secondaryOperationalStatus', 'serviceStatus', 'secondaryoperationalstatus'),
  ],
  controller: [...ofVm, field('name', 'text', 'name'), field('number', 'number', 'controllernumber')],
  replication: [
    ...ofVm,
    field('state', 'replicationState', 'replicationstate', 'state'),
    field('health', 'replicationHealth', 'replicationhealth', 'health'),
    field('mode', 'replicationMode', 'replicationmode', 'mode'),
    field('frequencySec', 'number', 'replicationfrequencysec', 'frequencysec'),
    field('primaryServer', 'text', 'primaryservername', 'primaryserver', 'currentprimaryserver'),
    field('replicaServer', 'text', 'replicaservername', 'replicaserver', 'currentreplicaserver'),
    field('replicaPort', 'number', 'replicaserverport', 'replicaport'),
    field('lastReplication', 'text', 'lastreplicationtime'),
  ],
  'csv-state': [
    field('name', 'text', 'name'),
    field('node', 'text', 'node'),
    field('stateInfo', 'csvState', 'stateinfo'),
    field('fileSystemReason', 'fileSystemReason', 'filesystemredirectedioreason'),
    field('blockReason', 'blockReason', 'blockredirectedioreason'),
    field('volumeFriendlyName', 'text', 'volumefriendlyname'),
    field('volumeName', 'text', 'volumename'),
  ],
  host: [
    field('name', 'text', 'name', 'computername'),
    field('vmPath', 'text', 'virtualmachinepath'),
    field('diskPath', 'text', 'virtualharddiskpath'),
    field('maximumStorageMigrations', 'number', 'maximumstoragemigrations'),
    field('maximumVmMigrations', 'number', 'maximumvirtualmachinemigrations'),
  ],
  hba: [...ofVm, field('sanName', 'text', 'sanname')],
  security: [...ofVm, field('tpm', 'boolean', 'tpmenabled'), field('shielded', 'boolean', 'shielded')],
  volume: [
    field('letter', 'text', 'driveletter'),
    field('label', 'text', 'filesystemlabel', 'friendlyname'),
    field('free', 'size', 'sizeremaining'),
    field('size', 'size', 'size'),
    host,
  ],
};

/** The cmdlets that are read, with what they give. */
export const classOfCmdlet: ReadonlyMap<string, ItemClass> = new Map([
  ['get-vm', 'vm'],
  ['get-vmsnapshot', 'checkpoint'],
  ['get-vmcheckpoint', 'checkpoint'],
  ['get-vhd', 'disk'],
  ['get-vmharddiskdrive', 'drive'],
  ['get-vmintegrationservice', 'service'],
  ['get-vmscsicontroller', 'controller'],
  ['get-vmreplication', 'replication'],
  ['get-clustersharedvolumestate', 'csv-state'],
  ['get-vmhost', 'host'],
  ['get-vmfibrechannelhba', 'hba'],
  ['get-vmsecurity', 'security'],
  ['get-volume', 'volume'],
]);

/** One way in which the names of properties tell the class. `type` is the end of the class name in CLIXML. */
interface Mark {
  readonly class: ItemClass;
  readonly all: readonly string[];
  readonly none?: readonly string[];
}

const mark = (of: ItemClass, all: string, none = ''): Mark => ({
  class: of,
  all: all.split(' '),
  none: none.split(' '),
});

/** First match wins. Property names are the same in every language of Windows. */
export const marks: readonly Mark[] = [
  mark('disk', 'path vhdtype'),
  mark('disk', 'path vhdformat'),
  mark('disk', 'path parentpath', 'vmname'),
  mark('checkpoint', 'snapshottype'),
  mark('checkpoint', 'vmname creationtime parentsnapshotname', 'uptime state'),
  mark('drive', 'controllertype controllerlocation path', 'dvdmediatype'),
  mark('drive', 'controllertype controllernumber path', 'dvdmediatype'),
  mark('drive', 'vmname path disknumber', 'dvdmediatype'),
  mark('service', 'primarystatusdescription enabled', 'uptime'),
  mark('service', 'vmname name enabled', 'switchname'),
  mark('csv-state', 'stateinfo node'),
  mark('csv-state', 'stateinfo filesystemredirectedioreason'),
  mark('csv-state', 'stateinfo volumefriendlyname'),
  mark('hba', 'vmname worldwideportnameseta'),
  mark('hba', 'vmname sanname'),
  mark('security', 'tpmenabled shielded'),
  mark('volume', 'driveletter sizeremaining'),
  mark('host', 'virtualharddiskpath virtualmachinepath'),
  mark('replication', 'vmname replicationhealth', 'uptime generation version'),
  mark('replication', 'vmname health mode'),
  mark('vm', 'name state uptime'),
  mark('vm', 'name state version generation'),
  mark('vm', 'name integrationservicesversion'),
  mark('vm', 'name checkpointtype'),
  mark('vm', 'name automaticcheckpointsenabled'),
  mark('vm', 'name snapshotfilelocation'),
  mark('vm', 'name configurationlocation'),
  mark('vm', 'vmname checkpointtype'),
  mark('vm', 'name state replicationstate'),
  mark('vm', 'name generation'),
];
