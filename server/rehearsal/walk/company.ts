import type { CertificateType, SubjectNature } from '../../../prisma/generated/client/enums.ts';
import { FAMILY_CONTACT_CERTIFICATE, familyMember, type FamilyMember } from '../authority/brain/family.ts';

/** A filed company of the rehearsal registry and what its applicant would type. */
export type Company = {
  member: FamilyMember;
  type: {
    province: string;
    city: string;
    county: string;
    nature: SubjectNature;
    certificateType: CertificateType;
    certificateNumber: string;
    domains: string[];
  };
  details(websiteIds: readonly string[]): object;
};

/** Who answers for each subject and its sites. */
export const RESPONSIBLE = '张演练';

const ADDRESS = '浙江省杭州市西湖区演练路1号';

/**
 * The n-th company of Zhejiang in the registry's family.
 * @param label begins its domain and may force an outcome: `refuse1006`, `lapse`, `slow`.
 */
export function companyOf(index: number, label?: string): Company {
  const member = familyMember(index, label === undefined ? {} : { label });
  const name = `浙江演练${member.certificateNumber.slice(10)}有限公司`;
  const person = {
    name: RESPONSIBLE,
    certificateType: 'IDENTITY_CARD',
    certificateNumber: FAMILY_CONTACT_CERTIFICATE,
    certificateFrom: '2015-06-01',
    certificateUntil: 'LONG_TERM',
    mobile: member.phone,
    landline: '086-0571-88888888',
    email: `beian@${member.domain}`,
    emergencyPhone: '13900000009',
  };
  return {
    member,
    type: {
      province: '330000',
      city: '330100',
      county: '330106',
      nature: 'ENTERPRISE',
      certificateType: 'BUSINESS_LICENCE',
      certificateNumber: member.certificateNumber,
      domains: [member.domain],
    },
    details: (websiteIds) => ({
      subject: {
        name,
        certificateAddress: ADDRESS,
        mailingAddress: ADDRESS,
        investor: person.name,
        legalRepresentativeName: person.name,
        legalRepresentativeCertificateNumber: person.certificateNumber,
      },
      subjectPerson: person,
      websites: websiteIds.map((websiteId) => ({
        websiteId,
        name: '演练示例官网',
        homepageUrl: `www.${member.domain}`,
        serviceContents: ['ORGANISATION_SITE'],
        languages: ['SIMPLIFIED_CHINESE'],
        preApprovals: [],
        accessMethod: 'CLOUD',
        samePerson: true,
      })),
    }),
  };
}
