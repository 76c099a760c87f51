import { cityIn, hasDoorNumber, provinceIn } from '../address.ts';
import { isPublicBody } from '../codes/subject-natures.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { checkCertificateNumber } from '../numbers/certificate-number.ts';
import { checkWidth, isBlank, tidy, WIDTHS } from '../text.ts';
import type { Maybe } from '../text.ts';
import { checkPersonName, checkRemark } from './check-person.ts';
import type { DetailsContext } from './context.ts';
import type { SubjectDraft } from './draft.ts';

const PATH = ['subject'];

const checkAddress = (field: string, address: Maybe, remark: Maybe, context: DetailsContext): Issue[] => {
  if (isBlank(address)) return [];
  const path = [...PATH, field];
  const { addressBarredWords: barred, addressWithoutHyphens: words } = context.rules;
  const found = provinceIn(address);
  if (found && found !== context.province) {
    const params = { foundProvince: found, province: context.province };
    return [issue(path, 'ADDRESS_OTHER_PROVINCE', params, 'national.address-province')];
  }
  const word = barred.value.find((one) => address.includes(one));
  if (word) return [issue(path, 'ADDRESS_WORD', { word }, barred.rule)];
  const dashed = /\d+(?:-\d+)+/.exec(address)?.[0];
  if (words.value && dashed) return [issue(path, 'ADDRESS_HYPHENS', { text: dashed }, words.rule)];
  if (!hasDoorNumber(address) && isBlank(remark)) {
    return [issue(path, 'ADDRESS_NO_DOOR_NUMBER', {}, 'national.door-number')];
  }
  return checkWidth(path, tidy(address), WIDTHS.address);
};

const checkSameCity = (subject: SubjectDraft, context: DetailsContext): Issue[] => {
  const { addressSameCity } = context.rules;
  if (!addressSameCity.value || isBlank(subject.certificateAddress) || isBlank(subject.mailingAddress))
    return [];
  const city = cityIn(subject.certificateAddress);
  const mailing = cityIn(subject.mailingAddress);
  return city && mailing && city !== mailing
    ? [issue([...PATH, 'mailingAddress'], 'ADDRESS_OTHER_CITY', { city }, addressSameCity.rule)]
    : [];
};

const checkInvestor = (subject: SubjectDraft, context: DetailsContext): Issue[] => {
  if (isBlank(subject.investor) || context.nature === 'PERSONAL') return [];
  const { value, rule } = context.rules.investor;
  const path = [...PATH, 'investor'];
  const investor = tidy(subject.investor);
  const name = tidy(subject.name ?? '');
  const representative = tidy(subject.legalRepresentativeName ?? '');
  if (value === 'SUBJECT_NAME' && name && investor !== name) {
    return [issue(path, 'INVESTOR_SUBJECT_NAME', { name }, rule)];
  }
  if (value === 'LEGAL_REPRESENTATIVE' && representative && investor !== representative) {
    return [issue(path, 'INVESTOR_LEGAL_REPRESENTATIVE', { name: representative }, rule)];
  }
  if (
    value === 'SUPERIOR_UNIT' &&
    isPublicBody(context.nature) &&
    (investor === name || investor === representative)
  ) {
    return [issue(path, 'INVESTOR_SUPERIOR_UNIT', {}, rule)];
  }
  return checkWidth(path, investor, WIDTHS.investor);
};

/** Most legal representatives hold an identity card; only a number of that length is checked as one. */
const checkRepresentativeNumber = (number: Maybe): Issue[] => {
  if (isBlank(number)) return [];
  const type = tidy(number).length === 18 ? 'IDENTITY_CARD' : 'FOREIGNER_RESIDENCE_CARD';
  return checkCertificateNumber([...PATH, 'legalRepresentativeCertificateNumber'], type, number);
};

const checkIdentityPlace = (context: DetailsContext): Issue[] => {
  const { localIdentityOnly } = context.rules;
  const personal = context.nature === 'PERSONAL' && context.certificateType === 'IDENTITY_CARD';
  const number = context.certificateNumber;
  const elsewhere = !isBlank(number) && number.slice(0, 2) !== context.province.slice(0, 2);
  return personal && localIdentityOnly.value && elsewhere
    ? [issue([...PATH, 'name'], 'IDENTITY_NOT_LOCAL', {}, localIdentityOnly.rule)]
    : [];
};

/** Issues of the subject's fields. */
export const checkSubject = (subject: SubjectDraft, context: DetailsContext): Issue[] => [
  ...(isBlank(subject.name) ? [] : checkWidth([...PATH, 'name'], tidy(subject.name), WIDTHS.subjectName)),
  ...checkIdentityPlace(context),
  ...checkAddress('certificateAddress', subject.certificateAddress, subject.remark, context),
  ...checkAddress('mailingAddress', subject.mailingAddress, subject.remark, context),
  ...checkSameCity(subject, context),
  ...checkInvestor(subject, context),
  ...(context.nature === 'PERSONAL'
    ? []
    : [
        ...checkPersonName([...PATH, 'legalRepresentativeName'], subject.legalRepresentativeName),
        ...checkRepresentativeNumber(subject.legalRepresentativeCertificateNumber),
      ]),
  ...checkRemark([...PATH, 'remark'], subject.remark),
];
