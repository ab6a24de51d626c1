import { planDiskRules } from './plan-disks';
import { planGuestRules } from './plan-guest';
import { planJobRules } from './plan-jobs';
import { planPlaceRules } from './plan-places';
import { planProviderRules } from './plan-provider';
import { planRequestorRules } from './plan-requestor';
import { planRestoreRules } from './plan-restore';
import { planStorageRules } from './plan-storage';
import { planVmRules } from './plan-vm';
import type { ScenarioRule } from './scenario-input';

/** The rules of the catalogue on what a scenario plans; README.md says which a scenario cannot state. */
export const planRules: readonly ScenarioRule[] = [
  ...planVmRules,
  ...planGuestRules,
  ...planDiskRules,
  ...planPlaceRules,
  ...planStorageRules,
  ...planProviderRules,
  ...planRequestorRules,
  ...planJobRules,
  ...planRestoreRules,
];
