import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  CONTROL_PATH,
  type ControlCommand,
} from '../../server/rehearsal/authority/front/control-endpoint.ts';
import { meansOn } from '../../server/cli/means.ts';
import { withAuthority } from '../../server/cli/commands/authority-work.ts';
import { unfiledSiteAnswer } from '../../server/filing/after/acts/answers.ts';
import { openBody } from '../../server/authority/connector/storing/messages.ts';
import { openRecord, withRecord } from '../../server/filing/after/acts/as-filed.ts';
import { givenScans } from '../../server/filing/after/acts/scans.ts';
import { fittedToAuthority } from '../../server/filing/draft/papers/attachments.ts';
import { operateAct } from '../../server/filing/after/acts/acts.ts';
import { OPERATOR } from '../../server/platform/tenancy/audit.ts';
import { aPaper } from '../testkit/papers.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

/** Has the rehearsal authority send a list, and takes it in. */
async function sends(desk: Desk, command: ControlCommand): Promise<string> {
  const response = await fetch(`${service.url}${CONTROL_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secretKey}` },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(await response.text());
  await desk.authorityWorks();
  const notice = await service.services.database.prisma.authorityNotice.findFirstOrThrow({
    where: { ...desk.tenant, handledAt: null },
  });
  return notice.id;
}

const uploads = (desk: Desk) =>
  service.services.database.prisma.authorityMessage.findMany({
    where: { ...desk.tenant, method: 'isp_upload' },
    orderBy: { id: 'asc' },
    select: { operation: true, status: true },
  });

const audited = (desk: Desk) =>
  service.services.database.prisma.auditEvent.findMany({
    where: { ...desk.tenant, action: 'AUTHORITY_ACT_SENT' },
    select: { actorKind: true, targetId: true, what: true },
  });

describe('an answer to an unfiled site', () => {
  it('goes once, and marks the entry as done with whom it was', async () => {
    const desk = await aDesk(service);
    const noticeId = await sends(desk, { do: 'download', type: 'WBAWZLB' });
    const { authorityNotice } = await desk.provider.query<{ authorityNotice: { answerBy: string } }>(
      '{ authorityNotice(id: "' + noticeId + '") { answerBy } }',
    );
    expect(authorityNotice.answerBy).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const input = { noticeId, result: 1, opinion: '已断开接入' };
    const answer = await desk.provider.succeed('answerUnfiledSite', input);
    expect(answer['notice']).toMatchObject({ id: noticeId, handledAt: expect.any(String) as unknown });
    expect(await uploads(desk)).toEqual([{ operation: 'WBACLJG', status: 'ACCEPTED' }]);
    expect(await audited(desk)).toEqual([{ actorKind: 'SECRET_KEY', targetId: noticeId, what: 'WBACLJG' }]);
    expect(await desk.provider.mutate('answerUnfiledSite', input)).toMatchObject({
      issues: [{ path: ['noticeId'], code: 'ACT_ANSWERED' }],
    });
    expect(await uploads(desk)).toHaveLength(1);
  });

  it('is refused where it is wrong, and for an entry of another list', async () => {
    const desk = await aDesk(service);
    const noticeId = await sends(desk, { do: 'download', type: 'WBAWZLB' });
    expect(
      await desk.provider.mutate('answerUnfiledSite', { noticeId, result: 1000, opinion: ' ' }),
    ).toMatchObject({
      issues: [
        { path: ['opinion'], code: 'REQUIRED' },
        { path: ['result'], code: 'ACT_CODE' },
      ],
    });
    expect(
      await desk.provider.mutate('answerRecheckTask', {
        noticeId,
        passed: true,
        checker: '王核实',
        opinion: '一致',
      }),
    ).toMatchObject({ issues: [{ path: ['noticeId'], code: 'ACT_OTHER_LIST' }] });
    expect(await uploads(desk)).toEqual([]);
  });

  it('goes from the command line, too, in the operator’s name', async () => {
    const desk = await aDesk(service);
    const noticeId = await sends(desk, { do: 'download', type: 'WBAWZLB' });
    const { services } = service;
    await withAuthority(
      { ...meansOn(services.config, services.database), privacy: () => Promise.resolve(services.privacy) },
      async (means) => {
        const own = { ...means, authority: services.authority };
        const prepared = await unfiledSiteAnswer(own, desk.tenant, {
          noticeId,
          result: 2,
          opinion: '已备案',
        });
        await operateAct(own, desk.tenant, prepared, OPERATOR);
      },
    );
    expect(await uploads(desk)).toEqual([{ operation: 'WBACLJG', status: 'ACCEPTED' }]);
    expect(await audited(desk)).toMatchObject([{ actorKind: 'OPERATOR' }]);
  });
});

it('a re-check task is answered with the record as it came, and the rehearsal takes it', async () => {
  const desk = await aDesk(service);
  const noticeId = await sends(desk, { do: 'download', type: 'HSRW' });
  const input = { noticeId, checker: '王核实', opinion: '与实际一致' };
  expect(await desk.provider.mutate('answerRecheckTask', { ...input, passed: false })).toMatchObject({
    issues: [
      { path: ['errors'], code: 'REQUIRED' },
      { path: ['serviceContents'], code: 'REQUIRED' },
    ],
  });
  await desk.provider.succeed('answerRecheckTask', { ...input, passed: true, serviceContents: [1] });
  expect(await uploads(desk)).toEqual([{ operation: 'HSJG', status: 'ACCEPTED' }]);
  expect(await audited(desk)).toMatchObject([{ targetId: noticeId, what: 'HSJG' }]);
});

/** An approved order, with the authority's own record of it. */
const approved = async () => {
  const desk = await aDesk(service);
  const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
  await desk.authorityWorks();
  return { desk, filing, number: filing.company.member.websiteNumber };
};

let first: ReturnType<typeof approved> | undefined;
/** One that no test changes. */
const shared = () => (first ??= approved());

type Acts = { websites: { edges: { node: { domains: string[]; acts: Record<string, unknown>[] } }[] } };

const siteOf = async (desk: Desk) => {
  const { websites } = await desk.provider.query<Acts>(
    '{ websites { edges { node { domains acts { kind state code opinion mendBy decidedAt } } } } }',
  );
  const [site] = websites.edges;
  if (!site) throw new Error('no website is served');
  return site.node;
};

/** The last upload that the authority took, as it stands. */
const lastUpload = async (desk: Desk): Promise<string> => {
  const { database, privacy } = service.services;
  const row = await database.prisma.authorityMessage.findFirstOrThrow({
    where: { ...desk.tenant, method: 'isp_upload' },
    orderBy: { id: 'desc' },
  });
  return openBody<{ xml: string }>(await privacy.forProvider(desk.tenant.providerId), row)?.xml ?? '';
};

const historyOf = async (desk: Desk, filingId: string) => {
  const { filing } = await desk.provider.query<{
    filing: { timeline: { type: string; text: string }[] };
  }>(`{ filing(id: "${filingId}") { timeline(last: 2) { type text } } }`);
  return filing.timeline;
};

const told = (desk: Desk) =>
  service.services.database.prisma.outboxMessage
    .findMany({
      where: { ...desk.tenant, topic: { startsWith: 'website.act' } },
      orderBy: { id: 'asc' },
    })
    .then((rows) => rows.map(({ topic, payload }) => ({ topic, ...(payload as object) })));

describe('a change of access', () => {
  it('says the whole record once more with the new access, and stands when the authority has approved it', async () => {
    const { desk, filing, number } = await approved();
    const change = { addresses: ['47.96.0.77', '47.96.0.78'], accessMethod: 'COLOCATION' };
    const domains = ['bian-geng.cn', ...(await siteOf(desk)).domains];
    await desk.provider.succeed('changeAccess', { websiteNumber: number, ...change, domains });
    expect(await siteOf(desk)).toMatchObject({ acts: [{ kind: 'ACCESS_CHANGE', state: 'SENT' }] });
    const xml = await lastUpload(desk);
    const address = (last: number) => String(47 * 2 ** 24 + 96 * 2 ** 16 + last);
    for (const part of ['<BGBA>', address(77), address(78), '<Jrfs>2</Jrfs>', '<Ym>bian-geng.cn</Ym>'])
      expect(xml).toContain(part);
    expect(xml).toContain(`<Baxh>${filing.company.member.subjectNumber}</Baxh>`);
    expect(await desk.provider.mutate('changeAccess', { websiteNumber: number, ...change })).toMatchObject({
      issues: [{ path: ['websiteNumber'], code: 'ACT_WAITING' }],
    });
    await desk.authorityWorks();
    expect(await siteOf(desk)).toMatchObject({
      domains: expect.arrayContaining(domains) as unknown,
      acts: [{ state: 'DONE', code: 1001, opinion: '同意', mendBy: null }],
    });
    expect(await historyOf(desk, filing.id)).toMatchObject([
      { type: 'SEND_ACT' },
      { type: 'ACT_DONE', text: expect.stringContaining(number) as unknown },
    ]);
    expect(await told(desk)).toMatchObject([
      { topic: 'website.act_done', websiteNumber: number, act: 'ACCESS_CHANGE', code: 1001 },
    ]);
  });

  it('leads to another server, whose addresses and region are meant', async () => {
    const { desk, number } = await approved();
    const [server] = (
      (await desk.provider.succeed('registerServers', {
        servers: [
          {
            instanceRef: 'i-umzug',
            product: 'CLOUD_SERVER',
            region: 'cn-beijing',
            ips: ['10.0.0.9', '47.96.0.90'],
            termMonths: 12,
            expiresAt: '2031-01-01T00:00:00Z',
          },
        ],
      })) as unknown as { servers: { id: string }[] }
    ).servers;
    await desk.provider.succeed('changeAccess', { websiteNumber: number, serverId: server?.id });
    const xml = await lastUpload(desk);
    expect(xml).toContain('<Fbdd>2</Fbdd>');
    expect(xml).not.toContain(String(10 * 2 ** 24 + 9));
    await desk.authorityWorks();
    const site = await service.services.database.prisma.filingWebsite.findFirstOrThrow({
      where: { filing: desk.tenant, websiteNumber: number },
    });
    expect(site.serverId).toBe(server?.id);
  });

  it('that the authority refuses leaves everything as it was, and may be asked for again', async () => {
    const { desk, number } = await approved();
    const asked = { websiteNumber: number, addresses: ['47.96.0.79'], password: 'falsch-2021' };
    await desk.provider.succeed('changeAccess', asked);
    await desk.authorityWorks();
    const { domains, acts } = await siteOf(desk);
    expect(acts).toMatchObject([{ state: 'REFUSED', code: 1018, mendBy: expect.any(String) as unknown }]);
    expect(await told(desk)).toMatchObject([{ topic: 'website.act_refused', code: 1018 }]);
    await desk.provider.succeed('changeAccess', asked);
    expect((await uploads(desk)).map(({ operation }) => operation)).toEqual(['XZJR', 'BGBA', 'BGBA']);
    expect((await siteOf(desk)).domains).toEqual(domains);
  });

  it.each([
    [{}, [], 'ACCESS_CHANGE_NOTHING'],
    [{ addresses: ['192.168.1.1'] }, ['addresses', '0'], 'ACCESS_ADDRESS'],
    [{ addresses: ['2408:4000::1'] }, ['addresses', '0'], 'ACCESS_ADDRESS'],
    [{ addresses: [] }, ['addresses'], 'REQUIRED'],
    [{ region: 'ap-hongkong' }, ['region'], 'SERVER_NOT_MAINLAND'],
    [{ region: 'nowhere' }, ['region'], 'REGION_UNKNOWN'],
    [{ domains: ['kein domain'] }, ['domains', '0'], 'DOMAIN_INVALID'],
  ])('%j is refused before it is sent', async (input, path, code) => {
    const { desk, number } = await shared();
    expect(await desk.provider.mutate('changeAccess', { websiteNumber: number, ...input })).toMatchObject({
      issues: [{ path, code }],
    });
    expect((await uploads(desk)).map(({ operation }) => operation)).toEqual(['XZJR']);
  });

  it('of a stranger’s website, or to a stranger’s server, finds nothing', async () => {
    const { desk, number } = await shared();
    const stranger = await aDesk(service);
    const input = { websiteNumber: number, addresses: ['47.96.0.80'] };
    expect(await stranger.provider.mutate('changeAccess', input)).toMatchObject({
      __typename: 'NotFoundError',
    });
    const foreign = { websiteNumber: number, serverId: 'srv_01hzzzzzzzzzzzzzzzzzzzzzzz' };
    expect(await desk.provider.mutate('changeAccess', foreign)).toMatchObject({
      __typename: 'NotFoundError',
    });
  });

  it('says by name what the authority’s own record lacks, and asks for the record where none came', async () => {
    const { desk, number } = await approved();
    const { database, privacy } = service.services;
    const { prisma } = database;
    const record = await prisma.filingRecord.findFirstOrThrow({ where: desk.tenant });
    const sealer = await privacy.forProvider(desk.tenant.providerId);
    const filed = openRecord(sealer, record);
    if (!filed) throw new Error('the authority has sent no record');
    const { Fzr: _person, ...subject } = filed.subject;
    const without = withRecord(sealer, { id: record.id, asFiled: null }, { ...filed, subject });
    await prisma.filingRecord.update({ where: { id: record.id }, data: { asFiled: without } });
    const input = { websiteNumber: number, addresses: ['47.96.0.81'] };
    expect(await desk.provider.mutate('changeAccess', input)).toMatchObject({
      issues: [{ code: 'ACT_RECORD_LACKS', message: expect.stringContaining('Zt_xx/Fzr') as unknown }],
    });
    await prisma.filingRecord.update({ where: { id: record.id }, data: { asFiled: null } });
    expect(await desk.provider.mutate('changeAccess', input)).toMatchObject({
      issues: [{ code: 'ACT_RECORD_UNKNOWN' }],
    });
  });
});

describe('scans afterwards', () => {
  it('of stored papers go alone, and are done with when the authority has stored them', async () => {
    const { desk, number } = await approved();
    await desk.provider.succeed('sendVerificationScans', {
      websiteNumber: number,
      kinds: ['SUBJECT_CERTIFICATE', 'VERIFICATION_PHOTO'],
    });
    const xml = await lastUpload(desk);
    expect(xml.match(/<Fjyt>\d<\/Fjyt>/g)?.sort()).toEqual(['<Fjyt>2</Fjyt>', '<Fjyt>5</Fjyt>']);
    expect(xml).toContain(`<Baxh>${number}</Baxh>`);
    await desk.authorityWorks();
    expect(await siteOf(desk)).toMatchObject({
      acts: [{ kind: 'VERIFICATION_SCANS', state: 'DONE', code: 1060 }],
    });
    expect(await audited(desk)).toMatchObject([{ what: 'XZHYD' }]);
  });

  it('are refused where none is stored, and where the authority takes none of the kind', async () => {
    const { desk, number } = await shared();
    const send = (kinds: string[]) =>
      desk.provider.mutate('sendVerificationScans', { websiteNumber: number, kinds });
    expect(await send(['ACCESS_SHEET'])).toMatchObject({ issues: [{ code: 'SCANS_NONE' }] });
    expect(await send([])).toMatchObject({ issues: [{ code: 'SCANS_NONE' }] });
  });

  it('that are at hand go in the operator’s name, and one that is no picture does not', async () => {
    const { desk, number } = await approved();
    const jpeg = await aPaper();
    const scans = [
      { kind: 'VERIFICATION_FORM' as const, jpeg: () => fittedToAuthority('VERIFICATION_FORM', jpeg) },
    ];
    const { services } = service;
    const prepared = await givenScans(services, desk.tenant, { websiteNumber: number, scans });
    await operateAct(services, desk.tenant, prepared, OPERATOR);
    expect(await audited(desk)).toMatchObject([{ actorKind: 'OPERATOR', what: 'XZHYD' }]);
    await desk.authorityWorks();
    const broken = [
      {
        kind: 'VERIFICATION_FORM' as const,
        jpeg: () => fittedToAuthority('VERIFICATION_FORM', Buffer.from('no picture')),
      },
    ];
    await expect(
      givenScans(services, desk.tenant, { websiteNumber: number, scans: broken }),
    ).rejects.toMatchObject({ issues: [{ path: ['kinds', '0'], code: 'SCAN_UNFIT' }] });
  });
});
