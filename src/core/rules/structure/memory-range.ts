import type { ConfigValue } from '../../vmconfig/model';
import { vmWord } from '../../vmconfig/words';
import type { ConfigInput, ConfigRule } from '../config-input';
import { vmParameter } from '../powershell';
import type { RuleFinding } from '../rule';

/**
 * With dynamic memory Reservation is the minimum, VirtualQuantity what the VM starts with, and Limit the maximum
 * (learn.microsoft.com, Msvm_MemorySettingData). Without it the two have other meanings and are not compared.
 */
export const memoryRange: ConfigRule = {
  code: 'vmconfig/memory-range',
  title: 'Startup memory outside of its minimum and maximum',
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { startupMb, reservationMb, limitMb, dynamic } = input.config.memory ?? {};
    if (dynamic?.value !== true || !startupMb) return;
    if (reservationMb && reservationMb.value > startupMb.value) {
      report(describe(input, startupMb, reservationMb, { word: 'minimum', leaf: 'reservation', parameter: 'Minimum' }));
    }
    if (limitMb && limitMb.value < startupMb.value) {
      report(describe(input, startupMb, limitMb, { word: 'maximum', leaf: 'limit', parameter: 'Maximum' }));
    }
  },
};

function describe(
  { config }: ConfigInput,
  startup: ConfigValue<number>,
  bound: ConfigValue<number>,
  { word, leaf, parameter }: { readonly word: string; readonly leaf: string; readonly parameter: string },
): RuleFinding {
  return {
    span: bound.span,
    message: `${vmWord(config)} starts with ${startup.value} MB, and its dynamic memory has a ${word} of ${bound.value} MB.`,
    related: [{ span: startup.span, message: 'It starts with this much.' }],
    fixes: () => [
      {
        title: `Set the ${word} to ${startup.value} MB`,
        powershell: `Set-VMMemory ${vmParameter(config)} -${parameter}Bytes ${startup.value}MB`,
        safety: 'Shut the VM down first. Look whether the startup memory is the wrong one.',
      },
      {
        title: `Set ${leaf} to ${startup.value} in this text`,
        edits: [{ span: bound.span, newText: String(startup.value) }],
      },
    ],
  };
}
