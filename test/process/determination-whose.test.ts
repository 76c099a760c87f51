import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyOf } from '../../server/filing/draft/type/facts.ts';
import { newId } from '../../server/platform/ids.ts';
import type { Tenant } from '../../server/platform/tenancy/actor.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { asks, inZhejiang } from './support/determining.ts';
import type { Filed } from './support/subjects.ts';

let service: Service;
/** Who asks; the same provider in the other mode; another provider. */
let desk: Desk;
let live: Desk;
let other: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  live = await aDesk(service, { mode: 'LIVE', of: desk });
  other = await aDesk(service);
});
afterAll(() => service.stop());

const prisma = () => service.services.database.prisma;

/** What every row about a filed subject says, in whosever hands it is. */
async function rowFor(tenant: Tenant, filed: Filed) {
  const { certificateType, certificateNumber, province, city, nature } = filed.type;
  // The index of the provider who asks: another one's differs anyway, which is not what is tested here.
  const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
  const certificateIndex = sealer.blindIndex('certificate', certificateNumber);
  const holder = { live, other, desk };
  const of = Object.values(holder).find((one) => one.tenant === tenant) ?? desk;
  const applicantId = (await of.applicant()).id;
  return {
    certificateIndex,
    subject: { ...tenant, applicantId, province, city, nature, certificateType, certificateIndex },
  };
}

const aSubject = async (tenant: Tenant, filed: Filed): Promise<string> => {
  const { subject } = await rowFor(tenant, filed);
  const data = { id: newId('Subject'), ...subject, personal: randomBytes(32) };
  return (await prisma().subject.create({ data })).id;
};

async function anOpenOrder(tenant: Tenant, filed: Filed, openFor: 'CERTIFICATE' | 'DOMAIN'): Promise<void> {
  const { subject, certificateIndex } = await rowFor(tenant, filed);
  const { certificateIndex: _index, ...filing } = subject;
  const { subjectNumber, websiteNumber, domain } = filed.member;
  await prisma().filing.create({
    data: {
      id: newId('Filing'),
      ...filing,
      subjectId: await aSubject(tenant, filed),
      kind: 'NEW_ACCESS',
      subjectNumber,
      openKey: openFor === 'CERTIFICATE' ? openKeyOf(tenant, filing.certificateType, certificateIndex) : null,
      createdAt: new Date(),
      updatedAt: new Date(),
      websites: {
        create: {
          id: newId('FilingWebsite'),
          position: 0,
          websiteNumber,
          domains: [domain],
          openKey: openFor === 'DOMAIN' ? newId('FilingWebsite') : null,
        },
      },
    },
  });
}

const aRecordToClaim = async (tenant: Tenant, filed: Filed): Promise<void> => {
  const { certificateIndex } = await rowFor(tenant, filed);
  await prisma().importedRecord.create({
    data: {
      id: newId('ImportedRecord'),
      ...tenant,
      subjectNumber: filed.member.subjectNumber,
      certificateIndex,
      domains: [filed.member.domain],
      personal: randomBytes(32),
      importedAt: new Date(),
    },
  });
};

type Standing = {
  recordStruckOff?: Date;
  siteStruckOff?: Date;
  accessSince?: Date | null;
  accessCancelled?: Date;
};

const aFiledSite = async (
  tenant: Tenant,
  filed: Filed,
  { recordStruckOff, siteStruckOff, accessSince = new Date(), accessCancelled }: Standing = {},
): Promise<void> => {
  const { subjectNumber, websiteNumber, domain } = filed.member;
  await prisma().filingRecord.create({
    data: {
      id: newId('FilingRecord'),
      ...tenant,
      subjectId: await aSubject(tenant, filed),
      subjectNumber,
      source: 'IMPORT',
      deregisteredAt: recordStruckOff ?? null,
      websites: {
        create: {
          id: newId('Website'),
          ...tenant,
          websiteNumber,
          domains: [domain],
          accessSince,
          accessCancelledAt: accessCancelled ?? null,
          deregisteredAt: siteStruckOff ?? null,
        },
      },
    },
  });
};

const IN_PROGRESS = { __typename: 'OrderInProgressError' };
const NEW_ACCESS = { __typename: 'AccessPossible', kind: 'NEW_ACCESS', row: 6 };

describe.each<[string, (tenant: Tenant, filed: Filed) => Promise<void>, object]>([
  ['an open order of the certificate', (to, filed) => anOpenOrder(to, filed, 'CERTIFICATE'), IN_PROGRESS],
  ['an open order of the domain', (to, filed) => anOpenOrder(to, filed, 'DOMAIN'), IN_PROGRESS],
  ['a record of a former platform', aRecordToClaim, { type: 'IMPORT_FIRST', row: 2 }],
  ['a site that is accessed', aFiledSite, { type: 'OTHER_ACCOUNT', row: 4 }],
])('%s', (_what, comes, answer) => {
  it('counts where it is one’s own provider’s, in one’s own mode', async () => {
    const filed = await inZhejiang(desk);
    await comes(desk.tenant, filed);
    expect(await asks(await desk.applicant(), filed)).toMatchObject(answer);
  });

  it('is nothing where it is in the other mode', async () => {
    const filed = await inZhejiang(desk);
    await comes(live.tenant, filed);
    expect(await asks(await desk.applicant(), filed)).toMatchObject(NEW_ACCESS);
  });

  it('is nothing where it is another provider’s', async () => {
    const filed = await inZhejiang(desk);
    await comes(other.tenant, filed);
    expect(await asks(await desk.applicant(), filed)).toMatchObject(NEW_ACCESS);
  });
});

describe('a record of one’s own provider, of a subject that another account holds,', () => {
  const then = new Date('2026-01-01T00:00:00Z');
  it.each<[string, Standing, object]>([
    ['whose site is accessed here', {}, { type: 'OTHER_ACCOUNT', row: 4 }],
    ['whose access was cancelled', { accessCancelled: then }, { type: 'OTHER_ACCOUNT', row: 5 }],
    ['whose site was never accessed here', { accessSince: null }, NEW_ACCESS],
    ['that was struck off', { recordStruckOff: then, accessCancelled: then }, NEW_ACCESS],
    [
      'that was struck off with its site',
      { recordStruckOff: then, siteStruckOff: then, accessCancelled: then },
      NEW_ACCESS,
    ],
  ])('%s', async (_how, standing, answer) => {
    const filed = await inZhejiang(desk);
    await aFiledSite(desk.tenant, filed, standing);
    expect(await asks(await desk.applicant(), filed)).toMatchObject(answer);
  });
});
