import type { Paint } from '../core';
import type { CliIo } from './io';

const colours: Readonly<Record<Parameters<Paint>[0], string>> = {
  error: '31',
  warning: '33',
  info: '36',
  hint: '2',
  path: '1',
  code: '2',
  dim: '2',
};

/** Colour only where somebody looks: on a terminal, and never where NO_COLOR is set (no-color.org). */
export function paintFor({ stdout, env }: CliIo): Paint {
  const isOn = stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return isOn ? (role, text) => `\u001b[${colours[role]}m${text}\u001b[0m` : (_role, text) => text;
}
