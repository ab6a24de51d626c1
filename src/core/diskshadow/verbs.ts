/** What stands behind a verb. */
export interface DshOption {
  readonly name: string;
  readonly about: string;
  /** What has to stand behind it, in words. */
  readonly value?: string;
}

/** A command of diskshadow. */
export interface DshVerb {
  /** Lower case, words joined by one space. */
  readonly name: string;
  /** What it does, in whole sentences. */
  readonly about: string;
  /** How it is written. */
  readonly syntax: string;
  /** Words with a meaning; each stands at most once. */
  readonly options: readonly DshOption[];
  /** What else it takes: nothing, or so many words of its own. */
  readonly values: readonly [least: number, most: number];
  /** True where it shows help, or a list, when nothing stands behind it. */
  readonly isBareHelp?: boolean;
  readonly source: string;
}

const page = (name: string): string =>
  `https://learn.microsoft.com/windows-server/administration/windows-commands/${name}`;
const option = (name: string, about: string, value?: string): DshOption => ({
  name,
  about,
  ...(value !== undefined && { value }),
});
const many = 64;

const verb = (
  name: string,
  syntax: string,
  about: string,
  source: string,
  more: Partial<Pick<DshVerb, 'options' | 'values' | 'isBareHelp'>> = {},
): DshVerb => ({ name, syntax, about, source: page(source), options: [], values: [0, 0], ...more });

/**
 * Commands and options: Microsoft's pages of the commands of diskshadow. `set context transportable` stands in no syntax, but in
 * the example of the page of `import`, so it is known here.
 */
export const dshVerbs: readonly DshVerb[] = [
  verb(
    'set context',
    'set context {clientaccessible | persistent [nowriters] | volatile [nowriters]}',
    'Says how long shadow copies live that are made after it, and whether writers take part.',
    'set-context',
    {
      isBareHelp: true,
      options: [
        option('clientaccessible', 'A copy as users see it in Previous Versions. It stays until somebody deletes it.'),
        option('persistent', 'The copy stays after diskshadow ends and after a restart, until somebody deletes it.'),
        option('volatile', 'The copy is deleted when diskshadow ends or is reset.'),
        option('nowriters', 'No writer takes part: what is copied is only as consistent as after a crash.'),
        option('transportable', 'As `set option transportable`; only an example of Microsoft writes it here.'),
      ],
    },
  ),
  verb(
    'set option',
    'set option {[differential | plex] [transportable] [[rollbackrecover] [txfrecover] | [noautorecover]]}',
    'Says what kind of shadow copy is made and how it is recovered.',
    'set-option',
    {
      isBareHelp: true,
      options: [
        option('differential', 'A copy that holds what changes on the volume.'),
        option('plex', 'A clone of the whole volume.'),
        option(
          'transportable',
          'The copy is not brought in here; its metadata file imports it on this or another computer.',
        ),
        option('rollbackrecover', 'Writers recover their data in the copy after the snapshot, for use as a rollback.'),
        option('txfrecover', 'The copy is made transactionally consistent while it is created.'),
        option(
          'noautorecover',
          'Nobody changes the copy for recovery; not together with txfrecover or rollbackrecover.',
        ),
      ],
    },
  ),
  verb(
    'set metadata',
    'set metadata [drive:][path]file.cab',
    'Names the file that keeps what import and restore need to know of the shadow copies.',
    'set-metadata',
    { values: [1, many], isBareHelp: true },
  ),
  verb(
    'set verbose',
    'set verbose {on | off}',
    'Shows which writers take part and which do not, and what is packed into the metadata file.',
    'set-verbose',
    { isBareHelp: true, options: [option('on', 'Shows it.'), option('off', 'Does not.')] },
  ),
  verb('set', 'set {context | option | verbose | metadata}', 'Shows or changes settings for new shadow copies.', 'set'),
  verb(
    'load metadata',
    'load metadata [drive:][path]file.cab',
    'Reads a metadata file: before import for a transportable copy, before begin restore for the writers.',
    'load-metadata',
    { values: [1, many], isBareHelp: true },
  ),
  verb(
    'writer verify',
    'writer verify {writer | component}',
    'The backup or restore fails if this writer or component does not take part.',
    'writer',
    { values: [1, many] },
  ),
  verb(
    'writer exclude',
    'writer exclude {writer | component}',
    'Leaves this writer or component out of the backup or restore.',
    'writer',
    { values: [1, many] },
  ),
  verb('writer', 'writer {verify | exclude} ...', 'Shows its help.', 'writer'),
  verb(
    'add volume',
    'add volume path [alias name] [provider id]',
    'Puts a volume into the set that the next create copies, one volume with each call. From create on its alias, written between percent signs, stands for the id of the copy.',
    'add-volume',
    {
      values: [1, 1],
      isBareHelp: true,
      options: [
        option('alias', 'A name for the shadow copy of this volume.', 'a name'),
        option(
          'provider',
          'The provider that makes the copy, in place of the one that VSS chooses.',
          'the id of a provider',
        ),
      ],
    },
  ),
  verb('add alias', 'add alias name value', 'Gives a name to an id at once; the metadata file keeps it.', 'add-alias', {
    values: [2, 2],
    isBareHelp: true,
  }),
  verb('add', 'add', 'Lists the volumes that were added, and the aliases.', 'add'),
  verb(
    'create',
    'create',
    'Makes the shadow copies of all added volumes, as context and options say. At least one volume has to be added before.',
    'create_1',
  ),
  verb(
    'exec',
    'exec file.cmd',
    'Runs a script on this computer. If it fails, diskshadow ends with an error, and what stands below is not done.',
    'exec',
    { values: [1, many] },
  ),
  verb(
    'begin backup',
    'begin backup',
    'Begins a full backup; without it a copy backup is made, after which writers do not clear their logs.',
    'begin-backup',
  ),
  verb(
    'end backup',
    'end backup',
    'Tells the writers that the backup is complete; those of databases then clear their logs.',
    'end-backup',
  ),
  verb('begin restore', 'begin restore', 'Tells the writers that a restore begins.', 'begin-restore'),
  verb('end restore', 'end restore', 'Tells the writers that the restore is over.', 'end-restore'),
  verb(
    'simulate restore',
    'simulate restore',
    'Tests whether the writers would take part in a restore, without telling them of one. A metadata file has to be loaded.',
    'simulate-restore',
  ),
  verb(
    'reset',
    'reset',
    'Forgets all that was set, added and loaded; copies that are not persistent are lost.',
    'reset',
  ),
  verb(
    'list writers',
    'list writers [metadata | detailed | status]',
    'Lists the writers of this computer.',
    'list-writers',
    {
      options: [
        option('metadata', 'Identity, state, components and excluded files; this is meant when nothing is said.'),
        option('detailed', 'The same with every file of every component.'),
        option('status', 'Only identity and state.'),
      ],
    },
  ),
  verb('list shadows', 'list shadows {all | set id | id id}', 'Lists shadow copies.', 'list-shadows', {
    options: [
      option('all', 'All of this computer.'),
      option('set', 'Those of one set.', 'the id or alias of a set'),
      option('id', 'One.', 'the id or alias of a shadow copy'),
    ],
  }),
  verb('list providers', 'list providers', 'Lists the shadow copy providers that are registered.', 'list-providers'),
  verb('list', 'list {writers | shadows | providers}', 'Shows its help.', 'list_2'),
  verb(
    'delete shadows',
    'delete shadows {all | volume v | oldest v | set id | id id | exposed place}',
    'Deletes shadow copies.',
    'delete-shadows',
    {
      isBareHelp: true,
      options: [
        option('all', 'All of this computer, those of other backup applications and of Previous Versions included.'),
        option('volume', 'All of one volume.', 'a volume'),
        option('oldest', 'The oldest of one volume.', 'a volume'),
        option('set', 'Those of one set.', 'the id or alias of a set'),
        option('id', 'One.', 'the id or alias of a shadow copy'),
        option('exposed', 'The one that is exposed there.', 'a drive or mount point'),
      ],
    },
  ),
  verb('delete', 'delete shadows ...', 'Shows its help.', 'delete-shadows'),
  verb(
    'import',
    'import',
    'Brings the transportable shadow copies of the loaded metadata file into this computer.',
    'import_1',
  ),
  verb('mask', 'mask set', 'Takes hardware shadow copies away that were imported.', 'mask', { values: [1, 1] }),
  verb(
    'expose',
    'expose copy {drive: | share | mount point}',
    'Shows a persistent shadow copy as a drive, a share or a folder.',
    'expose',
    { values: [2, many] },
  ),
  verb(
    'unexpose',
    'unexpose {copy | drive: | share | mount point}',
    'Ends what expose began; the copy itself stays.',
    'unexpose',
    { values: [1, many] },
  ),
  verb(
    'break',
    'break [writable] set',
    'Takes imported hardware copies out of VSS, so that they are ordinary volumes.',
    'break_2',
    { values: [0, 1], isBareHelp: true, options: [option('writable', 'The volumes can be written to.')] },
  ),
  verb(
    'revert',
    'revert copy',
    'Sets a whole volume back to a client-accessible shadow copy; what was written since is lost.',
    'revert',
    { values: [1, 1], isBareHelp: true },
  ),
  verb('exit', 'exit', 'Ends diskshadow or the script.', 'exit_1'),
];

const byName: ReadonlyMap<string, DshVerb> = new Map(dshVerbs.map((row) => [row.name, row]));

/** A command by its name, lower case with single spaces. */
export function dshVerb(name: string): DshVerb | undefined {
  return byName.get(name);
}
