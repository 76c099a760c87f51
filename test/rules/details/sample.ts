import type { DetailsContext } from '../../../schema/rules/details/context.ts';
import type { FilingDetailsDraft, PersonDraft, WebsiteDraft } from '../../../schema/rules/details/draft.ts';
import type { SubjectNature } from '../../../schema/rules/choices/subject-natures.ts';
import { identityCheckCharacter } from '../../../schema/rules/numbers/identity-card.ts';
import { DIVISIONS } from '../../../server/filing/provinces/divisions.ts';
import { fieldRules } from '../../../server/filing/provinces/field-rules.ts';
import { provinceRules } from '../../../server/filing/provinces/rules.ts';

/** An invented identity card number with a right check character. */
export const identityNumber = (region: string, birth: string, order: string): string => {
  const body = `${region}${birth.replaceAll('-', '')}${order}`;
  return body + identityCheckCharacter(body);
};

export const REPRESENTATIVE: PersonDraft = {
  name: '王示例',
  certificateType: 'IDENTITY_CARD',
  certificateNumber: identityNumber('330106', '1980-03-05', '001'),
  certificateFrom: '2015-01-01',
  certificateUntil: '2035-01-01',
  mobile: '13800000001',
  landline: '086-0571-88888888',
  email: 'wang@example.com',
  emergencyPhone: '13800000009',
};

export const CLERK: PersonDraft = {
  ...REPRESENTATIVE,
  name: '李样本',
  certificateNumber: identityNumber('330106', '1990-07-08', '002'),
  mobile: '13800000002',
  email: 'li@example.com',
};

export const WEBSITE: WebsiteDraft = {
  websiteId: 'fws_1',
  name: '示例科技官网',
  homepageUrl: 'www.example.com',
  serviceContents: ['ORGANISATION_SITE'],
  languages: ['SIMPLIFIED_CHINESE'],
  preApprovals: [],
  accessMethod: 'CLOUD',
  samePerson: true,
};

/** A company in Hangzhou with everything filled in rightly. */
export const COMPANY: FilingDetailsDraft = {
  subject: {
    name: '杭州示例科技有限公司',
    certificateAddress: '浙江省杭州市西湖区示例路1号',
    mailingAddress: '浙江省杭州市西湖区示例路1号2幢301室',
    investor: '杭州示例科技有限公司',
    legalRepresentativeName: '王示例',
    legalRepresentativeCertificateNumber: REPRESENTATIVE.certificateNumber,
  },
  subjectPerson: REPRESENTATIVE,
  websites: [WEBSITE],
};

/** A person in Hangzhou; name and certificate of the responsible person follow from the subject. */
export const PERSONAL: FilingDetailsDraft = {
  subject: {
    name: '王示例',
    certificateAddress: '浙江省杭州市西湖区示例路1号',
    mailingAddress: '浙江省杭州市西湖区示例路1号2幢301室',
  },
  subjectPerson: {
    certificateFrom: '2015-01-01',
    certificateUntil: '2035-01-01',
    mobile: '13800000001',
    email: 'wang@example.com',
    emergencyPhone: '13800000009',
  },
  websites: [{ ...WEBSITE, name: '王示例的小站', serviceContents: ['OTHER'], samePerson: null }],
};

type Wish = {
  province?: string;
  nature?: SubjectNature;
  today?: string;
  certificateNumber?: string;
  domains?: string[];
};

/** The context of a filing under the real rules of a province on a day. */
export const contextFor = (wish: Wish = {}): DetailsContext => {
  const { province = '330000', nature = 'ENTERPRISE', today = '2026-03-02' } = wish;
  const personal = nature === 'PERSONAL';
  return {
    kind: 'NEW_ACCESS',
    nature,
    certificateType: personal ? 'IDENTITY_CARD' : 'BUSINESS_LICENCE',
    certificateNumber:
      wish.certificateNumber ?? (personal ? REPRESENTATIVE.certificateNumber : '91330106673959654P'),
    province,
    divisions: DIVISIONS,
    today,
    rules: fieldRules(provinceRules(province, new Date(`${today}T12:00:00+08:00`)), nature),
    websites: [{ websiteId: 'fws_1', domains: wish.domains ?? ['example.com'] }],
  };
};
