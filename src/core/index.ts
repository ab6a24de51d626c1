/** The one door of core: other layers import this file only (the client also the sniff; see ARCHITECTURE.md, "Layers"). */
export type { Finding, Fix, RelatedSpan, Severity, SeverityOrOff, TextEdit } from './rules/rule';
export { severities } from './rules/rule';
