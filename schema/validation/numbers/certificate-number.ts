import { certificateEntry } from '../codes/certificate-types.ts';
import type { CertificateType, NumberCheck } from '../codes/certificate-types.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { byteWidth, isBlank, narrow, WIDTHS } from '../text.ts';
import type { Maybe } from '../text.ts';
import { identityCardFault, identityOf } from './identity-card.ts';
import type { Identity, NumberFault } from './identity-card.ts';
import { normaliseNumber, withoutHyphens } from './normalise.ts';
import { organisationCodeFault } from './organisation-code.ts';
import { licenceNumberFault } from './registration-number.ts';
import { hkMacauResidencePermitFault, taiwanResidencePermitFault } from './residence-permits.ts';
import { hkMacauPermitFault, passportFault, taiwanPermitFault } from './travel-permits.ts';
import { unifiedCodeFault } from './unified-code.ts';

const freeFault = (text: string): NumberFault | null =>
  /^[\p{Script=Han}0-9A-Z()[\]〔〕（）\-/.]+$/u.test(normaliseNumber(text)) &&
  byteWidth(text) <= WIDTHS.certificateNumber
    ? null
    : { code: 'CERTIFICATE_NUMBER_SHAPE' };

const FAULTS: Readonly<Record<NumberCheck, (text: string) => NumberFault | null>> = {
  IDENTITY_CARD: identityCardFault,
  HK_MACAU_RESIDENCE_PERMIT: hkMacauResidencePermitFault,
  TAIWAN_RESIDENCE_PERMIT: taiwanResidencePermitFault,
  HK_MACAU_PERMIT: hkMacauPermitFault,
  TAIWAN_PERMIT: taiwanPermitFault,
  PASSPORT: passportFault,
  UNIFIED_CODE: unifiedCodeFault,
  ORGANISATION_CODE: organisationCodeFault,
  LICENCE: licenceNumberFault,
  FREE: freeFault,
};

const checkOf = (type: unknown): NumberCheck => certificateEntry(type)?.check ?? 'FREE';

/** Issues of a certificate's number; an empty one is left to the caller. */
export const checkCertificateNumber = (path: readonly string[], type: unknown, number: Maybe): Issue[] => {
  if (isBlank(number)) return [];
  const fault = FAULTS[checkOf(type)](number);
  return fault ? [issue(path, fault.code, fault.params)] : [];
};

/** The number as it is stored, compared and sent. */
export const normaliseCertificateNumber = (type: CertificateType | undefined, number: string): string => {
  if (checkOf(type) === 'FREE') return narrow(number).toUpperCase();
  const bare = withoutHyphens(number);
  return checkOf(type) === 'ORGANISATION_CODE' && bare.length === 9
    ? `${bare.slice(0, 8)}-${bare.slice(8)}`
    : bare;
};

/** What the number tells about a person, for the documents whose number tells anything. */
export const identityBehind = (type: unknown, number: Maybe): Identity | null => {
  const check = checkOf(type);
  const telling =
    check === 'IDENTITY_CARD' || check === 'HK_MACAU_RESIDENCE_PERMIT' || check === 'TAIWAN_RESIDENCE_PERMIT';
  return telling && !isBlank(number) ? identityOf(number) : null;
};
