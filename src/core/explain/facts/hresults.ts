import type { ResultCode } from './hresult-row';
import { systemCodes } from './system-codes';
import { vssCodes } from './vss-codes';

export type { ResultCode } from './hresult-row';

/** Every result code that is known. */
export const resultCodes: readonly ResultCode[] = [...vssCodes, ...systemCodes];
