/** The parts of core that the command line uses. */
export * from '../core/evidence';
export * from '../core/report';
export { registry, type RuleInfo } from '../core/rules/registry';
export { severities, type Severity } from '../core/rules/rule';
export { hostOsNames, parseHostOs, type HostFacts, type HostOs } from '../core/vmconfig/facts/host-os';
