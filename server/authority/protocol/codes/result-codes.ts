import { ADDRESS_RESULTS } from './results/address.ts';
import { FILING_RESULTS } from './results/filing-from-1001.ts';
import { LATER_FILING_RESULTS } from './results/filing-from-1055.ts';
import { GENERAL_RESULTS } from './results/general.ts';
import type { KnownResult, ResultCode } from './results/result-code.ts';

/** Every `Jgdm` a provider can meet (V3.0, result codes of downloads). */
export const RESULT_CODES: readonly KnownResult[] = [
  ...FILING_RESULTS,
  ...LATER_FILING_RESULTS,
  ...ADDRESS_RESULTS,
  ...GENERAL_RESULTS,
];

const BY_CODE: ReadonlyMap<number, ResultCode> = new Map(RESULT_CODES.map((entry) => [entry.code, entry]));

/** The entry of a code; one that V3.0 does not know is `other`, for the provider to ask about. */
export function resultCode(code: number): ResultCode {
  return (
    BY_CODE.get(code) ?? {
      code,
      kind: 'other',
      whose: 'authority',
    }
  );
}

/** Whether only the provider can remove the cause. */
export const isProvidersToMend = (code: number): boolean => resultCode(code).whose === 'provider';

/** Whether the applicant can do nothing about it: the order waits, and the provider's operator is told. */
export const isOthersToMend = (code: number): boolean => {
  const { whose } = resultCode(code);
  return whose === 'provider' || whose === 'authority';
};

const FIRST_GENERAL = 5000;

/** Whether a code (5xxx) is about the file as a whole or the provider's rights, so that no record of it was looked at. */
export const isOnWholeFile = (code: number): boolean => {
  const { kind } = resultCode(code);
  return code >= FIRST_GENERAL && (kind === 'file' || kind === 'setup');
};
