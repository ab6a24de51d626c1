import { xmlProblemCodes } from '../../xml';
import type { ConfigRule, DocumentRule } from '../config-input';
import { hvbRules } from '../hvb';
import { tooLargeCode } from '../inline-limit';
import { ruleFailedCode } from '../run';
import { boolCase } from './bool-case';
import { deviceWithoutNode } from './device-without-node';
import { driveLocation } from './drive-location';
import { driveType } from './drive-type';
import { duplicateDevice } from './duplicate-device';
import { duplicateElement } from './duplicate-element';
import { duplicateId } from './duplicate-id';
import { encodingMismatch } from './encoding-mismatch';
import { extraAttribute } from './extra-attribute';
import { fileNameMismatch } from './file-name-mismatch';
import { fileNotFound } from './file-not-found';
import { fullScsiCommandSet } from './full-scsi-command-set';
import { generation2Device } from './generation-2-device';
import { idMismatch } from './id-mismatch';
import { iopsLimit } from './iops-limit';
import { leafWithoutType } from './leaf-without-type';
import { limited } from './limit';
import { manifestSize } from './manifest-size';
import { memoryRange } from './memory-range';
import { noConfiguration } from './no-configuration';
import { rootAttributes } from './root-attributes';
import { strayText } from './stray-text';
import { typeDiffers } from './type-differs';
import { typeOnContainer } from './type-on-container';
import { unknownSuppression } from './unknown-suppression';
import { unknownType } from './unknown-type';
import { valueNotOfType } from './value-not-of-type';
import { vdevNumber } from './vdev-number';
import { vdevWithoutGuid } from './vdev-without-guid';
import { versionInXml } from './version-in-xml';

/**
 * Structure rules: what contradicts the form of a VM configuration (VOCABULARY.md sections 1 to 10), whatever its backup.
 * Invariants: an unknown element is never reported; one mistake gives one finding at its cause; what is inferred says so and
 * is at most a warning; every rule is linear in the document and reports at most `mostFindings` places.
 * Deliberately absent: the order of siblings, and which elements must be there: real files do not prove either.
 */

/** Structure rules that need no configuration to be readable, sorted by code. */
export const documentRules: readonly DocumentRule[] = [
  encodingMismatch,
  noConfiguration,
  unknownSuppression(() => suppressibleCodes),
].map(limited);

/** Structure rules on a readable configuration, sorted by code. Those that share the survey are limited by it. */
export const structureRules: readonly ConfigRule[] = [
  boolCase,
  limited(deviceWithoutNode),
  limited(driveLocation),
  limited(driveType),
  limited(duplicateDevice),
  duplicateElement,
  limited(duplicateId),
  extraAttribute,
  limited(fileNameMismatch),
  limited(fileNotFound),
  limited(fullScsiCommandSet),
  limited(generation2Device),
  limited(idMismatch),
  limited(iopsLimit),
  leafWithoutType,
  limited(manifestSize),
  limited(memoryRange),
  limited(rootAttributes),
  strayText,
  typeDiffers,
  typeOnContainer,
  unknownType,
  valueNotOfType,
  limited(vdevNumber),
  limited(vdevWithoutGuid),
  limited(versionInXml),
];

/** The registry's codes, from its own sources: this module is one of them and cannot ask the registry back. */
const suppressibleCodes: ReadonlySet<string> = new Set([
  ...xmlProblemCodes.map(({ code }) => code),
  ...[...documentRules, ...structureRules, ...hvbRules].map(({ code }) => code),
  ruleFailedCode,
  tooLargeCode,
]);
