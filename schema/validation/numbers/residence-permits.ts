import { identityCardFault } from './identity-card.ts';
import type { NumberFault } from './identity-card.ts';
import { withoutHyphens } from './normalise.ts';

/**
 * Residence permits of Hong Kong, Macau and Taiwan residents have numbers of the identity card's shape under their
 * own regions. Source: general knowledge of the 2018 permits; two specimen numbers agree.
 */
const permitFault = (text: string, regions: RegExp, expected: string): NumberFault | null => {
  const fault = identityCardFault(text);
  if (fault) return fault;
  return regions.test(withoutHyphens(text))
    ? null
    : { code: 'RESIDENCE_PERMIT_REGION', params: { expected } };
};

export const hkMacauResidencePermitFault = (text: string): NumberFault | null =>
  permitFault(text, /^8[12]0000/, '810000 / 820000');

export const taiwanResidencePermitFault = (text: string): NumberFault | null =>
  permitFault(text, /^830000/, '830000');
