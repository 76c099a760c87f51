import { isObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUCKETS } from '../../server/platform/limits/buckets.ts';
import { schema } from '../../schema/api/schema.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;
let filing: Filing;
beforeAll(async () => {
  service = await startService({ database: await openForTest(), realLimits: true });
  desk = await aDesk(service);
  filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
});
afterAll(() => service.stop());

type Links = {
  materials: { id: string; previewUrl: string | null }[];
  page: string | null;
  pdf: string | null;
};
const LINKS = `materials { id previewUrl } page: verificationFormUrl pdf: verificationFormUrl(format: PDF)`;
const linksFor = async (caller: Caller): Promise<Links> =>
  (
    await caller.query<{ filing: Links }>(`query ($id: ID!) { filing(id: $id) { ${LINKS} } }`, {
      id: filing.id,
    })
  ).filing;
const everyLink = ({ materials, page, pdf }: Links): string[] =>
  [...materials.map(({ previewUrl }) => previewUrl), page, pdf].filter((url) => url !== null);
const auditOf = (caller: { id: string }) =>
  service.services.database.prisma.auditEvent.findMany({
    where: { actorId: caller.id, action: { in: ['PERSONAL_DATA_REVEALED', 'MATERIAL_VIEWED'] } },
    orderBy: { id: 'asc' },
  });
const whoIs = async (caller: Caller): Promise<string> =>
  (await caller.query<{ viewer: { id: string } }>('{ viewer { ... on StaffViewer { id } } }')).viewer.id;

describe('a reviewer', () => {
  it('gets no link and nothing in clear before saying why', async () => {
    const reviewer = await desk.reviewer();
    expect(everyLink(await linksFor(reviewer))).toEqual([]);
    const { filing: shown } = await reviewer.query<{
      filing: { lookReason: null; details: { masked: boolean } };
    }>('query ($id: ID!) { filing(id: $id) { lookReason details(reveal: true) { masked } } }', {
      id: filing.id,
    });
    expect(shown).toEqual({ lookReason: null, details: { masked: true } });
    expect(await auditOf({ id: await whoIs(reviewer) })).toEqual([]);
  });

  it('says OTHER in words, and only of what is the provider’s', async () => {
    const reviewer = await desk.reviewer();
    const input = { targetId: filing.id, reason: 'OTHER' };
    expect(await reviewer.mutate('beginLook', input)).toMatchObject({
      issues: [{ path: ['note'], code: 'REQUIRED' }],
    });
    expect(await reviewer.mutate('beginLook', { ...input, note: 'x'.repeat(201) })).toMatchObject({
      issues: [{ path: ['note'], code: 'TOO_LONG' }],
    });
    const stranger = await (await aDesk(service)).reviewer();
    expect(await stranger.mutate('beginLook', { targetId: filing.id, reason: 'REVIEW' })).toMatchObject({
      __typename: 'NotFoundError',
    });
    await reviewer.succeed('beginLook', { ...input, note: '用户来电核对' });
    const { lookReason } = (
      await reviewer.query<{ filing: { lookReason: string } }>(
        'query ($id: ID!) { filing(id: $id) { lookReason } }',
        { id: filing.id },
      )
    ).filing;
    expect(lookReason).toBe('OTHER');
  });

  it('is written down for each picture, form and reveal, with what, why and in which session', async () => {
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    const links = await linksFor(reviewer);
    expect(everyLink(links).length).toBe(links.materials.length + 2);
    for (const url of everyLink(links)) expect((await fetch(url)).status).toBe(200);
    await reviewer.ask('query ($id: ID!) { filing(id: $id) { details(reveal: true) { masked } } }', {
      id: filing.id,
    });
    const audit = await auditOf({ id: await whoIs(reviewer) });
    expect(audit.map(({ action, what, targetId, filingId }) => [action, what, targetId, filingId])).toEqual([
      ...links.materials.map(({ id }) => ['MATERIAL_VIEWED', 'PICTURE', id, filing.id]),
      ['PERSONAL_DATA_REVEALED', 'FORM', filing.id, filing.id],
      ['PERSONAL_DATA_REVEALED', 'FORM', filing.id, filing.id],
      ['PERSONAL_DATA_REVEALED', 'DETAILS', filing.id, filing.id],
    ]);
    const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
    for (const { reason, session } of audit) {
      expect(sealer.open(reason ?? new Uint8Array(), 'look-reason')).toEqual({ code: 'REVIEW', note: null });
      expect(session).not.toBeNull();
    }
  });

  it('has links for a minute and a half that hold nothing but ids', async () => {
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    for (const url of everyLink(await linksFor(reviewer))) {
      const seconds = (Number(new URL(url).searchParams.get('e')) - Date.now()) / 1000;
      expect(seconds).toBeGreaterThan(60);
      expect(seconds).toBeLessThanOrEqual(91);
    }
  });

  it('has other links at every asking, for a browser does not fetch again what it was given before', async () => {
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    const asked = [...everyLink(await linksFor(reviewer)), ...everyLink(await linksFor(reviewer))];
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('loses the links with the session, and another session gives its own reason', async () => {
    const staffRef = 'reviewer-of-two-sessions';
    let staffId = '';
    const session = async (): Promise<Caller> => {
      const { token, staffId: id } = await desk.provider.succeed('createStaffSession', {
        externalRef: staffRef,
        displayName: '王初审',
      });
      staffId = String(id);
      return desk.provider.with({ token: String(token) });
    };
    const one = await session();
    await filing.isLookedAtBy(one);
    const links = everyLink(await linksFor(one));
    // Sessions are told apart by the second in which they began.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(everyLink(await linksFor(await session()))).toEqual([]);
    const { prisma } = service.services.database;
    await prisma.staffMember.updateMany({
      where: { id: staffId },
      data: { removedAt: new Date() },
    });
    for (const url of links) expect((await fetch(url)).status).toBe(410);
  });

  it('gets no link and nothing in clear in a list, whatever was said', async () => {
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    const lists = await reviewer.query<object>(
      `query ($id: ID!) {
        filings(first: 5) { edges { node { ${LINKS} details(reveal: true) { masked } } } }
        nodes(ids: [$id]) { ... on Filing { ${LINKS} details(reveal: true) { masked } } }
      }`,
      { id: filing.id },
    );
    const text = JSON.stringify(lists);
    expect(text).toContain('"masked":true');
    expect(text).not.toContain('http');
    expect(text).not.toContain('"masked":false');
  });

  it('is stopped by the limit, whichever way it looks', async () => {
    const reviewer = await desk.reviewer();
    await filing.isLookedAtBy(reviewer);
    const [url = ''] = everyLink(await linksFor(reviewer));
    const { page } = await linksFor(reviewer);
    await service.services.limits.consume('REVEAL', await whoIs(reviewer), BUCKETS.REVEAL.points);
    expect((await fetch(url)).status).toBe(429);
    expect((await fetch(page ?? '')).status).toBe(429);
    const answer = await reviewer.ask(
      'query ($id: ID!) { filing(id: $id) { details(reveal: true) { masked } } }',
      {
        id: filing.id,
      },
    );
    expect(answer.errors).toHaveLength(1);
  });
});

describe('an applicant', () => {
  it('sees its own without a reason, by links that end with the session', async () => {
    const { caller, id } = filing.owner;
    const links = everyLink(await linksFor(caller));
    for (const url of links) expect((await fetch(url)).status).toBe(200);
    const now = new Date(Date.now() + 1000);
    await service.services.database.prisma.sessionEnd.create({
      data: { ...desk.tenant, targetId: id, endedAt: now },
    });
    for (const url of links) expect((await fetch(url)).status).toBe(410);
    await service.services.database.prisma.sessionEnd.deleteMany({ where: { targetId: id } });
  });
});

describe('the provider’s own server', () => {
  it('gets neither', async () => {
    expect(everyLink(await linksFor(desk.provider))).toEqual([]);
    expect(
      await desk.provider.ask(
        'mutation { beginLook(input: {targetId: "x", reason: REVIEW}) { __typename } }',
      ),
    ).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });
});

/** Fields that give personal data in clear, or a link to it, and the test that shows each in the audit. */
const WAYS: Readonly<Record<string, string>> = {
  'Filing.details(reveal)': 'above',
  'BackdropRequest.to(reveal)': 'process/photo.test.ts',
  'Material.previewUrl': 'above',
  'Material.reading(reveal)': 'reading/of-a-filing.test.ts',
  'Filing.verificationFormUrl': 'above',
  'AuthorityMessage.content': 'process/from-the-authority.test.ts',
  'AuthorityNotice.content': 'process/from-the-authority.test.ts',
};

/** Names by which the schema would give something away: a link, or something asked for in clear. */
function waysIn(from: GraphQLSchema): string[] {
  return Object.values(from.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).flatMap(({ name, args, description }) => {
          if (args.some((arg) => arg.name === 'reveal')) return [`${type.name}.${name}(reveal)`];
          const isLink = /Url$/.test(name) && /signed link/.test(description ?? '');
          const isClear = name === 'content';
          return isLink || isClear ? [`${type.name}.${name}`] : [];
        })
      : [],
  );
}

describe('the schema', () => {
  it('has no way to personal data in clear but those that are held to the audit here', () => {
    expect(waysIn(schema).sort()).toEqual(Object.keys(WAYS).sort());
  });
});
