import { jobCodes as page } from './sources';

/** A return code of Hyper-V's WMI methods and of the jobs they start. */
export interface JobCode {
  readonly code: number;
  readonly meaning: string;
  readonly rules: readonly string[];
  readonly source: string;
}

const failed = ['HVB175'] as const;
const row = (code: number, meaning: string, rules: readonly string[] = failed): JobCode => ({
  code,
  meaning,
  rules,
  source: page,
});

/** Numbers: Microsoft's pages of `root\virtualization\v2`. Backup applications print them as "error code 32768". */
export const jobCodes: readonly JobCode[] = [
  row(0, 'The method completed.', []),
  row(4096, 'The method started a job; how it went stands in the job, not in this code.', []),
  row(32768, 'The method or job failed, without a reason; look for the VMMS event of the same minute.'),
  row(32769, 'Access was denied to the account that asked.'),
  row(
    32770,
    'The request is not supported. With a VHD Set it is known when its disk is a Cluster Shared Volume inside the guest cluster.',
    ['HVB175', 'HVB177'],
  ),
  row(32771, 'The status is not known.'),
  row(32772, 'It was not done in time.'),
  row(32773, 'A parameter is not valid.'),
  row(32774, 'The system is in use by another operation.', ['HVB175', 'HVB009']),
  row(32775, 'The VM is not in a state that allows it: busy, merging, or a shared disk is offline.', [
    'HVB175',
    'HVB009',
    'HVB181',
  ]),
  row(32776, 'A value has the wrong type of data.'),
  row(32777, 'The system is not available.'),
  row(32778, 'There was not enough memory.'),
  row(32779, 'A file was not found.', ['HVB175', 'HVB064']),
];
