/**
 * Where the facts of the tables come from. The tables were filled from the project's domain pages (EVENTS.md, EVENT-CATALOGUE.md,
 * LIFECYCLE.md, RULES.md); what stands here is the public page behind them, so that a reader can check.
 */
export const messageCatalogues =
  'https://github.com/Velocidex/evtx-data (message catalogues of Windows Server 2008 R2, 2012, 2012 R2, Windows 10 1507, 1607, 1703)';
export const libyalCatalogues = 'https://github.com/libyal/winevt-kb (message files)';
export const icSvcMessages =
  'https://github.com/libyal/winevt-kb/blob/main/docs/sources/message-files/MessageFile-icsvcext.dll.md';
export const guestClusterErrors =
  'https://learn.microsoft.com/troubleshoot/windows-server/virtualization/error-back-up-vms-in-guest-cluster';
export const chainTroubleshooting =
  'https://learn.microsoft.com/troubleshoot/windows-server/virtualization/hyper-v-snapshots-checkpoints-differencing-disks';
export const clusterEvents =
  'https://learn.microsoft.com/troubleshoot/windows-server/high-availability/failover-clustering-system-log-events';
export const evtxMaps = 'https://github.com/EricZimmerman/evtx (Maps)';
export const securityDatasets = 'https://github.com/OTRF/Security-Datasets';
export const vssErrorHeader = 'https://docs.rs/winapi/latest/src/winapi/um/vsserror.rs.html (vsserror.h)';
export const writerErrors =
  'https://learn.microsoft.com/windows/win32/api/vswriter/nf-vswriter-cvsswriter-setwriterfailure';
export const systemErrors = 'https://learn.microsoft.com/windows/win32/debug/system-error-codes';
export const writerStates = 'https://learn.microsoft.com/windows/win32/api/vss/ne-vss-vss_writer_state';
export const inBoxWriters = 'https://learn.microsoft.com/windows/win32/vss/in-box-vss-writers';
export const writerMetadata = 'vssadmin list writers on public systems';
export const jobCodes =
  'https://learn.microsoft.com/windows/win32/hyperv_v2/clearsnapshotstate-msvm-virtualsystemsnapshotservice';
export const systemStateBackup =
  'https://learn.microsoft.com/troubleshoot/windows-server/backup-and-storage/system-state-backup-fails (and -invalid-imagepath)';
export const autoRecoveryFix = 'https://mskb.pkisolutions.com/kb/3175561';
export const sqlWriterLog =
  'https://learn.microsoft.com/sql/relational-databases/backup-restore/sql-server-vss-writer-logging';
