import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { contract } from '../testkit/contract.ts';
import type { Caller } from '../testkit/caller.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import {
  aHold,
  aLink,
  aVerification,
  aMessage,
  aNotice,
  aPhrase,
  anOriginAndAReviewer,
  aWebhook,
  rowsOf,
  UNKNOWN_IDS,
  type AllIds,
} from '../testkit/rows.ts';
import { startService, type Service } from '../testkit/service.ts';
import { NO_IDS, PROBES, type People } from './probes.ts';

/** Digest under which this service knows an operation. */
const VIEWER = 'a'.repeat(64);

const operations = [
  contract.getQueryType(),
  contract.getMutationType(),
  contract.getSubscriptionType(),
].flatMap((type) => (type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []));

describe('the table of probes', () => {
  it('has every query, mutation and subscription, and nothing else', () => {
    expect([...Object.keys(PROBES), ...Object.keys(NO_IDS)].sort()).toEqual([...operations].sort());
  });
});

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let people: People;
  let own: AllIds;
  const foreign: Record<string, AllIds> = {};

  beforeAll(async () => {
    service = await startService({
      database: await open(),
      operations: { [VIEWER]: '{ viewer { __typename } }' },
    });
    desk = await aDesk(service);
    const other = await aDesk(service);
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const me = await desk.applicant('me');
    const filing = await me.files(aCompany()).upTo('VERIFY_SERVER');
    await filing.uploads('AUXILIARY');
    people = { applicant: me.caller, reviewer: await desk.reviewer(), provider: desk.provider };
    const allOf = async (of: Desk, applicant: { id: string }): Promise<AllIds> => ({
      ...(await rowsOf(service, of.tenant, applicant.id)),
      message: await aMessage(service, of.tenant),
    });
    foreign['another provider'] = await allOf(other, await other.applicant('me'));
    foreign['the other mode'] = await allOf(live, await live.applicant('me'));
    foreign['another applicant'] = await allOf(desk, await desk.applicant());
    const { prisma } = service.services.database;
    const row = await prisma.filing.findUniqueOrThrow({
      where: { id: filing.id },
      include: { materials: true },
    });
    const key = await desk.provider.succeed('createApiKey', { kind: 'PUBLISHABLE', name: 'mine' });
    own = {
      filing: filing.id,
      website: filing.websiteId,
      determination: await me.determines(aCompany()),
      material: row.materials[0]?.id ?? '',
      link: await aLink(service, { ...desk.tenant, filingId: filing.id, applicantId: me.id }),
      verification: await aVerification(service, {
        filingId: filing.id,
        filingWebsiteId: filing.websiteId,
      }),
      server: await me.usualServer(),
      subject: row.subjectId,
      key: String(key['id']),
      person: (await desk.applicant()).id,
      ...(await anOriginAndAReviewer(service, desk.tenant)),
      notice: await aNotice(service, desk.tenant),
      message: await aMessage(service, desk.tenant),
      ...(await aWebhook(service, desk.tenant)),
      hold: await aHold(service, desk.tenant, row.subjectId),
      phrase: await aPhrase(service, desk.tenant),
    };
  });
  afterAll(() => service.stop());

  describe.each(Object.keys(PROBES))('%s', (operation) => {
    const probe = PROBES[operation];
    if (!probe) throw new Error(operation);

    it('answers an id of somebody else exactly like an unknown one', async () => {
      for (const by of probe.by) {
        const unknown = await probe.ask(people[by], UNKNOWN_IDS);
        for (const [whose, ids] of Object.entries(foreign)) {
          // To the provider's own people an applicant's filing is no foreign one.
          if (whose === 'another applicant' && by !== 'applicant') continue;
          const answer = await probe.ask(people[by], ids);
          expect(hidden(answer, ids), `${by} asks for what is of ${whose}`).toEqual(
            hidden(unknown, UNKNOWN_IDS),
          );
        }
      }
    });

    it('answers an id of one’s own in another way', async () => {
      for (const by of probe.by) {
        const unknown = await probe.ask(people[by], UNKNOWN_IDS);
        const answer = await probe.ask(people[by], own);
        expect(hidden(answer, own), by).not.toEqual(hidden(unknown, UNKNOWN_IDS));
      }
    });
  });

  it('lists show nothing of anybody else', async () => {
    const LISTS = `{ filings(first: 100) { totalCount edges { node { id } } }
      subjects(first: 100) { edges { node { id } } } servers(first: 100) { totalCount edges { node { id } } } }`;
    const lists = async (caller: Caller) => JSON.stringify((await caller.ask(LISTS)).data);
    for (const [by, caller] of Object.entries(people)) {
      const seen = await lists(caller);
      expect(seen, by).toContain(own.filing);
      for (const [whose, ids] of Object.entries(foreign))
        for (const id of [ids.filing, ids.subject, ids.server])
          if (by === 'applicant' || whose !== 'another applicant')
            expect(seen, `${by}: ${whose}`).not.toContain(id);
    }
  });

  it('a search finds nothing of anybody else, by id, number or domain', async () => {
    const { prisma } = service.services.database;
    for (const ids of Object.values(foreign)) {
      const { subjectNumber } = await prisma.filing.findUniqueOrThrow({ where: { id: ids.filing } });
      for (const search of [ids.filing, subjectNumber, `${subjectNumber}-1`, 'example.cn']) {
        const { filings } = await people.applicant.query<{ filings: { totalCount: number } }>(
          'query ($search: String) { filings(search: $search) { totalCount } }',
          { search },
        );
        expect(filings.totalCount, search).toBe(0);
      }
    }
  });

  it('a session of one provider is nothing to another provider’s page', async () => {
    const other = await aDesk(service);
    await other.allowOrigin('https://other.example.com');
    const answer = await people.applicant
      .with({ publishableKey: other.publishableKey, origin: 'https://other.example.com' })
      .post({ extensions: { persistedQuery: { version: 1, sha256Hash: VIEWER } } });
    expect(answer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(answer.data).toBeNull();
  });
});

/** An answer without the ids that were asked for, which it may repeat. */
const hidden = (answer: unknown, ids: AllIds): unknown =>
  JSON.parse(
    Object.values(ids).reduce((text, id) => text.replaceAll(id, '<id>'), JSON.stringify(answer)),
  ) as unknown;
