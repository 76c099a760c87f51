import { identityCheckCharacter } from '../../../schema/rules/numbers/identity-card.ts';
import { newId } from '../../../server/platform/ids.ts';
import type { Company } from '../../../server/rehearsal/walk/company.ts';
import { paperSays } from '../../browser/kit/read-paper.ts';
import type { Caller } from '../../testkit/caller.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { Service } from '../../testkit/service.ts';

/** Where the papers lie, and who returns. */
type Place = { service: () => Service; reviewer: Caller };

/** Something wrong with a filing, how it comes about, and the codes by which a reviewer must be shown it. */
type Fault = {
  fault: string;
  plant: (place: Place, filing: Filing) => Promise<unknown>;
  codes: string[];
};

let made = 0;

type Person = { mobile: string; certificateNumber: string };
type Details = { subject: Record<string, unknown>; subjectPerson: Person & Record<string, unknown> };

/** A company whose person and address are nobody else's, unless told otherwise. */
export const aCompanyOfItsOwn = (same: { address?: string; person?: Partial<Person> } = {}): Company => {
  made += 1;
  // Born on the first of a month of 1985, and the made-th in the register of that day.
  const digits = `33010619850101${String(made).padStart(3, '0')}`;
  const number = digits + identityCheckCharacter(digits);
  const street = `浙江省杭州市西湖区演练路${made}号`;
  const company = aCompany();
  return {
    ...company,
    details: (websiteIds) => {
      const { subject, subjectPerson, ...rest } = company.details(websiteIds) as Details;
      const address = same.address ?? street;
      return {
        ...rest,
        subject: {
          ...subject,
          certificateAddress: address,
          mailingAddress: address,
          legalRepresentativeCertificateNumber: same.person?.certificateNumber ?? number,
        },
        subjectPerson: { ...subjectPerson, certificateNumber: number, ...same.person },
      };
    },
  };
};

export const detailsOf = ({ company, websiteIds }: Filing): Details => company.details(websiteIds) as Details;

/** What goes wrong with a filing that was in order, and the codes by which the strip must show it. */
export const FAULTS: readonly Fault[] = [
  {
    fault: 'another name on the licence',
    plant: (house, filing) =>
      paperSays(house, filing, 'SUBJECT_CERTIFICATE', { NAME: '杭州另一家贸易有限公司' }),
    codes: ['READ_NAME_DIFFERS'],
  },
  {
    fault: 'a card that has expired',
    plant: (house, filing) =>
      paperSays(house, filing, 'SUBJECT_PERSON_CERTIFICATE_BACK', { VALID_UNTIL: '2020-01-01' }),
    codes: ['READ_EXPIRED', 'READ_TERM_DIFFERS'],
  },
  {
    fault: 'another face',
    plant: async ({ service }, { id }) => {
      const { prisma } = service().services.database;
      const photo = await prisma.verificationPhoto.findFirstOrThrow({ where: { filingId: id } });
      const card = await prisma.material.findFirstOrThrow({
        where: { filingId: id, kind: 'SUBJECT_PERSON_CERTIFICATE_FRONT' },
      });
      const pair = { photoId: photo.id, cardId: card.id };
      await prisma.faceCheck.upsert({
        where: { photoId_cardId: pair },
        create: { id: newId('FaceCheck'), ...pair, state: 'DIFFERENT', score: 0.08 },
        update: { state: 'DIFFERENT', score: 0.08 },
      });
    },
    codes: ['RISK_FACE_DIFFERENT'],
  },
  {
    fault: 'a server in another province',
    plant: async ({ service }, { id }) => {
      const { prisma } = service().services.database;
      const site = await prisma.filingWebsite.findFirstOrThrow({ where: { filingId: id } });
      await prisma.server.update({ where: { id: site.serverId ?? '' }, data: { region: 'cn-beijing' } });
    },
    codes: ['RISK_SERVER_ELSEWHERE'],
  },
  {
    fault: 'a phone that was changed after a return',
    plant: async ({ reviewer }, filing) => {
      await filing.does('returnFiling', { remarks: [{ message: '请核对手机号' }] }, reviewer);
      const details = detailsOf(filing);
      const subjectPerson = { ...details.subjectPerson, mobile: `1590000${String(1000 + made).slice(-4)}` };
      await filing.does('saveFilingDetails', { details: { ...details, subjectPerson } });
      await filing.does('resubmitFiling');
    },
    codes: ['RISK_CHANGED'],
  },
];
