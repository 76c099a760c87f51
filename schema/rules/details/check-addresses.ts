import { hasDoorNumber } from '../address.ts';
import { issue } from '../issue.ts';
import type { Issue, IssueCode } from '../issue.ts';
import { cityKey, codeFault, namedPlaces, namesOfPlace, otherCity, provinceOf } from '../places.ts';
import type { CodeFault, Place } from '../places.ts';
import { checkWidth, isBlank, tidy, WIDTHS } from '../text.ts';
import type { Maybe } from '../text.ts';
import type { DetailsContext } from './context.ts';
import type { SubjectDraft } from './draft.ts';
import { ruleIssues } from './field-rules.ts';

/** An address of the subject: the county that was chosen for it, and the text. */
type Address = 'certificate' | 'mailing';
const divisionAt = (address: Address): `${Address}Division` => `${address}Division`;
const textAt = (address: Address): `${Address}Address` => `${address}Address`;

const PATH = ['subject'];
const SAME_PROVINCE = 'national.address-province';

const FAULTS: Readonly<Record<CodeFault, IssueCode>> = {
  UNKNOWN: 'DIVISION_UNKNOWN',
  ELSEWHERE: 'DIVISION_OTHER_PROVINCE',
  CITY_ONLY: 'DIVISION_CITY_ONLY',
};

const checkDivision = (field: string, code: Maybe, { province, divisions }: DetailsContext): Issue[] => {
  if (isBlank(code)) return [];
  const fault = codeFault(code, province, divisions);
  if (!fault) return [];
  const params = { value: code, foundProvince: provinceOf(code), province };
  return [issue([...PATH, field], FAULTS[fault], params, fault === 'ELSEWHERE' ? SAME_PROVINCE : undefined)];
};

/** The text may repeat the names of its division; another province or city it may not name. */
const checkNames = (field: string, text: string, division: Maybe, context: DetailsContext): Issue[] => {
  const path = [...PATH, field];
  const { province, divisions } = context;
  const found = namedPlaces(text, divisions).province;
  if (found && found !== province) {
    return [issue(path, 'ADDRESS_OTHER_PROVINCE', { foundProvince: found, province }, SAME_PROVINCE)];
  }
  // A county that nobody chose is a guess, which does not speak against the text.
  if (isBlank(division) || provinceOf(division) !== province) return [];
  const other = otherCity(text, division, divisions);
  const params = { found: other?.name ?? '', place: namesOfPlace(division, divisions).join('') };
  return other ? [issue(path, 'ADDRESS_OTHER_DIVISION', params)] : [];
};

const checkText = (field: string, text: Maybe, remark: Maybe, context: DetailsContext): Issue[] => {
  if (isBlank(text)) return [];
  const path = [...PATH, field];
  const [barred] = [
    ...ruleIssues(context.rules, 'address-words', { text }, path),
    ...ruleIssues(context.rules, 'address-hyphens', { text }, path),
  ];
  if (barred) return [barred];
  if (!hasDoorNumber(text) && isBlank(remark)) {
    return [issue(path, 'ADDRESS_NO_DOOR_NUMBER', {}, 'national.door-number')];
  }
  return checkWidth(path, tidy(text), WIDTHS.address);
};

const checkAddress = (address: Address, subject: SubjectDraft, context: DetailsContext): Issue[] => {
  const [division, text] = [subject[divisionAt(address)], subject[textAt(address)]];
  const named = isBlank(text) ? [] : checkNames(textAt(address), text, division, context);
  return [
    ...checkDivision(divisionAt(address), division, context),
    ...(named.length > 0 ? named : checkText(textAt(address), text, subject.remark, context)),
  ];
};

/** The city an address lies in, as far as its text or a chosen county tells. */
const cityOf = (address: Address, subject: SubjectDraft, { divisions }: DetailsContext): Place | null => {
  const [division, text] = [subject[divisionAt(address)], subject[textAt(address)]];
  const named = isBlank(text) ? null : namedPlaces(text, divisions).city;
  if (named || isBlank(division)) return named;
  return { code: division, name: namesOfPlace(division, divisions)[1] ?? division };
};

const checkSameCity = (subject: SubjectDraft, context: DetailsContext): Issue[] => {
  const city = cityOf('certificate', subject, context);
  const mailing = cityOf('mailing', subject, context);
  if (!city || !mailing) return [];
  const facts = { same: cityKey(city.code) === cityKey(mailing.code), city: city.name };
  return ruleIssues(context.rules, 'address-city', facts, PATH);
};

/** Issues of the subject's addresses and their divisions. */
export const checkAddresses = (subject: SubjectDraft, context: DetailsContext): Issue[] => [
  ...checkAddress('certificate', subject, context),
  ...checkAddress('mailing', subject, context),
  ...checkSameCity(subject, context),
];
