/** The pages that the process tables rest on, by a short key. */
export const pages = {
  hyperVVss: 'https://learn.microsoft.com/windows/win32/hyperv_v2/backing-up-and-restoring-virtual-machines',
  vssProcess: 'https://learn.microsoft.com/windows/win32/vss/overview-of-processing-a-backup-under-vss',
  vssCreation: 'https://learn.microsoft.com/windows/win32/vss/the-shadow-copy-creation-process',
  providers: 'https://learn.microsoft.com/windows/win32/vss/shadow-copy-creation-for-providers',
  vss: 'https://learn.microsoft.com/windows-server/storage/file-server/volume-shadow-copy-service',
  prepareCsv: 'https://learn.microsoft.com/windows/win32/api/resapi/nf-resapi-clusterpreparesharedvolumeforbackup',
  seed: 'https://blog.workinghardinit.work/2014/03/06/some-insights-into-how-windows-2012-r2-hyper-v-backups-work/',
  approaches: 'https://learn.microsoft.com/virtualization/hyper-v-on-windows/reference/hypervbackupapproaches',
  history:
    'https://github.com/MicrosoftDocs/Virtualization-Documentation/blob/3da7f6ac/prospective-docs/Hyper-V-Backup-2016.md',
  autoRecovery: 'https://blog.workinghardinit.work/2014/09/03/what-is-autorecovery-avhdx-all-about',
  forked: 'https://mskb.pkisolutions.com/kb/3175561',
  scsi: 'https://itprotoday.com/data-backup/scsi-controller-requirements-for-host-backup-in-guest-with-windows-server-2012-r2',
  metadata:
    'https://documentation.commvault.com/11.20/use_of_checkpoint_information_for_restores_using_microsoft_hyper_v_server_2012_r2.html',
  snapshotDriver: 'https://github.com/torvalds/linux/blob/master/drivers/hv/hv_snapshot.c',
  referencePoint: 'https://github.com/bareos/bareos/issues/2624',
  mergeSetting: 'https://github.com/bareos/bareos/issues/2820',
} as const;
