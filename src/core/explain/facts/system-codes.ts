import { codesFrom } from './hresult-row';
import { autoRecoveryFix, sqlWriterLog, systemErrors, systemStateBackup } from './sources';

/** Codes of Windows, Windows Server Backup and Hyper-V as they occur in logs of backups (EVENT-CATALOGUE.md, "HRESULTs"). */
const win32 = codesFrom(systemErrors);
const logs = codesFrom('public logs and vendor pages');

export const systemCodes = [
  win32(0x80004005, 'E_FAIL', 'A failure without a reason; read the events beside it.', ['HVB128']),
  win32(0x8000ffff, 'E_UNEXPECTED', 'An error that the program did not expect; the event log says more.', ['HVB105']),
  win32(
    0x80070001,
    'ERROR_INVALID_FUNCTION',
    'A driver does not know the request; seen when a volume has a file system without snapshot support.',
    ['HVB032', 'HVB103'],
  ),
  win32(
    0x80070002,
    'ERROR_FILE_NOT_FOUND',
    'A file is missing. When a checkpoint or a merge fails with it, look for a missing parent in the disk chain.',
    ['HVB064', 'HVB122'],
  ),
  win32(
    0x80070003,
    'ERROR_PATH_NOT_FOUND',
    'A folder is missing, for example the one of checkpoints or of an export.',
    ['HVB080'],
  ),
  win32(
    0x80070005,
    ['E_ACCESSDENIED', 'ERROR_ACCESS_DENIED'],
    'Access was denied. On a disk file it is usually the account of the VM that lost its right; on a share, the computer account of the host.',
    ['HVB073', 'HVB159'],
  ),
  win32(
    0x80070006,
    ['E_HANDLE', 'ERROR_INVALID_HANDLE'],
    'A handle is not valid; in VSS event 8193 it is often harmless.',
    ['HVB054'],
  ),
  win32(0x8007000e, ['E_OUTOFMEMORY', 'ERROR_OUTOFMEMORY'], 'There was not enough memory.', ['HVB090']),
  win32(
    0x80070015,
    'ERROR_NOT_READY',
    'A disk or volume was not ready, for example a snapshot that was just being mounted.',
    ['HVB110'],
  ),
  win32(0x8007001f, 'ERROR_GEN_FAILURE', 'A device failed; look at storage and its driver.', ['HVB110']),
  win32(
    0x80070020,
    'ERROR_SHARING_VIOLATION',
    'Another program holds the file open: a backup agent, an antivirus program, a proxy that still has the disk mounted, or another node.',
    ['HVB078', 'HVB070'],
  ),
  win32(
    0x80070032,
    'ERROR_NOT_SUPPORTED',
    'The operation is not supported here, for example on this kind of disk chain.',
    ['HVB076'],
  ),
  win32(
    0x80070057,
    ['E_INVALIDARG', 'ERROR_INVALID_PARAMETER'],
    'A value that was given is not valid; look at options, names and paths.',
    ['HVB126'],
  ),
  codesFrom(autoRecoveryFix)(
    0x80070050,
    'ERROR_FILE_EXISTS',
    'A file of that name exists already. When a checkpoint fails with it, an AutoRecovery disk that an earlier backup left behind is the known reason.',
    ['HVB060', 'HVB122'],
  ),
  win32(0x80070070, 'ERROR_DISK_FULL', 'The volume is full.', ['HVB072']),
  win32(0x80070079, 'ERROR_SEM_TIMEOUT', 'Storage did not answer in time.', ['HVB110', 'HVB095']),
  win32(
    0x80070299,
    'ERROR_FILE_SYSTEM_LIMITATION',
    'The file system can make this file no more fragmented than it is. It is reported for merges of very fragmented disks.',
    ['HVB197', 'HVB070'],
  ),
  win32(0x800703ee, 'ERROR_FILE_INVALID', 'The volume changed while the file was open.', ['HVB110']),
  win32(0x80070490, 'ERROR_NOT_FOUND', 'Something that was named was not found.', ['HVB064']),
  win32(
    0x80070539,
    'ERROR_INVALID_SID',
    'A security id is not valid; in VSS event 8193 it points to a leftover profile in the registry of that computer.',
    ['HVB054', 'HVB105'],
  ),
  win32(0x800705b4, 'ERROR_TIMEOUT', 'Something was not done in time, often storage while a checkpoint was made.', [
    'HVB110',
    'HVB095',
  ]),
  logs(0x8007173d, [], 'Another backup runs on the Cluster Shared Volume; seen with DPM.', ['HVB142', 'HVB194']),
  codesFrom(sqlWriterLog)(
    0x80780002,
    [],
    'The SQL Server writer found a database of which only some files lie on volumes of the snapshot set ("torn").',
    ['HVB087', 'HVB049'],
  ),
  logs(
    0x80780049,
    [],
    'Windows Server Backup: there is nothing to back up, or a component was not found. Not confirmed by documentation.',
    ['HVB213', 'HVB190'],
  ),
  codesFrom(systemStateBackup)(
    0x80780102,
    [],
    'Windows Server Backup: the System Writer is not in the backup, often because it may not read its own files.',
    ['HVB035'],
  ),
  codesFrom(systemStateBackup)(
    0x8078010d,
    [],
    'Windows Server Backup: the files of the system state could not be listed; a service with a wrong path is the known reason.',
  ),
  logs(
    0x807800c5,
    [],
    'Windows Server Backup: the image of a volume could not be prepared on the target. Reports name targets that cannot hold or mount it, and a small system partition.',
  ),
  logs(
    0x80780119,
    [],
    'Windows Server Backup: a volume that is backed up has too little room for its shadow copy, often a small system partition.',
    ['HVB094'],
  ),
  logs(0x807800a1, [], 'Windows Server Backup: VSS could not make the snapshot (event 521).', ['HVB129']),
  logs(0x800480bc, 'VM_E_FR_RESYNC_REQUIRED', 'Replication of the VM has to be resynchronised.', ['HVB198', 'HVB138']),
  logs(0x800480bd, 'VM_E_FR_CHANGE_TRACKING_FAILED', 'Change tracking for replication failed.', ['HVB170']),
  logs(0x80048102, 'VM_E_COMMIT_FORKS_ERROR', 'The new disks of a checkpoint could not be put to use.', [
    'HVB122',
    'HVB134',
  ]),
  logs(0x8004242d, [], 'Seen in logs of a backup application inside a guest; what it means was not found.'),
  logs(
    0xc00000b5,
    'STATUS_IO_TIMEOUT',
    'Reading or writing took too long; in cluster event 5120 it names why a Cluster Shared Volume paused.',
    ['HVB143'],
  ),
  logs(
    0xc000020c,
    'STATUS_CONNECTION_DISCONNECTED',
    'A connection was lost; in cluster event 5120 it names why a Cluster Shared Volume paused.',
    ['HVB143'],
  ),
];
