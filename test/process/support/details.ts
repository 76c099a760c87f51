import { isPublicBody, partyOf, type SubjectNature } from '../../../schema/rules/choices/subject-natures.ts';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import type { FieldRules } from '../../../schema/rules/details/field-rules.ts';
import { nameOf } from '../../../server/filing/provinces/divisions.ts';
import { fieldRules } from '../../../server/filing/provinces/field-rules.ts';
import { provinceRules } from '../../../server/filing/provinces/rules.ts';
import { identityCard } from './identity.ts';

export type Place = { province: string; city: string; county: string };

type Wanted = {
  place: Place;
  nature: SubjectNature;
  name: string;
  certificateNumber: string;
  mobile: string;
  domain: string;
  /** As filed. */
  siteName: string;
  at: Date;
};

const AREAS = Array.from({ length: 1000 }, (_, number) => `0${number}`);

/** An area code of the province's landlines. */
const areaOf = (province: string): string => {
  const { areaCodes } = PROVINCES.find(({ code }) => code === province) ?? {};
  const area = AREAS.find((one) => areaCodes?.test(one));
  if (!area) throw new Error(`no area code in ${province}`);
  return area;
};

/** A municipality is its own city. */
const addressIn = ({ province, city, county }: Place): string => {
  const parts = [nameOf(province) ?? '', nameOf(city) ?? '', nameOf(county) ?? ''];
  return `${[...new Set(parts)].join('')}演练路1号`;
};

const investorOf = (rules: FieldRules, publicBody: boolean, name: string, person: string): string => {
  const asked = rules.investor?.value[publicBody ? 'publicBody' : 'enterprise'] ?? 'ANY';
  return { ANY: person, SUBJECT_NAME: name, LEGAL_REPRESENTATIVE: person, SUPERIOR_UNIT: '演练市文化局' }[
    asked
  ];
};

const contentsOf = (rules: FieldRules): string[] => {
  const { only, barred } = rules['service-contents']?.value ?? { only: null, barred: [] };
  if (only) return only.slice(0, 1);
  return barred.includes('ORGANISATION_SITE') ? ['OTHER'] : ['ORGANISATION_SITE'];
};

/** What somebody types who has read the province's rules: it raises no issue anywhere. */
export function obedientDetails(wanted: Wanted, websiteIds: readonly string[]): object {
  const { place, nature, name, domain } = wanted;
  const rules = fieldRules(provinceRules(place.province, wanted.at), nature);
  const personal = partyOf(nature) === 'personal';
  const address = addressIn(place);
  const landline = `086-${areaOf(place.province)}-88888888`;
  // Of a person these are known from the subject and the type check (`AUTO`): the form neither asks nor sends them.
  const identity = {
    name: '张演练',
    certificateType: 'IDENTITY_CARD',
    certificateNumber: identityCard(place.county),
  };
  const person = {
    ...(personal ? {} : identity),
    certificateFrom: '2015-06-01',
    certificateUntil: 'LONG_TERM',
    mobile: wanted.mobile,
    landline,
    email: `beian@${domain}`,
    emergencyPhone: '13900000009',
  };
  const another = {
    ...person,
    name: '李演练',
    certificateNumber: identityCard(place.county, 1),
    mobile: '13900000007',
    email: `site@${domain}`,
  };
  const apart = rules.persons?.value.relation === 'DIFFERENT' && !personal;
  return {
    subject: {
      name,
      certificateAddress: address,
      mailingAddress: address,
      ...(personal
        ? {}
        : {
            investor: investorOf(rules, isPublicBody(nature), name, identity.name),
            legalRepresentativeName: identity.name,
            legalRepresentativeCertificateNumber: identity.certificateNumber,
          }),
    },
    subjectPerson: person,
    websites: websiteIds.map((websiteId) => ({
      websiteId,
      name: wanted.siteName,
      homepageUrl: `www.${domain}`,
      serviceContents: contentsOf(rules),
      languages: ['SIMPLIFIED_CHINESE'],
      preApprovals: [],
      accessMethod: 'CLOUD',
      ...(personal ? {} : { samePerson: !apart }),
      ...(apart ? { person: another } : {}),
      remark:
        '本网站为个人网站或本单位网站，用于展示演练内容，不涉及经营、新闻和交互栏目，所有域名指向同一网站。',
    })),
  };
}
