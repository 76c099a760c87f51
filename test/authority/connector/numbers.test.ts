import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNumbers, NothingToDecide, type Numbers } from '../../../server/authority/connector/numbers.ts';
import type { AuthorityPort } from '../../../server/authority/port.ts';
import { decodeFile } from '../../../server/authority/protocol/decoding.ts';
import { writeArchive } from '../../../server/authority/protocol/packing/archive.ts';
import { packArchive } from '../../../server/authority/protocol/packing/pack.ts';
import type { PreviousUploadReply } from '../../../server/authority/protocol/replies/reply.ts';
import { readReply } from '../../../server/authority/protocol/replies/read.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import { OPERATOR } from '../../../server/platform/tenancy/audit.ts';
import { rewritten, type Rewriting } from '../protocol/support/rewriting.ts';
import {
  accessTo,
  acceptedAt,
  accountRow,
  openConnectorWorld,
  submissionOf,
  tenantOf,
  type Between,
  type ConnectorWorld,
} from './support/world.ts';

let world: ConnectorWorld;
let numbers: Numbers;
let tenant: Tenant;
let ispId: bigint;
let connector: AuthorityPort;

beforeAll(async () => {
  world = await openConnectorWorld();
  numbers = createNumbers(world.parts);
});
afterAll(() => world.close());
beforeEach(async () => {
  const fresh = await world.newTenant();
  tenant = tenantOf(fresh);
  ispId = fresh.ispId;
  connector = world.newConnector();
});

const SITES = [
  { websiteNumber: '浙ICP备2021000001号-1', password: 'shili-2021' },
  { websiteNumber: '浙ICP备2021000002号-1', password: 'bohui-2021' },
  { websiteNumber: '浙ICP备2021000004号-1', password: 'manshen-2021' },
] as const;

const submit = (id: string, at = 0, by = connector) =>
  by.submit(tenant, submissionOf(id), [accessTo(SITES[at])]);

const numbersAtTheBureau = async () => (await acceptedAt(world, ispId)).map(({ sequence }) => sequence);

/** The bureau answers to isp_querypreviousupload as this makes of it. */
const answering =
  (change: (reply: PreviousUploadReply) => PreviousUploadReply): Between =>
  (client) => ({
    ...client,
    queryPreviousUpload: async (options) => change(await client.queryPreviousUpload(options)),
  });

describe('after a lost answer, a bureau that holds our upload in other bytes has it', () => {
  const plain: Rewriting = {
    encoding: 'gbk',
    declared: 'GBK',
    mark: false,
    lineEnd: '\n',
    indent: '  ',
    emptyAsPair: true,
    attributesReversed: true,
    quote: '"',
    tail: '\n',
  };
  it.each<[string, Partial<Rewriting>]>([
    ['with CRLF', { lineEnd: '\r\n', tail: '\r\n' }],
    ['without its last newline', { tail: '' }],
    ['in one line', { lineEnd: '', indent: '', tail: '' }],
    ['declared as gbk', { declared: 'gbk' }],
    ['declared as GB18030', { declared: 'GB18030', encoding: 'gb18030' }],
    ['in UTF-8 with a mark', { declared: 'utf-8', encoding: 'utf8', mark: true }],
    ['in UTF-8, still declared as GBK', { encoding: 'utf8' }],
    ['in GBK, declared as UTF-8', { declared: 'UTF-8' }],
    ['without a declaration, with trailing NUL', { declared: null, tail: '\0' }],
  ])('%s', async (_how, change) => {
    const rewriting = world.newConnector({
      between: (client) =>
        answering((reply) => {
          const { previous } = reply;
          if (!previous?.file) return reply;
          const { bytes } = client.open(previous.file);
          const again = rewritten(decodeFile(bytes), { ...plain, ...change });
          const file = { ...packArchive(writeArchive(again)), fileName: previous.file.fileName };
          return { ...reply, previous: { ...previous, file } };
        })(client),
    });
    world.front.control.arm({ ispId, method: 'isp_upload', times: 1, play: { fault: 'drop-after-commit' } });
    expect(await submit('lost', 0, rewriting)).toEqual({ accepted: true, sequence: 1n });
    expect(await submit('next', 1, rewriting)).toEqual({ accepted: true, sequence: 2n });
    expect(await numbersAtTheBureau()).toEqual([1n, 2n]);
  });

  it('and one that holds something unreadable stops until the operator says what it has', async () => {
    const unreadable = world.newConnector({
      between: answering((reply) => {
        const { previous } = reply;
        if (!previous?.file) return reply;
        const file = { ...previous.file, ...packArchive(writeArchive(Buffer.from('no xml'))) };
        return { ...reply, previous: { ...previous, file } };
      }),
    });
    world.front.control.arm({ ispId, method: 'isp_upload', times: 1, play: { fault: 'drop-after-commit' } });
    expect(await submit('lost', 0, unreadable)).toMatchObject({ accepted: false, retry: true });
    expect((await accountRow(world, tenant)).stoppedReason).toMatch(/authority settle/);
    expect(await numbers.settle(tenant, 'TAKEN', OPERATOR)).toEqual({ sequence: 1n });
    expect(await submit('lost')).toEqual({ accepted: true, sequence: 1n });
    expect(await numbersAtTheBureau()).toEqual([1n]);
    await expect(numbers.settle(tenant, 'ANEW', OPERATOR)).rejects.toBeInstanceOf(NothingToDecide);
  });
});

describe('before the first upload', () => {
  const reply = (inner: string) =>
    readReply('isp_querypreviousupload', `<return><msg_code>0</msg_code><msg/>${inner}</return>`);

  it.each([
    ['a blank number', '<fileInfos><dataSequence/><beianInfo/></fileInfos>'],
    ['a blank number with spaces', '<fileInfos><dataSequence> </dataSequence></fileInfos>'],
    ['no number', '<fileInfos/>'],
    ['nothing', ''],
    ['the number beside the file', '<dataSequence>0</dataSequence><fileInfos/>'],
  ])('%s is as good as 0', async (_what, inner) => {
    expect(reply(inner).previous?.dataSequence ?? 0).toBe(0);
    let first = true;
    const blank = world.newConnector({
      between: answering((given) => {
        const answer = first ? reply(inner) : given;
        first = false;
        return answer;
      }),
    });
    expect(await submit('first', 0, blank)).toEqual({ accepted: true, sequence: 1n });
  });

  it('999 is as good as 0 on a fresh account, and an error on any other', async () => {
    const nine = (times: number) =>
      world.front.control.arm({
        ispId,
        method: 'isp_querypreviousupload',
        times,
        play: { code: 999 },
      });
    nine(2);
    expect(await world.administration.check(tenant, OPERATOR)).toEqual({ ok: true, lastSequence: 0n });
    nine(1);
    expect(await submit('first')).toEqual({ accepted: true, sequence: 1n });
    nine(1);
    await expect(submit('second', 1, world.newConnector())).rejects.toBeInstanceOf(AuthorityUnavailable);
    expect((await accountRow(world, tenant)).stoppedAt).toBeNull();
  });
});

describe('a bureau whose number falls below ours', () => {
  /** The bureau was restored from a backup of before these uploads. */
  async function forgets(last: bigint): Promise<void> {
    const { prisma } = world.front.database;
    await prisma.rehearsalUpload.deleteMany({ where: { ispId, sequence: { gt: last } } });
    await prisma.rehearsalOrder.deleteMany({ where: { ispId } });
    await prisma.rehearsalAccount.update({ where: { ispId }, data: { lastSequence: last } });
  }
  const stopped = async () => (await accountRow(world, tenant)).stoppedReason;

  it.each([
    ['noticed at the start of a process', () => world.newConnector()],
    ['noticed by its answer 14', () => connector],
  ])('stops and asks, %s, and sends nothing again', async (_how, sender) => {
    for (const [index] of SITES.slice(0, 2).entries()) await submit(`s${index}`, index);
    await forgets(0n);
    const by = sender();
    await submit('third', 2, by).then(
      (outcome) => expect(outcome).toMatchObject({ accepted: false, retry: true }),
      (error: unknown) => expect(error).toBeInstanceOf(AuthorityUnavailable),
    );
    expect(await stopped()).toMatch(/last upload is 0 now, though it has accepted 2.*authority sequence/);
    expect(await numbersAtTheBureau()).toEqual([]);
    expect(await world.administration.check(tenant, OPERATOR)).toMatchObject({ ok: false, code: null });
    expect(await stopped()).not.toBeNull();

    const lost = await numbers.above(tenant, 0n);
    expect(lost.map(({ sequence }) => sequence)).toEqual([1n, 2n]);
    // The operator lets the second go again and leaves the first, which is decided.
    expect(await numbers.goOnFrom(tenant, 0n, lost.slice(1), OPERATOR)).toMatchObject([
      { reference: 's1', sequence: 1n },
      ...(by === connector ? [{ reference: 'third', sequence: 2n }] : []),
    ]);
    expect(await submit('third', 2, world.newConnector())).toEqual({ accepted: true, sequence: 2n });
    expect(await numbersAtTheBureau()).toEqual([1n, 2n]);
    expect(await submit('s1', 1)).toEqual({ accepted: true, sequence: 1n });
    expect(
      await world.database.prisma.auditEvent.count({ where: { ...tenant, action: 'AUTHORITY_NUMBERS_SET' } }),
    ).toBe(1);
  });

  it('that asks for numbers without naming them stops, and is not asked for ever', async () => {
    await submit('one');
    world.front.control.arm({ ispId, method: 'isp_upload', times: 1, play: { code: 14 } });
    expect(await submit('two', 1)).toMatchObject({ accepted: false, code: 14, retry: true });
    expect(await stopped()).toMatch(/without naming them/);
    await expect(submit('two', 1)).rejects.toBeInstanceOf(AuthorityUnavailable);
  });
});

describe('an upload that later numbers hide', () => {
  it('goes again when the operator says so, never by a check', async () => {
    await submit('first');
    world.front.control.arm({ ispId, method: 'isp_upload', times: 1, play: { fault: 'drop-before-commit' } });
    world.front.control.arm({ ispId, method: 'isp_querypreviousupload', times: 1, play: { code: 902 } });
    await expect(submit('hidden', 1)).rejects.toBeInstanceOf(AuthorityUnavailable);
    for (const sequence of [2n, 3n])
      await world.front.brain.receiveUpload(ispId, {
        sequence,
        file: { name: 'x.xml', bytes: Buffer.from('x') },
        operation: { kind: 'NOTED' },
      });
    expect(await submit('hidden', 1)).toMatchObject({ accepted: false, retry: true });
    expect(await world.administration.check(tenant, OPERATOR)).toMatchObject({ ok: false, code: null });
    await expect(submit('hidden', 1)).rejects.toBeInstanceOf(AuthorityUnavailable);
    expect(await numbersAtTheBureau()).toEqual([1n, 2n, 3n]);
    expect(await numbers.settle(tenant, 'ANEW', OPERATOR)).toEqual({ sequence: 4n });
    expect(await submit('hidden', 1)).toEqual({ accepted: true, sequence: 4n });
  });
});

describe('a pause that the authority asked for', () => {
  it('ends by the clock of the database, and is shown', async () => {
    const paused = await world.newTenant({ schedule: { retry: 60 } });
    world.front.control.arm({ ispId: paused.ispId, method: 'isp_upload', times: 1, play: { code: 15 } });
    const turn = () => connector.submit(tenantOf(paused), submissionOf('later'), [accessTo()]);
    await turn();
    const shown = await world.administration.show(tenantOf(paused));
    const { rows } = await world.database.executeSql(
      `SELECT "pausedUntil" - now() > interval '30 seconds' AS ahead FROM "AuthorityAccount" WHERE "providerId" = $1`,
      [paused.providerId],
    );
    expect(rows).toEqual([{ ahead: true }]);
    expect(shown?.pausedUntil).toBeInstanceOf(Date);
    expect(await turn()).toMatchObject({ accepted: false, code: null });
    await world.database.executeSql(
      `UPDATE "AuthorityAccount" SET "pausedUntil" = now() WHERE "providerId" = $1`,
      [paused.providerId],
    );
    expect(await turn()).toEqual({ accepted: true, sequence: 1n });
  });
});
