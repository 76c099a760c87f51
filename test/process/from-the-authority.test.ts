import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  CONTROL_PATH,
  type ControlCommand,
} from '../../server/rehearsal/authority/front/control-endpoint.ts';
import { PLAYED_WEBSITE } from '../../server/rehearsal/authority/front/plays/lists.ts';
import { AuthorityUnavailable } from '../../schema/rules/failures.ts';
import { handOver } from '../../server/filing/handover/hand-over.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let service: Service;
let desk: Desk;
let reviewer: Caller;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  reviewer = await desk.reviewer();
});
afterAll(() => service.stop());

/** Throws a switch of the rehearsal authority. */
async function arranges(command: ControlCommand, { secretKey } = desk): Promise<void> {
  const response = await fetch(`${service.url}${CONTROL_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}` },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}

/** Throws a switch, and lets everything be exchanged. */
async function happens(command: ControlCommand): Promise<void> {
  await arranges(command);
  await desk.authorityWorks();
}

type Notice = {
  id: string;
  list: string;
  handledAt: string | null;
  about: { kind: string; number: string } | null;
  filing: { id: string } | null;
};
type Page<Row> = { totalCount: number; edges: { node: Row }[] };

const noticesWhere = async (args: string, caller = reviewer): Promise<Page<Notice>> =>
  (
    await caller.query<{ authorityNotices: Page<Notice> }>(
      `{ authorityNotices(${args}) { totalCount edges { node { id list handledAt about { kind number } filing { id } } } } }`,
    )
  ).authorityNotices;

const only = ({ edges }: Page<Notice>): Notice => {
  const [edge] = edges;
  if (!edge || edges.length > 1) throw new Error(`${edges.length} entries instead of one`);
  return edge.node;
};

describe('an entry of the authority’s lists', () => {
  it('says whom it is about and leads to the order, also where it names only the authority’s own id', async () => {
    const filing: Filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
    const { websiteNumber, subjectNumber } = filing.company.member;
    const { prisma } = service.services.database;
    const { authoritySubjectId } = await prisma.filingRecord.findFirstOrThrow({
      where: { ...desk.tenant, subjectNumber },
    });
    const checks =
      `<Zthc><Ztid>${authoritySubjectId}</Ztid><Dwmc>演练</Dwmc><Zjlx>1</Zjlx><Zjhm>1</Zjhm></Zthc>` +
      `<Wzch><Wzid>1</Wzid><Wz_Baxh>${websiteNumber}</Wz_Baxh><Hcsj>2026-01-01</Hcsj></Wzch>`;
    await happens({
      do: 'download-xml',
      xml: `<?xml version="1.0" encoding="UTF-8"?><DownloadData version="V.3.0"><ICP><HCJG><Jgxx>${checks}</Jgxx></HCJG></ICP></DownloadData>`,
    });
    const { edges } = await noticesWhere('list: "HCJG"');
    expect(edges.map(({ node }) => [node.about, node.filing])).toEqual(
      expect.arrayContaining([
        [{ kind: 'SUBJECT', number: subjectNumber }, { id: filing.id }],
        [{ kind: 'WEBSITE', number: websiteNumber }, { id: filing.id }],
      ]),
    );
    await happens({ do: 'download', type: 'XGTZ' });
    expect(only(await noticesWhere('list: "XGTZ"'))).toMatchObject({
      about: { kind: 'WEBSITE', number: PLAYED_WEBSITE },
      filing: null,
    });
  });

  it('is done with once, may be opened again, and each is written down', async () => {
    await happens({ do: 'download', type: 'WBAWZLB' });
    const { id, ...entry } = only(await noticesWhere('list: "WBAWZLB", handled: false'));
    expect(entry).toMatchObject({ handledAt: null, about: null, filing: null });
    const marks = (handled: boolean) => reviewer.mutate('markAuthorityNotice', { noticeId: id, handled });
    expect(await marks(true)).toMatchObject({ notice: { id, handledAt: expect.any(String) as string } });
    const { handledAt } = only(await noticesWhere('list: "WBAWZLB", handled: true'));
    expect((await noticesWhere('list: "WBAWZLB", handled: false')).totalCount).toBe(0);
    await desk.clock.passes({ hours: 1 });
    await marks(true);
    expect(only(await noticesWhere('list: "WBAWZLB"')).handledAt).toBe(handledAt);
    expect(await marks(false)).toMatchObject({ notice: { handledAt: null } });
    const looks = await service.services.database.prisma.auditEvent.findMany({
      where: { targetId: id },
      orderBy: { id: 'asc' },
    });
    expect(looks.map(({ action, actorKind }) => [action, actorKind])).toEqual([
      ['AUTHORITY_NOTICE_HANDLED', 'STAFF'],
      ['AUTHORITY_NOTICE_REOPENED', 'STAFF'],
    ]);
  });

  it('is opened by reviewers alone, one at a time, and each look is written down', async () => {
    await happens({ do: 'download', type: 'FFJRHMD' });
    const { id } = only(await noticesWhere('list: "FFJRHMD"'));
    const shown = async (caller: Caller) =>
      (
        await caller.query<{ authorityNotice: { content: unknown } | null }>(
          'query ($id: ID!) { authorityNotice(id: $id) { content } }',
          { id },
        )
      ).authorityNotice;
    expect(await shown(reviewer)).toEqual({ content: null });
    await reviewer.succeed('beginLook', { targetId: id, reason: 'AUTHORITY_ASKED' });
    expect((await shown(reviewer))?.content).toMatchObject({ Ym: 'shili-feifa.cn' });
    expect(await shown(desk.provider)).toEqual({ content: null });
    expect(await shown(await (await aDesk(service)).reviewer())).toBeNull();
    const looks = { targetId: id, action: 'PERSONAL_DATA_REVEALED' } as const;
    expect(await service.services.database.prisma.auditEvent.count({ where: looks })).toBe(1);
  });

  it('is marked by nobody but a reviewer', async () => {
    const input = { noticeId: `not_${'0'.repeat(26)}`, handled: true };
    expect(await reviewer.mutate('markAuthorityNotice', input)).toMatchObject({ code: 'NOT_FOUND' });
    const applicant = (await desk.applicant()).caller;
    for (const caller of [desk.provider, applicant]) {
      const { errors } = await caller.ask(
        'mutation ($input: MarkAuthorityNoticeInput!) { markAuthorityNotice(input: $input) { __typename } }',
        { input },
      );
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('a message of the archive', () => {
  type Shown = { authorityMessage: { content: Record<string, unknown> | null } | null };
  const CONTENT = 'query ($id: ID!) { authorityMessage(id: $id) { content } }';

  it('is opened by reviewers alone, one at a time, and each look is written down', async () => {
    await happens({ do: 'download', type: 'XGTZ' });
    const { prisma } = service.services.database;
    const { id } = await prisma.authorityMessage.findFirstOrThrow({
      where: { ...desk.tenant, direction: 'RECEIVED', operation: 'XGTZ' },
    });
    const shown = async (caller: Caller) => (await caller.query<Shown>(CONTENT, { id })).authorityMessage;
    expect(await shown(reviewer)).toEqual({ content: null });
    await reviewer.succeed('beginLook', { targetId: id, reason: 'AUTHORITY_ASKED' });
    const content = (await shown(reviewer))?.content;
    expect(content?.['xml']).toMatch(/<DownloadData[\s\S]*<XGTZ>/);
    expect(await shown(desk.provider)).toEqual({ content: null });
    expect(await shown(await (await aDesk(service)).reviewer())).toBeNull();
    const inList = await reviewer.query<{ authorityMessages: Page<{ content: unknown }> }>(
      '{ authorityMessages(operation: "XGTZ") { totalCount edges { node { content } } } }',
    );
    expect(new Set(inList.authorityMessages.edges.map(({ node }) => node.content))).toEqual(new Set([null]));
    const looks = { targetId: id, action: 'PERSONAL_DATA_REVEALED', what: 'MESSAGE' } as const;
    expect(await prisma.auditEvent.count({ where: looks })).toBe(1);
  });

  it('tells question and answer of a query', async () => {
    const { prisma } = service.services.database;
    await service.services.authority.queryStatus(desk.tenant, { by: 'DOMAIN', domain: 'shili-keji.cn' });
    const { id } = await prisma.authorityMessage.findFirstOrThrow({
      where: { ...desk.tenant, method: 'isp_querybeianstatus' },
      orderBy: { id: 'desc' },
    });
    await reviewer.succeed('beginLook', { targetId: id, reason: 'AUTHORITY_ASKED' });
    const { authorityMessage } = await reviewer.query<Shown>(CONTENT, { id });
    expect(authorityMessage?.content).toMatchObject({
      question: { by: 'DOMAIN', domain: 'shili-keji.cn' },
      answer: { filed: true },
    });
  });
});

describe('a message the authority refused or that was set aside', () => {
  const MESSAGES =
    'query ($status: [AuthorityMessageStatus!]) { authorityMessages(status: $status) { totalCount edges { node { status code text reason } } } }';
  type Shown = {
    authorityMessages: Page<{ status: string; code: number | null; text: string | null; reason: string }>;
  };

  it('says why in the reader’s language, beside our own check’s words', async () => {
    await arranges({ do: 'fault', fault: 'wrong-hash', method: 'isp_download' });
    await arranges({ do: 'download', type: 'JCDM' });
    await expect(desk.authorityWorks()).rejects.toBeInstanceOf(AuthorityUnavailable);
    const inLanguage = (language: 'zh-CN' | 'en') =>
      reviewer.query<Shown>(MESSAGES, { status: ['ASIDE'] }, { language });
    const { totalCount, edges } = (await inLanguage('zh-CN')).authorityMessages;
    expect(totalCount).toBe(edges.length);
    expect(edges[0]?.node).toMatchObject({
      status: 'ASIDE',
      code: null,
      text: '文件在传输中损坏，等待管局重新下发',
      reason: expect.stringMatching(/^hash: /) as string,
    });
    const english = (await inLanguage('en')).authorityMessages;
    expect(english.edges[0]?.node.text).toMatch(/damaged in transit/);
  });
});

describe('the account with the authority', () => {
  const STANDING = '{ authorityAccount { state code reason since } }';
  type Shown = { authorityAccount: { state: string; code: number | null; reason: string | null } };

  it('says that it works, that a code has stopped it, or that there is none', async () => {
    const stands = async (of: Desk) => (await of.provider.query<Shown>(STANDING)).authorityAccount;
    expect(await stands(desk)).toMatchObject({ state: 'WORKING', code: null, reason: null });
    const stopped = await aDesk(service);
    await (await stopped.applicant()).files(aCompany()).upTo('PASS');
    await arranges({ do: 'answer', code: 5, method: 'isp_upload' }, stopped);
    await handOver(service.services, stopped.tenant);
    expect(await stands(stopped)).toMatchObject({ state: 'STOPPED', code: 5, reason: 'wrong password' });
    const live = await aDesk(service, { mode: 'LIVE' });
    expect(await stands(live)).toMatchObject({ state: 'MISSING', code: null });
  });
});
