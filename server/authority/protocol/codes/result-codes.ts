import { ADDRESS_RESULTS } from './results/address.ts';
import { FILING_RESULTS } from './results/filing.ts';
import { LATER_FILING_RESULTS } from './results/filing-later.ts';
import { GENERAL_RESULTS } from './results/general.ts';
import type { ResultCode } from './results/result-code.ts';

/** Every `Jgdm` a provider can meet (V3.0, result codes of downloads). */
export const RESULT_CODES: readonly ResultCode[] = [
  ...FILING_RESULTS,
  ...LATER_FILING_RESULTS,
  ...ADDRESS_RESULTS,
  ...GENERAL_RESULTS,
];

const BY_CODE: ReadonlyMap<number, ResultCode> = new Map(RESULT_CODES.map((entry) => [entry.code, entry]));

/** The entry of a code; one that V3.0 does not know is `other`. */
export function resultCode(code: number): ResultCode {
  return (
    BY_CODE.get(code) ?? { code, kind: 'other', zh: `未知结果代码${code}`, en: `unknown result code ${code}` }
  );
}

/**
 * Whether the provider has to remove the cause (our file, the settings, its rights) and the applicant can do nothing
 * about it.
 */
export function isProvidersToMend(code: number): boolean {
  const { kind, ours } = resultCode(code);
  return kind === 'file' || kind === 'setup' || ours === true;
}
