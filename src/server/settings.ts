import type { Connection } from 'vscode-languageserver';
import { parseHostOs, severities, zoneOffset, type HostFacts, type SeverityOrOff } from '../core';

/** The settings that the server reads, as one resource sees them. */
export interface Settings {
  readonly host: HostFacts | undefined;
  readonly rules: Readonly<Record<string, SeverityOrOff>>;
  /** Of times in logs that name no zone; absent where the setting says `local`, which is the zone of whoever looks, not of the host. */
  readonly timeZone?: string;
}

/** Settings per resource: fetched from the client on demand, kept until something changes. */
export class SettingsCache {
  private readonly byUri = new Map<string, Promise<Settings>>();

  constructor(private readonly connection: Connection) {}

  of(uri: string): Promise<Settings> {
    let settings = this.byUri.get(uri);
    if (!settings) {
      settings = this.connection.workspace
        .getConfiguration({ scopeUri: uri, section: 'hypervBackup' })
        .then((value: unknown) => readSettings(value));
      this.byUri.set(uri, settings);
    }
    return settings;
  }

  drop(uri?: string): void {
    if (uri === undefined) this.byUri.clear();
    else this.byUri.delete(uri);
  }
}

/** Takes what a user may have typed: anything unknown is left out. */
function readSettings(value: unknown): Settings {
  const { hostOs, rules, timeZone } = isRecord(value) ? value : {};
  const os = typeof hostOs === 'string' ? parseHostOs(hostOs) : undefined;
  const entries = isRecord(rules) ? Object.entries(rules) : [];
  return {
    host: os ? { os, source: 'setting' } : undefined,
    ...(typeof timeZone === 'string' && zoneOffset(timeZone, 0n) !== undefined && { timeZone }),
    rules: Object.fromEntries(entries.filter((entry): entry is [string, SeverityOrOff] => isSeverity(entry[1]))),
  };
}

function isRecord(
  value: unknown,
): value is { readonly hostOs?: unknown; readonly rules?: unknown; readonly timeZone?: unknown } {
  return typeof value === 'object' && value !== null;
}

function isSeverity(value: unknown): value is SeverityOrOff {
  return value === 'off' || severities.some((one) => one === value);
}
