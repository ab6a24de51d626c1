export { actorFacts, actors, type Actor } from './actors';
export { buildsInWords, buildsOf, matchBuilds, type BuildMatch, type BuildRange } from './builds';
export { consistencies, fileKinds, type Consistency, type FileKind } from './files';
export { generationOf, generationTable, stepIndex, stepsOf } from './generations';
export { guestConsistencies, type GuestConsistency } from './guest-consistency';
export { leftovers, type Leftover, type LeftoverId } from './leftovers';
export { limits, type ProcessLimit } from './limits';
export {
  backupEvents,
  isBackupEvent,
  isBackupRecord,
  signatures,
  signaturesOf,
  signaturesOfRecord,
  stepOfEvent,
  stepOfMark,
  type RecordSign,
  type SignatureMatch,
} from './signatures';
export { textSignatures } from './signatures/texts';
export { providerKey, providers, type ProviderKey } from './signatures/providers';
export type { EvidenceGrade, Signature } from './signatures/signature';
export { generationIds, type Generation, type GenerationId, type ProcessStep, type StepId } from './steps';
