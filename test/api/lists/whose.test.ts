import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../../server/platform/ids.ts';
import { recordAuthentication } from '../../../server/platform/tenancy/authentication-log.ts';
import { OPERATOR, recordAudit } from '../../../server/platform/tenancy/audit.ts';
import { createKey } from '../../../server/platform/tenancy/keys.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import type { Caller } from '../../testkit/caller.ts';
import { contract } from '../../testkit/contract.ts';
import { usualDatabase } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { anAlarm, anInspection, aRange, rowsOf } from '../../testkit/rows.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Who = 'applicant' | 'reviewer' | 'provider';

/** Who may ask a list, and what its rows are told apart by. */
const LISTS: Readonly<Record<string, { by: readonly Who[]; shows: string }>> = {
  filings: { by: ['applicant', 'reviewer', 'provider'], shows: 'id' },
  servers: { by: ['applicant', 'reviewer', 'provider'], shows: 'id' },
  subjects: { by: ['applicant', 'reviewer', 'provider'], shows: 'id' },
  websites: { by: ['applicant', 'reviewer', 'provider'], shows: 'websiteNumber' },
  authorityMessages: { by: ['reviewer', 'provider'], shows: 'id' },
  authorityNotices: { by: ['reviewer', 'provider'], shows: 'id' },
  alarms: { by: ['reviewer', 'provider'], shows: 'id' },
  ipRanges: { by: ['reviewer', 'provider'], shows: 'id' },
  inspections: { by: ['reviewer', 'provider'], shows: 'id' },
  inspectedWebsites: { by: ['reviewer', 'provider'], shows: 'id' },
  waitingBackdrops: { by: ['reviewer'], shows: 'id' },
  webhookEndpoints: { by: ['provider'], shows: 'id' },
  apiKeys: { by: ['provider'], shows: 'name' },
  applicants: { by: ['reviewer', 'provider'], shows: 'id' },
  staffMembers: { by: ['provider'], shows: 'externalRef' },
  webhookDeliveries: { by: ['provider'], shows: 'id' },
  legalHolds: { by: ['provider'], shows: 'id' },
  auditEvents: { by: ['provider'], shows: 'actorId' },
  accessRecords: { by: ['provider'], shows: 'staffId' },
  authenticationRecords: { by: ['provider'], shows: 'keyId' },
};

/** Lists whose rows are an applicant's, and not the provider's as a whole. */
const OF_APPLICANTS = ['filings', 'servers', 'subjects', 'websites'];

describe('the table of lists', () => {
  it('has every connection of the contract', () => {
    const fields = Object.values(contract.getQueryType()?.getFields() ?? {});
    const connections = fields.filter(({ type }) => String(type).includes('Connection'));
    expect(Object.keys(LISTS).sort()).toEqual(connections.map(({ name }) => name).sort());
  });
});

/** Names of what a desk sets up for itself, and of the key and the reviewer that every set of rows comes with. */
const OF_THE_DESK = /^(a key|theirs|reviewer-.*|org_.*|operator|)$/;

let counted = 0;

/** One row of every list, by the list; what tells it apart. */
async function oneOfEach(
  service: Service,
  tenant: Tenant,
  applicantId: string,
): Promise<Record<string, string>> {
  const { prisma } = service.services.database;
  const ids = await rowsOf(service, tenant, applicantId);
  const number = `京ICP备9${String((counted += 1)).padStart(7, '0')}号`;
  const websiteId = newId('Website');
  await prisma.filingRecord.create({
    data: {
      id: newId('FilingRecord'),
      ...tenant,
      subjectId: ids.subject,
      subjectNumber: number,
      source: 'IMPORT',
      websites: {
        create: {
          id: websiteId,
          ...tenant,
          websiteNumber: `${number}-1`,
          domains: ['example.cn'],
          accessSince: new Date(),
        },
      },
    },
  });
  const name = `row-${counted}`;
  const now = new Date();
  await createKey(prisma, { tenant, by: OPERATOR, now, kind: 'SECRET', name });
  await prisma.staffMember.create({
    data: { id: newId('StaffMember'), ...tenant, externalRef: name, displayName: '王初审' },
  });
  await recordAudit(prisma, {
    tenant,
    by: { kind: 'STAFF', id: name },
    action: 'MATERIAL_VIEWED',
    targetId: 'mat_1',
    at: now,
  });
  await recordAuthentication(prisma, { tenant, kind: 'REFUSED', keyId: name, code: 'KEY_REVOKED' });
  const message = await prisma.authorityMessage.create({
    data: {
      id: newId('AuthorityMessage'),
      ...tenant,
      direction: 'SENT',
      method: 'isp_upload',
      status: 'ACCEPTED',
      filingIds: [ids.filing],
      at: new Date(),
    },
  });
  const backdrop = await prisma.backdropRequest.create({
    data: {
      id: newId('BackdropRequest'),
      filingId: ids.filing,
      status: 'ASKED',
      personal: randomBytes(32),
      askedAt: new Date(),
    },
  });
  const campaign = await anInspection(service, tenant, websiteId);
  return {
    filings: ids.filing,
    servers: ids.server,
    subjects: ids.subject,
    websites: `${number}-1`,
    authorityMessages: message.id,
    authorityNotices: ids.notice,
    alarms: await anAlarm(service, tenant),
    ipRanges: await aRange(service, tenant),
    inspections: campaign.inspection,
    inspectedWebsites: campaign.website,
    waitingBackdrops: backdrop.id,
    apiKeys: name,
    staffMembers: name,
    auditEvents: name,
    accessRecords: name,
    authenticationRecords: name,
    applicants: applicantId,
    webhookEndpoints: ids.endpoint,
    webhookDeliveries: ids.delivery,
    legalHolds: ids.hold,
  };
}

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let people: Record<Who, Caller>;
  let own: Record<string, string>;
  let anothers: Record<string, string>;
  const foreign: Record<string, Record<string, string>> = {};

  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
    const other = await aDesk(service);
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const me = await desk.applicant('me');
    people = { applicant: me.caller, reviewer: await desk.reviewer(), provider: desk.provider };
    own = await oneOfEach(service, desk.tenant, me.id);
    anothers = await oneOfEach(service, desk.tenant, (await desk.applicant()).id);
    foreign['another provider'] = await oneOfEach(service, other.tenant, (await other.applicant('me')).id);
    foreign['the other mode'] = await oneOfEach(service, live.tenant, (await live.applicant('me')).id);
  });
  afterAll(() => service.stop());

  describe.each(Object.entries(LISTS))('%s', (list, { by, shows }) => {
    it('shows and counts one’s own, and nothing of another provider, mode or applicant', async () => {
      for (const who of by) {
        const answer = await people[who].query<{
          list: { totalCount: number; edges: { node: Record<string, string> }[] };
        }>(`{ list: ${list}(first: 100) { totalCount edges { node { ${shows} } } } }`);
        const seen = answer.list.edges.map(({ node }) => node[shows] ?? '');
        const expected =
          who === 'applicant' && OF_APPLICANTS.includes(list) ? [own[list]] : [own[list], anothers[list]];
        // The keys and people by which the desk itself works are the provider's own, too.
        const more = seen.filter((one) => OF_THE_DESK.test(one));
        expect(seen.filter((one) => !more.includes(one)).sort(), who).toEqual([...expected].sort());
        expect(answer.list.totalCount, who).toBe(expected.length + more.length);
        for (const [whose, rows] of Object.entries(foreign))
          expect(seen, `${who}: ${whose}`).not.toContain(rows[list]);
      }
    });

    it('goes on from a cursor of somebody else’s without showing anything of theirs', async () => {
      const [who] = by;
      if (!who) throw new Error(list);
      const query = `query ($after: String) { list: ${list}(first: 100, after: $after) { edges { cursor node { ${shows} } } } }`;
      type Seen = { list: { edges: { cursor: string; node: Record<string, string> }[] } };
      const { list: mine } = await people[who].query<Seen>(query);
      for (const { cursor } of mine.edges) {
        const { list: after } = await people[who].query<Seen>(query, { after: cursor });
        for (const rows of Object.values(foreign))
          expect(after.edges.map(({ node }) => node[shows])).not.toContain(rows[list]);
      }
    });
  });
});
