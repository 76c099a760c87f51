import type { SubjectDraft } from '../../../../schema/rules/details/draft.ts';
import { otherCity, wholeAddress } from '../../../../schema/rules/places.ts';
import { isBlank, type Maybe } from '../../../../schema/rules/text.ts';
import { DIVISIONS, placeInWords } from '../../provinces/divisions.ts';

/** Both addresses with the names of the counties that were chosen for them; for comparing with what is filed. */
export const withPlaces = (subject: SubjectDraft): SubjectDraft => ({
  ...subject,
  certificateAddress: whole(subject.certificateAddress, subject.certificateDivision),
  mailingAddress: whole(subject.mailingAddress, subject.mailingDivision),
});

const whole = (address: Maybe, division: Maybe): Maybe =>
  isBlank(address) || isBlank(division) ? address : wholeAddress(address, division, DIVISIONS);

/** Both addresses as they are read: the county of the type check stands where none was chosen. */
export const readAddresses = (subject: SubjectDraft, county: Maybe): SubjectDraft =>
  withPlaces({
    ...subject,
    certificateDivision: subject.certificateDivision || county,
    mailingDivision: subject.mailingDivision || county,
  });

/** Where the two addresses lie, by the codes of their counties. */
export type AddressPlaces = { certificate: string | null; mailing: string | null };

const named = (code: string): string | null => (placeInWords(code, 'zh-CN') ? code : null);

/** The county of the type check stands for one that was not chosen, unless the address itself names another city. */
const placeOf = (address: Maybe, division: Maybe, county: Maybe): string | null => {
  if (!isBlank(division)) return named(division);
  if (isBlank(address) || isBlank(county) || otherCity(address, county, DIVISIONS)) return null;
  return named(county);
};

export const placesOf = (subject: SubjectDraft, county: Maybe): AddressPlaces => ({
  certificate: placeOf(subject.certificateAddress, subject.certificateDivision, county),
  mailing: placeOf(subject.mailingAddress, subject.mailingDivision, county),
});
