import { factsFromConfig, type ConfigFacts } from '../../scenario/config-facts';
import { asYaml } from '../../scenario/as-yaml';
import type { ScenarioVm } from '../../scenario/model';
import { isSameName } from '../../scenario/resolve';
import type { Located } from '../../text/span';
import type { RuleFinding } from '../rule';
import type { ScenarioInput } from './scenario-input';

/** Every fact that the scenario writes of a VM and that the configuration file it names says otherwise. */
export function contradictions({ doc, named }: ScenarioInput): readonly RuleFinding[] {
  return doc.scenario.vms.flatMap((vm) => {
    const config = vm.config && named?.configs.get(vm.config.value);
    if (!config?.config) return [];
    const facts = factsFromConfig(config.config);
    return comparisons.flatMap((compare) => compare(vm, facts, config.uri) ?? []);
  });
}

type Comparison = (vm: ScenarioVm, facts: ConfigFacts, uri: string) => RuleFinding | undefined;

/** A row for each fact that both can say. */
const comparisons: readonly Comparison[] = [
  (vm, { name }, uri) => differs(vm.name, name, 'name', uri, isSameName),
  (vm, { id }, uri) => differs(vm.id, id, 'id', uri, (a, b) => bare(a) === bare(b)),
  (vm, { generation }, uri) => differs(vm.generation, generation, 'generation', uri),
  (vm, { version }, uri) =>
    differs(
      vm.version && { value: `${vm.version.value.major}.${vm.version.value.minor}`, span: vm.version.span },
      version && `${version.major}.${version.minor}`,
      'version',
      uri,
    ),
  (vm, { scsiControllers }, uri) => differs(vm.controllers?.scsi, scsiControllers, 'number of SCSI controllers', uri),
  (vm, { clustered }, uri) => differs(vm.clustered, clustered, 'role in the cluster', uri),
  (vm, { checkpoints }, uri) => differs(vm.checkpoints, checkpoints, 'folder of checkpoints', uri, isSamePath),
  (vm, { backupService }, uri) =>
    // That it is switched on is not that it answers; only "disabled" is a fact of the file.
    backupService === 'disabled' && vm.guest?.backupService?.value !== 'disabled'
      ? differs(vm.guest?.backupService, backupService, 'backup service', uri)
      : undefined,
];

function differs<T extends string | number | boolean>(
  written: Located<T> | undefined,
  told: T | undefined,
  what: string,
  uri: string,
  isSame: (a: T, b: T) => boolean = (a, b) => a === b,
): RuleFinding | undefined {
  if (!written || told === undefined || isSame(written.value, told)) return undefined;
  return {
    span: written.span,
    message: `The ${what} is ${String(written.value)} here and ${String(told)} in the configuration file.`,
    related: [{ uri, message: 'The configuration file.' }],
    fixes: () => [
      {
        title: `Write ${String(told)}, as the file says`,
        edits: [{ span: written.span, newText: asYaml(told) }],
        preferred: true,
      },
    ],
  };
}

function bare(id: string): string {
  return id.replace(/^\{|\}$/g, '').toLowerCase();
}

function isSamePath(a: string, b: string): boolean {
  const key = (path: string): string => path.replaceAll('/', '\\').replace(/\\+$/, '').toLowerCase();
  return key(a) === key(b);
}
