import type { Located } from '../text/span';
import { headOf, schemaFor, schemaOfKey } from './check-schema';
import type { JsonSchema } from './json-schema';
import type {
  ExpectedVm,
  Placed,
  Scenario,
  ScenarioDisk,
  ScenarioExpectations,
  ScenarioGuest,
  ScenarioHost,
  ScenarioJob,
  ScenarioNodeHost,
  ScenarioProvider,
  ScenarioRequestor,
  ScenarioRestore,
  ScenarioStorage,
  ScenarioVm,
} from './model';
import { valueOf, type ScenarioMap, type ScenarioNode } from './node';
import { scenarioSchema } from './schema';
import { parseConfigVersion, parseCountLimit, parseDuration, parseRate, parseSize, parseTimeOfDay } from './units';

/**
 * Reads a scenario of a tree: each value by its key where it has the right form, and nothing else. What has another form is told by
 * the schema (`check-schema.ts`); here it is as if it were not there, so that the rest is judged all the same.
 */
export function readScenario(root: ScenarioNode | undefined): Scenario {
  const map = new Reader(root?.kind === 'map' ? root : emptyMap, scenarioSchema);
  const host = map.child('host');
  const provider = map.child('provider');
  const requestor = map.child('requestor');
  const expect = map.child('expect');
  return {
    span: root?.span ?? { start: 0, end: 0 },
    ...present({ version: map.number('hvbackup'), name: map.text('name') }),
    ...(host && { host: readHost(host) }),
    storage: map.children('storage').map(readStorage),
    ...(provider && { provider: readProvider(provider) }),
    ...(requestor && { requestor: readRequestor(requestor) }),
    jobs: map.children('jobs').map(readJob),
    vms: map.children('vms').map((vm) => vm.once(readVm)),
    evidence: map.texts('evidence') ?? [],
    restore: map.children('restore').map(readRestore),
    ...(expect && { expect: readExpectations(expect) }),
  };
}

function readHost(map: Reader): ScenarioHost {
  return {
    ...map.placed(),
    ...present({
      os: map.word('os'),
      name: map.text('name'),
      cluster: map.text('cluster'),
      functionalLevel: map.word('functionalLevel'),
      storageSpacesDirect: map.flag('storageSpacesDirect'),
      providers: map.texts('providers'),
    }),
    nodes: map.items('nodes').flatMap((node) => readNode(node, map.item('nodes', node)) ?? []),
  };
}

function readNode(node: ScenarioNode, map: Reader | undefined): ScenarioNodeHost | undefined {
  const name = map ? map.text('name') : textOf(node);
  if (!name) return undefined;
  if (!map) return { span: node.span, head: node.span, name };
  return {
    ...map.placed(),
    name,
    ...present({ os: map.word('os'), providers: map.texts('providers') }),
  };
}

function readStorage(map: Reader): ScenarioStorage {
  const lun = map.child('lun');
  const shadow = map.child('shadowStorage');
  return {
    ...map.placed(),
    ...present({
      name: map.text('name'),
      kind: map.word('kind'),
      path: map.text('path'),
      owner: map.text('owner'),
      fileSystem: map.word('fileSystem'),
      size: map.measure('size', parseSize),
      free: map.measure('free', parseSize),
      server: map.text('server'),
      vssAgent: map.flag('vssAgent'),
      lun: lun && {
        ...lun.placed(),
        ...present({
          id: lun.text('id'),
          snapshotLimit: lun.number('snapshotLimit'),
          uniqueId: lun.flag('uniqueId'),
        }),
      },
      shadowStorage: shadow && {
        ...shadow.placed(),
        ...present({
          on: shadow.text('on'),
          max: shadow.measure('max', parseSize),
          used: shadow.measure('used', parseSize),
          copies: shadow.number('copies'),
        }),
      },
      count: map.number('count'),
    }),
  };
}

function readProvider(map: Reader): ScenarioProvider {
  return {
    ...map.placed(),
    ...present({
      kind: map.word('kind'),
      name: map.text('name'),
      transportable: map.flag('transportable'),
      autoRecovery: map.flag('autoRecovery'),
      forced: map.flag('forced'),
      persistent: map.flag('persistent'),
      secondsPerSnapshot: map.number('secondsPerSnapshot'),
      secondsPerMount: map.number('secondsPerMount'),
      snapshotsPerVolume: map.number('snapshotsPerVolume'),
    }),
  };
}

function readRequestor(map: Reader): ScenarioRequestor {
  const proxy = map.child('proxy');
  return {
    ...map.placed(),
    ...present({
      product: map.word('product'),
      mode: map.word('mode'),
      method: map.word('method'),
      proxy: proxy && {
        ...proxy.placed(),
        ...present({
          name: proxy.text('name'),
          os: proxy.word('os'),
          providers: proxy.texts('providers'),
          memory: proxy.measure('memory', parseSize),
          tasks: proxy.number('tasks'),
        }),
      },
      vmsPerSnapshot: map.number('vmsPerSnapshot'),
      window: map.measure('window', parseDuration),
      readRate: map.measure('readRate', parseRate),
      changeTracking: map.flag('changeTracking'),
      ifNotQuiesced: map.word('ifNotQuiesced'),
      backupType: map.word('backupType'),
      otherBackupsInGuest: map.flag('otherBackupsInGuest'),
      savedState: map.flag('savedState'),
    }),
  };
}

function readJob(map: Reader): ScenarioJob {
  return {
    ...map.placed(),
    ...present({
      name: map.text('name'),
      at: map.measure('at', parseTimeOfDay),
      concurrent: map.number('concurrent'),
      node: map.text('node'),
      proxy: map.text('proxy'),
      volumes: map.texts('volumes'),
    }),
    vms: map.texts('vms') ?? [],
  };
}

function readVm(map: Reader): ScenarioVm {
  const controllers = map.child('controllers');
  const guest = map.child('guest');
  return {
    ...map.placed(),
    ...present({
      config: map.text('config'),
      name: map.text('name'),
      id: map.text('id'),
      node: map.text('node'),
      generation: map.number('generation'),
      version: map.measure('version', parseConfigVersion),
      controllers: controllers && {
        ...controllers.placed(),
        ...present({ ide: controllers.number('ide'), scsi: controllers.number('scsi') }),
      },
      disks: map.has('disks') ? map.children('disks').map(readDisk) : undefined,
      checkpoints: map.text('checkpoints'),
      guest: guest && readGuest(guest),
      replica: map.word('replica'),
      group: map.text('group'),
      clustered: map.flag('clustered'),
      count: map.number('count'),
    }),
  };
}

function readDisk(map: Reader): ScenarioDisk {
  return {
    ...map.placed(),
    ...present({
      path: map.text('path'),
      on: map.word('on'),
      kind: map.word('kind'),
      size: map.measure('size', parseSize),
      used: map.measure('used', parseSize),
      writeRate: map.measure('writeRate', parseRate),
    }),
  };
}

function readGuest(map: Reader): ScenarioGuest {
  return {
    ...map.placed(),
    ...present({
      os: map.word('os'),
      state: map.word('state'),
      integrationServices: map.text('integrationServices'),
      backupService: map.word('backupService'),
      backupDaemon: map.flag('backupDaemon'),
      iscsi: map.flag('iscsi'),
      fibreChannel: map.flag('fibreChannel'),
      dynamicDisks: map.flag('dynamicDisks'),
      shadowStorageElsewhere: map.flag('shadowStorageElsewhere'),
    }),
    roles: map.words('roles'),
  };
}

function readRestore(map: Reader): ScenarioRestore {
  return {
    ...map.placed(),
    ...present({
      vm: map.text('vm'),
      to: map.word('to'),
      from: map.word('from'),
      attach: map.word('attach'),
      keepPermissions: map.flag('keepPermissions'),
    }),
  };
}

function readExpectations(map: Reader): ScenarioExpectations {
  const plan = map.child('plan');
  return {
    vms: map.named().flatMap(({ name, map: own }) => (name.value === 'plan' ? [] : [readExpectedVm(name, own)])),
    ...(plan && {
      plan: {
        ...plan.placed(),
        ...present({
          storageSnapshots: plan.measure('storageSnapshots', parseCountLimit),
          waves: plan.measure('waves', parseCountLimit),
          ends: plan.word('ends'),
        }),
      },
    }),
  };
}

function readExpectedVm(name: Located<string>, map: Reader): ExpectedVm {
  return {
    span: map.placed().span,
    head: name.span,
    name,
    ...present({
      outcome: map.word('outcome'),
      consistency: map.word('consistency'),
      event: map.text('event'),
      step: map.text('step'),
    }),
  };
}

/** VMs by the nodes that they were read from. */
const vmOf = new WeakMap<ScenarioMap, ScenarioVm>();

const emptyMap: ScenarioMap = { kind: 'map', span: { start: 0, end: 0 }, entries: [], isFlow: false };

/** What is there of some values. */
type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The values of one map, by the schema that describes it. */
class Reader {
  constructor(
    private readonly map: ScenarioMap,
    private readonly schema: JsonSchema,
  ) {}

  /** A part of the text that did not change has the node that it had, and is not read again (`parse-yaml.ts`). */
  once(read: (map: Reader) => ScenarioVm): ScenarioVm {
    const known = vmOf.get(this.map) ?? read(this);
    vmOf.set(this.map, known);
    return known;
  }

  placed(): Placed {
    const name = valueOf(this.map, 'name');
    const head = name?.kind === 'scalar' ? name.span : headOf(this.map);
    return { span: this.map.span, head };
  }

  has(key: string): boolean {
    return valueOf(this.map, key)?.kind === 'list';
  }

  text(key: string): Located<string> | undefined {
    const node = valueOf(this.map, key);
    return node && textOf(node);
  }

  /** A word of the list that the schema has for it; any other is told there. The words are those of the model's types: a test holds that. */
  word<Word extends string>(key: string): Located<Word> | undefined {
    const found = this.text(key);
    if (!found || !this.of(key)?.enum?.includes(found.value)) return undefined;
    return { value: found.value as Word, span: found.span };
  }

  words<Word extends string>(key: string): readonly Located<Word>[] {
    const known = this.of(key)?.items?.enum ?? [];
    return (this.texts(key) ?? []).flatMap(({ value, span }) =>
      known.includes(value) ? [{ value: value as Word, span }] : [],
    );
  }

  number(key: string): Located<number> | undefined {
    const node = valueOf(this.map, key);
    if (node?.kind !== 'scalar' || typeof node.value !== 'number' || !Number.isSafeInteger(node.value))
      return undefined;
    const { minimum = -Infinity, maximum = Infinity } = this.of(key) ?? {};
    return node.value < minimum || node.value > maximum ? undefined : { value: node.value, span: node.span };
  }

  flag(key: string): Located<boolean> | undefined {
    const node = valueOf(this.map, key);
    return node?.kind === 'scalar' && typeof node.value === 'boolean'
      ? { value: node.value, span: node.span }
      : undefined;
  }

  measure<T>(key: string, parse: (text: string) => T | undefined): Located<T> | undefined {
    const found = this.text(key);
    const value = found && parse(found.value);
    return found && value !== undefined ? { value, span: found.span } : undefined;
  }

  child(key: string): Reader | undefined {
    const node = valueOf(this.map, key);
    return node?.kind === 'map' ? new Reader(node, this.of(key) ?? {}) : undefined;
  }

  items(key: string): readonly ScenarioNode[] {
    const node = valueOf(this.map, key);
    return node?.kind === 'list' ? node.items : [];
  }

  /** The objects of a list. */
  children(key: string): Reader[] {
    return this.items(key).flatMap((item) => this.item(key, item) ?? []);
  }

  /** An entry of a list as an object, where it is one. */
  item(key: string, item: ScenarioNode): Reader | undefined {
    const items = this.of(key)?.items;
    return item.kind === 'map' ? new Reader(item, items ? schemaFor(item, items) : {}) : undefined;
  }

  texts(key: string): readonly Located<string>[] | undefined {
    const node = valueOf(this.map, key);
    return node?.kind === 'list' ? node.items.flatMap((item) => textOf(item) ?? []) : undefined;
  }

  /** Every key that holds an object. */
  named(): { readonly name: Located<string>; readonly map: Reader }[] {
    return this.map.entries.flatMap(({ key, keySpan, value }) =>
      value?.kind === 'map'
        ? [{ name: { value: key, span: keySpan }, map: new Reader(value, this.of(key) ?? {}) }]
        : [],
    );
  }

  private of(key: string): JsonSchema | undefined {
    return schemaOfKey(this.schema, key);
  }
}

function present<T extends object>(values: T): Present<T> {
  const found: Partial<T> = {};
  for (const key in values) if (values[key] !== undefined) found[key] = values[key];
  // Leaving out what is undefined is exactly what the type says.
  return found as Present<T>;
}

/** A number that YAML made of a name or a version is taken as it is written. */
function textOf(node: ScenarioNode): Located<string> | undefined {
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean' || node.text === '')
    return undefined;
  return { value: node.text, span: node.span };
}
