import { familyMember } from '../../server/rehearsal/authority/brain/family.ts';
import { companyOf, type Company } from '../../server/rehearsal/walk/company.ts';

let next = (process.pid * 97) % 400_000;

/**
 * A filed company of Zhejiang that no other test has used.
 * @param label begins its domain and forces an outcome: `refuse1002`, `lapse`, `slow`.
 */
export const aCompany = (label?: string): Company => companyOf(next++, label);

/** A filed company of Guangdong, which had no SMS check before 2020-08-17 and hangs the subject's number. */
export function aCompanyOfGuangdong(): Company {
  const index = next++;
  const zhejiang = companyOf(index);
  const member = familyMember(index, { province: '440000' });
  const place = { province: '440000', city: '440100', county: '440106' };
  const here = (text: string): string =>
    text
      .replaceAll('浙江省杭州市西湖区', '广东省广州市天河区')
      .replaceAll('浙江', '广东')
      .replaceAll('086-0571-', '086-020-')
      .replaceAll(zhejiang.member.domain, member.domain);
  return {
    member,
    type: {
      ...zhejiang.type,
      ...place,
      certificateNumber: member.certificateNumber,
      domains: [member.domain],
    },
    details: (websiteIds) => JSON.parse(here(JSON.stringify(zhejiang.details(websiteIds)))) as object,
  };
}
