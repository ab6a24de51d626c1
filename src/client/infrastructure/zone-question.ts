import { ConfigurationTarget, window, workspace } from 'vscode';

/** What the question offers. */
const choose = 'Choose Time Zone';
const isUtc = 'They Are UTC';

/** So many logs are named in the question. */
const namesShown = 2;

/**
 * Asks in which time zone logs were written whose times name none: once, for as long as the window is open, and never again once the
 * setting names a zone. Nothing is guessed; until somebody answers, such times are read as UTC, and every report says so.
 */
export class ZoneQuestion {
  private wasAsked = false;

  /** True when the setting names a zone now, so that the logs are worth reading again. */
  async ask(labels: readonly string[]): Promise<boolean> {
    if (this.wasAsked || labels.length === 0) return false;
    this.wasAsked = true;
    const answer = await window.showInformationMessage(question(labels), choose, isUtc);
    const zone = answer === isUtc ? 'UTC' : answer === choose ? await pickZone() : undefined;
    if (zone === undefined) return false;
    const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    await workspace.getConfiguration('hypervBackup').update('timeZone', zone, target);
    return true;
  }
}

function question(labels: readonly string[]): string {
  const more = labels.length - namesShown;
  const names = labels.slice(0, namesShown).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `Hyper-V Backup: times in ${names} name no time zone and were read as UTC. In which zone ${labels.length === 1 ? 'was it' : 'were they'} written?`;
}

/** That of this computer first: a laptop often stands where its hosts do. */
async function pickZone(): Promise<string | undefined> {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== own && zone !== 'UTC');
  const items = [
    { label: own, description: 'of this computer' },
    { label: 'UTC' },
    ...others.map((label) => ({ label })),
  ];
  const picked = await window.showQuickPick(items, {
    placeHolder:
      'The time zone of the computers that wrote these logs; it is kept in the setting hypervBackup.timeZone',
  });
  return picked?.label;
}
