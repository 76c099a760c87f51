import type { NumberFault } from './fault.ts';
import { identityCardFault, identityShapeFault } from './identity-card.ts';
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

/**
 * Permanent residence card of a foreigner (外国人永久居留身份证): 9, place, nationality, birth, order and a check character since December
 * 2023; three letters and twelve digits before. Source: the immigration administration's notice of the 2023 card.
 */
export const permanentResidenceFault = (text: string): NumberFault | null => {
  const number = withoutHyphens(text);
  if (/^[A-Z]{3}\d{12}$/.test(number)) return null;
  if (!/^9\d{16}[\dX]$/.test(number)) return { code: 'PERMANENT_RESIDENCE_SHAPE' };
  return identityShapeFault(number);
};

/** Only the number of 2023 has the check character of an identity card. */
export const isNewPermanentResidence = (text: string): boolean => /^9\d{16}[\dX]$/.test(withoutHyphens(text));
