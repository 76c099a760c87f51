import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asideFiles, reopenFile, settleFile } from '../../../server/filing/handover/reopen.ts';
import { pollResults } from '../../../server/filing/handover/results.ts';
import { encodeGbk } from '../../../server/authority/protocol/gbk.ts';
import { writeArchive } from '../../../server/authority/protocol/packing/archive.ts';
import { packArchive } from '../../../server/authority/protocol/packing/pack.ts';
import { sealBody } from '../../../server/authority/connector/storing/messages.ts';
import { OPERATOR } from '../../../server/platform/tenancy/audit.ts';
import { AuthorityUnavailable, NotFound } from '../../../schema/rules/failures.ts';
import { runJieru } from '../../testkit/run-command.ts';
import { aCompany } from '../../testkit/companies.ts';
import { createMigrated, databaseKinds, openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { startService, type Service } from '../../testkit/service.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const icp = (content: string): string =>
  `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP>${content}</ICP></DownloadData>`;

/** A file that is broken as a whole comes, and is given up after some deliveries; a record that is broken is set aside alone. */
async function isSetAside({ services, brain }: Service, { tenant }: Desk, xml: string): Promise<string> {
  const fileName = await brain.play(await brain.accountOf(tenant.providerId), { kind: 'XML', xml });
  for (let turn = 0; turn < 4; turn += 1)
    await pollResults(services, tenant).catch((error: unknown) => {
      if (!(error instanceof AuthorityUnavailable)) throw error;
    });
  await pollResults(services, tenant);
  const files = await asideFiles(services, tenant);
  const id = files.find((file) => file.fileName === fileName)?.id;
  if (!id) throw new Error('the file was not set aside');
  return id;
}

/** What a mended reader would make of it: the same message with what could not be read put right. */
async function isMended({ services }: Service, { tenant }: Desk, id: string, xml: string): Promise<void> {
  const sealer = await services.privacy.forProvider(tenant.providerId);
  const { fileName } = await services.database.prisma.authorityMessage.findUniqueOrThrow({ where: { id } });
  const name = fileName ?? '';
  const packed = { fileName: name, ...packArchive(writeArchive(encodeGbk(xml), name)) };
  await services.database.prisma.authorityMessage.update({
    where: { id },
    data: { body: sealBody(sealer, id, { packed }) },
  });
}

it('a file that was set aside ends its order when it is read again, once', async () => {
  const filing = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
  const { accessId } = await service.services.database.prisma.filingWebsite.findFirstOrThrow({
    where: { filingId: filing.id },
  });
  const result = (line: string): string =>
    icp(`<BAJG><Jg_xx>${line}<Czlx>3</Czlx><Bs>${accessId}</Bs></Jg_xx></BAJG>`);
  const id = await isSetAside(service, desk, result('<Jgxx><Jgdm>1018</Jgxx>'));
  expect(await reopenFile(service.services, desk.tenant, id, OPERATOR)).toMatchObject({
    applied: false,
    reason: expect.stringMatching(/XML/) as unknown,
  });
  expect(await filing.state()).toBe('AWAITING_SMS');
  expect((await asideFiles(service.services, desk.tenant)).map((file) => file.id)).toContain(id);

  await isMended(service, desk, id, result('<Jgxx><Jgdm>1018</Jgdm></Jgxx>'));
  expect(await reopenFile(service.services, desk.tenant, id, OPERATOR)).toEqual({ applied: true });
  expect(await filing.state()).toBe('REFUSED');
  const version = await filing.version();
  expect(await reopenFile(service.services, desk.tenant, id, OPERATOR)).toEqual({ applied: true });
  expect(await filing.version()).toBe(version);
  expect((await asideFiles(service.services, desk.tenant)).map((file) => file.id)).not.toContain(id);
});

it('another provider’s file, an unknown one and an answer without a file are not read', async () => {
  const id = await isSetAside(service, desk, icp('<XGTZ><Tzxx></XGTZ>'));
  const other = await aDesk(service);
  for (const [tenant, message] of [
    [other.tenant, id],
    [desk.tenant, 'msg_unknown'],
  ] as const)
    expect(await reopenFile(service.services, tenant, message, OPERATOR)).toMatchObject({ applied: false });
  const { privacy, database } = service.services;
  const sealer = await privacy.forProvider(desk.tenant.providerId);
  const body = sealBody(sealer, id, { answer: '<html>' });
  await database.prisma.authorityMessage.update({ where: { id }, data: { body } });
  expect(await reopenFile(service.services, desk.tenant, id, OPERATOR)).toMatchObject({
    applied: false,
    reason: expect.stringMatching(/named no file/) as unknown,
  });
});

// The command and the service share a database only where it is a server.
it.runIf(databaseKinds().includes('postgresql'))(
  'the operator lists, reads again and retries with a command',
  { timeout: 120_000 },
  async () => {
    const place = await createMigrated();
    const masterKey = randomBytes(32);
    const other = await startService({ database: { url: place.url }, masterKey });
    try {
      const own = await aDesk(other);
      const broken = icp('<XGTZ><Tzxx><Tzlb>1<Tznr>整改</Tznr></Tzxx></XGTZ>');
      const id = await isSetAside(other, own, broken);
      const { slug } = await other.services.database.prisma.provider.findUniqueOrThrow({
        where: { id: own.tenant.providerId },
      });
      const command = async (...words: string[]) =>
        runJieru(['authority', ...words, '--provider', slug, '--mode', 'test'], {
          ...process.env,
          DATABASE_URL: place.url,
          MASTER_KEY: masterKey.toString('base64'),
        });
      expect((await command('aside')).out).toContain(id);
      const refused = await command('reopen', '--message', id);
      expect(refused.code).not.toBe(0);
      expect(refused.out).toContain('stays aside');
      await isMended(other, own, id, broken.replace('1<', '1</Tzlb><'));
      expect((await command('reopen')).out).toBe(`${id} was read and applied.\n`);
      expect((await command('aside')).out).toBe('No file is set aside.\n');
      expect((await command('retry')).out).toBe('Held orders queued again: 0.\n');
      const notices = { where: { ...own.tenant, list: 'XGTZ' } };
      expect(await other.services.database.prisma.authorityNotice.count(notices)).toBe(1);
    } finally {
      await other.stop();
      await place.drop();
    }
  },
);

it('a file that will never be read is ended by the operator, once, and stays as it came', async () => {
  const own = await aDesk(service);
  const { prisma } = service.services.database;
  const id = await isSetAside(service, own, 'no XML at all');
  await settleFile(service.services, own.tenant, id, OPERATOR);
  expect(await asideFiles(service.services, own.tenant)).toEqual([]);
  const message = await prisma.authorityMessage.findUniqueOrThrow({ where: { id } });
  expect(message.body).not.toBeNull();
  expect(message.acknowledgedAt).not.toBeNull();
  await expect(settleFile(service.services, own.tenant, id, OPERATOR)).rejects.toBeInstanceOf(NotFound);
  await expect(settleFile(service.services, desk.tenant, id, OPERATOR)).rejects.toBeInstanceOf(NotFound);
  expect(
    await prisma.auditEvent.count({ where: { targetId: id, action: 'AUTHORITY_FILE_ACKNOWLEDGED' } }),
  ).toBe(1);
});
