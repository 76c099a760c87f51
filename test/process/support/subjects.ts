import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import type { CertificateType } from '../../../schema/rules/choices/certificate-types.ts';
import { familyMember } from '../../../server/rehearsal/authority/brain/family.ts';
import { ispIdOf } from '../../../server/rehearsal/authority/brain/numbers.ts';
import { filedSubject, type SiteEntry } from '../../../server/rehearsal/authority/brain/registry/entry.ts';
import { createPrismaStore } from '../../../server/rehearsal/authority/store/prisma-store.ts';
import { children } from '../../../server/filing/provinces/divisions.ts';
import type { Company } from '../../../server/rehearsal/walk/company.ts';
import type { Desk } from '../../testkit/desk.ts';
import { obedientDetails, type Place } from './details.ts';
import { identityCard, identityCardOf, unifiedCode } from './identity.ts';

export type Nature = 'PERSONAL' | 'ENTERPRISE' | 'PUBLIC_INSTITUTION';

/** Who is filed: what the applicant would type, and the sites under the subject's number. */
export type Filed = Company & {
  nature: Nature;
  name: string;
  sites: { websiteNumber: string; domains: string[] }[];
};

export const PASSWORD = 'yanlian-2021';

const KINDS: Readonly<Record<Nature, { type: CertificateType; code: number; miit: number }>> = {
  PERSONAL: { type: 'IDENTITY_CARD', code: 2, miit: 5 },
  ENTERPRISE: { type: 'BUSINESS_LICENCE', code: 1, miit: 4 },
  PUBLIC_INSTITUTION: { type: 'PUBLIC_INSTITUTION_CERTIFICATE', code: 4, miit: 3 },
};

const PASSPORT = { type: 'PASSPORT', code: 7 } as const;

let next = (process.pid * 31) % 60_000;

/** A place of the province down to the county; the first there is. */
export function placeIn(province: string): Place {
  const [city] = children(province);
  const [county] = city?.children ?? [];
  if (!city || !county) throw new Error(`no place in ${province}`);
  return { province, city: city.code, county: county.code };
}

type Who = {
  place: Place;
  nature: Nature;
  name: string;
  certificateNumber: string;
  at: Date;
  /** Other than the usual one. */ certificateType?: CertificateType;
};

const filed = (
  who: Who,
  member: Company['member'],
  sites: Filed['sites'],
  siteName = '演练示例站',
): Filed => {
  const { place, nature, name, certificateNumber, at, certificateType = KINDS[nature].type } = who;
  const wanted = {
    place,
    nature,
    name,
    certificateNumber,
    mobile: member.phone,
    domain: member.domain,
    at,
    siteName,
  };
  return {
    nature,
    name,
    member,
    sites,
    type: {
      ...place,
      nature,
      certificateType,
      certificateNumber,
      domains: [member.domain],
    },
    details: (websiteIds) => obedientDetails(wanted, websiteIds),
  };
};

/** A company of the rehearsal's family, filed in any province with two sites: `site-…` (-1) and `slow-…` (-3). */
export function familyCompany(province: string, at: Date): Filed {
  const nth = next++;
  const member = familyMember(nth, { province });
  const slow = familyMember(nth, { province, label: 'slow' });
  const { certificateNumber } = member;
  const name = `演练${certificateNumber.slice(10)}有限公司`;
  return filed(
    { place: placeIn(province), nature: 'ENTERPRISE', name, certificateNumber, at },
    member,
    [
      { websiteNumber: member.websiteNumber, domains: [member.domain] },
      { websiteNumber: slow.websiteNumber, domains: [slow.domain] },
    ],
    '演练示例官网',
  );
}

type Options = {
  sites?: Partial<SiteEntry>[];
  at?: Date;
  county?: string;
  /** Day of birth of a person, `YYYY-MM-DD`. */ birth?: string;
  /** Number of the passport that a person is filed with. */ passport?: string;
  /** The certificate number, where it must be this one. */ certificateNumber?: string;
};

/**
 * Files a subject of any nature at a desk's rehearsal authority, with two sites or those given, and tells what its applicant
 * would type.
 */
export async function aFiledSubject(
  desk: Desk,
  province: string,
  nature: Nature,
  {
    sites: wanted = [{}, {}],
    at = new Date(),
    county,
    birth,
    passport,
    certificateNumber: given,
  }: Options = {},
): Promise<Filed> {
  const nth = next++;
  const place = placeIn(province);
  const { prefix } = PROVINCES.find(({ code }) => code === province) ?? { prefix: '' };
  const number = `${prefix}ICP备2021${nth.toString().padStart(6, '0')}号`;
  const personal = nature === 'PERSONAL';
  const card = birth
    ? identityCardOf(county ?? place.county, birth)
    : identityCard(county ?? place.county, nth);
  const certificateNumber =
    given ??
    (personal ? (passport ?? card) : unifiedCode(nature === 'ENTERPRISE' ? '91' : '12', province, nth));
  const name = personal ? '陈演练' : `演练${nth}${nature === 'ENTERPRISE' ? '有限公司' : '图书馆'}`;
  const phone = `1310000${(nth % 10_000).toString().padStart(4, '0')}`;
  const contact = { name, phone, certificateNumber: identityCard(place.county, nth) };
  const sites = wanted.map((site, index) => ({
    name: '演练示例站',
    domains: [`yanlian-${nth}-${index + 1}.cn`],
    ...site,
  }));
  const subject = filedSubject({
    number,
    name,
    nature: KINDS[nature].miit,
    certificate: { code: passport ? PASSPORT.code : KINDS[nature].code, number: certificateNumber },
    address: '演练路1号',
    password: PASSWORD,
    contact,
    sites,
  });
  const { database, privacy } = desk.service.services;
  const { providerId } = desk.tenant;
  const ispId = ispIdOf(providerId);
  const store = createPrismaStore(database.prisma, privacy);
  await store.openAccount(ispId, providerId);
  await store.change(ispId, ({ subjects }) => subjects.save(subject));
  const member = {
    certificateNumber,
    subjectNumber: number,
    websiteNumber: `${number}-1`,
    domain: sites[0]?.domains[0] ?? `yanlian-${nth}.cn`,
    password: PASSWORD,
    phone,
    certificateTail: contact.certificateNumber.slice(-6),
  };
  return filed(
    { place, nature, name, certificateNumber, at, ...(passport ? { certificateType: PASSPORT.type } : {}) },
    member,
    subject.websites.map(({ websiteNumber, domains }) => ({ websiteNumber, domains: [...domains] })),
  );
}
