import { randomBytes } from 'node:crypto';
import { newId } from '../../../server/platform/ids.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import type { Tenants } from './tenants.ts';

/** A draft with one site, of the applicant; only the columns that the tests of access and materials look at mean anything. */
export const addFiling = async (world: Tenants, tenant: Tenant, applicantId: string) => {
  const { tx, clock } = world;
  const place = { province: '330000', city: '330100' };
  const subject = await tx.subject.create({
    data: {
      id: newId('Subject'),
      ...tenant,
      ...place,
      applicantId,
      nature: 'ENTERPRISE',
      certificateType: 'BUSINESS_LICENCE',
      certificateIndex: randomBytes(32),
      personal: randomBytes(32),
    },
  });
  const filing = await tx.filing.create({
    data: {
      id: newId('Filing'),
      ...tenant,
      ...place,
      applicantId,
      subjectId: subject.id,
      kind: 'NEW_ACCESS',
      nature: 'ENTERPRISE',
      certificateType: 'BUSINESS_LICENCE',
      subjectNumber: '浙ICP备12345678号',
      createdAt: clock.now,
      updatedAt: clock.now,
      websites: {
        create: {
          id: newId('FilingWebsite'),
          position: 1,
          websiteNumber: '浙ICP备12345678号-1',
          domains: ['example.com'],
        },
      },
    },
    include: { websites: true },
  });
  const [website] = filing.websites;
  if (!website) throw new Error('the site is missing');
  return { filing, website, subject };
};
