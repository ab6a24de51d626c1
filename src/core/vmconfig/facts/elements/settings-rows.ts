import { section, survey, wmi, type SectionDefaults } from './row';

const memoryPage = wmi('msvm-memorysettingdata');
const processorPage = wmi('msvm-processorsettingdata');
const seen: SectionDefaults = { seen: '259', evidence: 'seen', source: survey };
const memory: SectionDefaults = { seen: '259', evidence: 'documented', source: `${survey}; ${memoryPage}` };
const processor: SectionDefaults = { seen: '259', evidence: 'documented', source: `${survey}; ${processorPage}` };
const system: SectionDefaults = {
  seen: '59',
  evidence: 'documented',
  source: `${survey}; ${wmi('msvm-virtualsystemsettingdata')}`,
};
const share = { min: 0, max: 100_000 };
const thousandths = 'thousandths of a percent';
const monitoring = 'Host processor counters for the guest, off by default.';

/** `settings`: memory, processors and topology. */
export const settingsElements = [
  ...section('configuration/settings', seen, [
    ['', 'container', 'Memory, processors and topology of the VM.'],
    ['global', 'container', 'Holds the id of the VM once more.'],
    [
      'global/logical_id',
      'string',
      'The id of the VM, the same as global_id under properties.',
      { sample: '00000000-0000-0000-0000-000000000000' },
    ],
    ['memory', 'container', 'Memory of the VM.'],
    ['processors', 'container', 'Virtual processors: how many, and their share of the host.'],
    [
      'stopped_at_host_shutdown',
      'bool',
      'True when the VM was stopped because its host shut down.',
      { seen: '25', until: '5.0', evidence: 'inferred', sample: 'False' },
    ],
  ]),
  ...section('configuration/settings', system, [
    [
      'guest_controlled_cache_types',
      'bool',
      'True when the guest may choose how its memory is cached.',
      { seen: '9', since: '8.0', sample: 'False' },
    ],
    ['topology', 'container', 'Where in the address space the devices lie.', { evidence: 'seen' }],
    [
      'topology/high_mmio_gap_mb',
      'integer',
      'Room for devices above 4 GB of the address space.',
      { seen: '9', since: '8.0', unit: 'MB', sample: '512' },
    ],
    [
      'topology/low_mmio_gap_mb',
      'integer',
      'Room for devices below 4 GB of the address space.',
      { unit: 'MB', range: { min: 128, max: 3584 }, sample: '128' },
    ],
    ['vnuma', 'container', 'Virtual NUMA.', { evidence: 'seen' }],
    ['vnuma/enabled', 'bool', 'True when the guest sees NUMA nodes.', { sample: 'True' }],
  ]),
  ...section('configuration/settings/memory', memory, [
    ['bank', 'container', 'The memory of the VM, fixed or dynamic.', { evidence: 'seen' }],
    [
      'bank/backing_type',
      'integer',
      'How the host backs the memory. Only 0 was seen; what other values mean is not known.',
      { seen: '9', evidence: 'unknown', source: survey, sample: '0' },
    ],
    [
      'bank/dynamic_memory_enabled',
      'bool',
      'True when the memory grows and shrinks with the demand of the guest.',
      { sample: 'False' },
    ],
    [
      'bank/limit',
      'integer',
      'The most memory that dynamic memory may give the VM. 1048576, which is 1 TB, is what Hyper-V fills in.',
      { unit: 'MB', sample: '1048576' },
    ],
    [
      'bank/priority',
      'integer',
      'Weight against other VMs when memory is short; 5000 was seen in every file.',
      { sample: '5000' },
    ],
    [
      'bank/reservation',
      'integer',
      'The memory that is always the VM’s own; with dynamic memory, its minimum.',
      { unit: 'MB', sample: '512' },
    ],
    ['bank/size', 'integer', 'The memory the VM starts with.', { unit: 'MB', sample: '1024' }],
    [
      'bank/target_memory_buffer',
      'integer',
      'How much more than its demand dynamic memory tries to give the VM.',
      { unit: 'percent', range: { min: 5, max: 2000 }, sample: '20' },
    ],
    ['sgx', 'container', 'Software Guard Extensions of Intel processors.', { seen: '9', evidence: 'seen' }],
    ['sgx/enabled', 'bool', 'True when the guest may build enclaves.', { seen: '9', since: '8.0', sample: 'False' }],
    ['sgx/size', 'integer', 'Memory for enclaves.', { seen: '9', since: '8.0', unit: 'MB', sample: '0' }],
    ['vnuma', 'container', 'Memory of a virtual NUMA node.', { seen: '59', evidence: 'seen' }],
    [
      'vnuma/max_size_per_node',
      'integer',
      'The most memory that one virtual NUMA node shows the guest.',
      { seen: '59', unit: 'MB', sample: '4096' },
    ],
  ]),
  ...section('configuration/settings/processors', processor, [
    ['count', 'integer', 'How many virtual processors the VM has.', { sample: '1' }],
    [
      'cpu_group_guid',
      'string',
      'The processor group of the host that the VM is bound to; all zeros for none.',
      { seen: '9', evidence: 'inferred', sample: '00000000-0000-0000-0000-000000000000' },
    ],
    [
      'cpu_group_id',
      'integer',
      'The processor group of the host, as a number; 0 for none.',
      { seen: '9', sample: '0' },
    ],
    [
      'enable_perfmon_lbr',
      'bool',
      `${monitoring} This one is the record of the last branches.`,
      { seen: '9', evidence: 'inferred', source: survey, sample: 'False' },
    ],
    [
      'enable_perfmon_pebs',
      'bool',
      `${monitoring} This one is the precise sampling of events.`,
      { seen: '9', evidence: 'inferred', source: survey, sample: 'False' },
    ],
    [
      'enable_perfmon_pmu',
      'bool',
      `${monitoring} This one is the monitoring unit itself.`,
      { seen: '9', evidence: 'inferred', source: survey, sample: 'False' },
    ],
    ['features', 'container', 'Which processor features the guest sees.', { evidence: 'seen' }],
    [
      'features/limit',
      'bool',
      'True when newer processor features are hidden, so that the VM can move to a host with another processor of that vendor.',
      { sample: 'False' },
    ],
    [
      'hide_hypervisor_present',
      'bool',
      'True when the guest is not told that it runs on a hypervisor.',
      { seen: '9', since: '8.0', evidence: 'inferred', sample: 'False' },
    ],
    [
      'hwthreads',
      'integer',
      'Threads per core that the guest sees; 0 was seen where nobody set it.',
      { seen: '9', since: '8.0', sample: '0' },
    ],
    [
      'limit',
      'integer',
      'The most of its virtual processors that the VM may use; 100000 is all.',
      { unit: thousandths, range: share, sample: '100000' },
    ],
    ['limit_cpuid', 'bool', 'True when the processor hides itself from old operating systems.', { sample: 'False' }],
    [
      'nested_virtualization',
      'container',
      'Whether the guest can be a hypervisor host.',
      { seen: '9', evidence: 'seen' },
    ],
    [
      'nested_virtualization/enabled',
      'bool',
      'True when the guest can run VMs of its own.',
      { seen: '9', since: '8.0', sample: 'False' },
    ],
    [
      'reservation',
      'integer',
      'The share of its virtual processors that is always the VM’s own; 0 for none.',
      { unit: thousandths, range: share, sample: '0' },
    ],
    ['vnuma', 'container', 'Processors of virtual NUMA nodes.', { seen: '59', evidence: 'seen' }],
    ['vnuma/count_per_node', 'container', 'Processors of one node.', { seen: '59', evidence: 'seen' }],
    [
      'vnuma/count_per_node/max',
      'integer',
      'The most virtual processors that one virtual NUMA node shows the guest.',
      { seen: '59', sample: '4' },
    ],
    ['vnuma/node_per_socket', 'container', 'Nodes of one socket.', { seen: '59', evidence: 'seen' }],
    [
      'vnuma/node_per_socket/max',
      'integer',
      'The most virtual NUMA nodes that the guest sees in one socket.',
      { seen: '59', sample: '1' },
    ],
    [
      'weight',
      'integer',
      'Weight against other VMs when processor time is short; 100 unless somebody changed it.',
      { range: { min: 0, max: 10_000 }, sample: '100' },
    ],
  ]),
];
