import { createHash, randomBytes, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { keyIdOf } from '../../server/platform/privacy/cipher.ts';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds, openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { leaksIn } from '../testkit/leaks.ts';
import { jsonOf, runJieru } from '../testkit/run-command.ts';
import { startService, type Service } from '../testkit/service.ts';
import { dumpTables } from '../testkit/tables.ts';
import { aFolder, anEmptyPlace, papersOf, serviceAt } from './places.ts';

type Files = Record<string, Uint8Array>;
type Manifest = { about: string; files: { path: string; bytes: number; sha256: string }[] };

const jsonIn = <T>(files: Files, path: string): T =>
  JSON.parse(strFromU8(files[path] ?? new Uint8Array())) as T;

/** Checks an archive as whoever receives it would, with nothing but the public key. */
function opened(archive: Uint8Array, pem: string): Files {
  const files = unzipSync(archive);
  const { 'manifest.json': manifest, 'manifest.json.sig': signature } = files;
  if (!manifest || !signature) throw new Error('no manifest');
  expect(verify(null, manifest, pem, signature)).toBe(true);
  expect(verify(null, Buffer.concat([manifest, Buffer.from(' ')]), pem, signature)).toBe(false);
  const listed = jsonIn<Manifest>(files, 'manifest.json').files;
  expect(listed.map(({ path }) => path).sort()).toEqual(
    Object.keys(files)
      .filter((path) => !path.startsWith('manifest.json'))
      .sort(),
  );
  for (const { path, bytes, sha256 } of listed) {
    expect(files[path]).toHaveLength(bytes);
    expect(
      createHash('sha256')
        .update(files[path] ?? '')
        .digest('hex'),
    ).toBe(sha256);
  }
  return files;
}

type Subject = {
  subject: { identity: { certificateNumber: string } };
  filings: { id: string; details: { subject: { name: string } }; papers: { id: string; file: string }[] }[];
};

describe('an export of a subject', { timeout: 150_000 }, () => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  const pem = async (): Promise<string> => (await fetch(`${service.url}/exports/key.pem`)).text();

  it('holds data in the form its schema tells, every paper, and a signature that the public key checks', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
    const { prisma } = service.services.database;
    const { subjectId } = await prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
    const { url } = await filing.owner.caller.succeed('exportSubject', { subjectId });
    const response = await fetch(String(url));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const files = opened(new Uint8Array(await response.arrayBuffer()), await pem());
    const content = jsonIn<Subject>(files, 'subject.json');
    const schema = z.fromJSONSchema(jsonIn(files, 'subject.schema.json'));
    expect(schema.safeParse(content).success).toBe(true);
    expect(schema.safeParse({ ...content, filings: 'none' }).success).toBe(false);
    const [exported] = content.filings;
    const entered = filing.company.details(filing.websiteIds) as { subject: { name: string } };
    expect(exported?.details.subject.name).toBe(entered.subject.name);
    expect(content.subject.identity.certificateNumber).toBe(
      (filing.company.type as { certificateNumber: string }).certificateNumber,
    );
    const papers = exported?.papers.map(({ file }) => Buffer.from(files[file] ?? '').toString('base64'));
    expect(papers?.sort()).toEqual((await papersOf(service, filing.id)).sort());
    expect(JSON.stringify(content)).not.toContain(filing.company.member.password);
    const audit = await prisma.auditEvent.findMany({ where: { ...desk.tenant, targetId: subjectId } });
    expect(audit.map(({ action }) => action)).toEqual(['DATA_EXPORTED']);
  });

  it('is for its own applicant and the provider alone, behind a link that is good for nothing else', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
    const { subjectId } = await service.services.database.prisma.filing.findUniqueOrThrow({
      where: { id: filing.id },
    });
    const stranger = await desk.applicant();
    expect(await stranger.caller.mutate('exportSubject', { subjectId })).toMatchObject({
      __typename: 'NotFoundError',
    });
    const { url } = await desk.provider.succeed('exportSubject', { subjectId });
    const link = new URL(String(url));
    const status = async (change: (changed: URL) => void): Promise<number> => {
      const changed = new URL(link);
      change(changed);
      return (await fetch(changed)).status;
    };
    expect(await status(() => undefined)).toBe(200);
    expect(await status((changed) => changed.searchParams.set('e', String(Date.now() + 9e9)))).toBe(403);
    expect(await status((changed) => (changed.search = ''))).toBe(403);
    expect(await status((changed) => (changed.pathname = `/exports/sub_${'0'.repeat(26)}.zip`))).toBe(403);
    const over = service.services.links.make('EXPORT', subjectId, new Date(Date.now() - 1000));
    expect((await fetch(`${service.url}${over}`)).status).toBe(410);
  });
});

describe.runIf(databaseKinds().includes('postgresql'))('a provider’s end', { timeout: 180_000 }, () => {
  it('exports everything, then destroys everything, and asks for the name before', async () => {
    const masterKey = randomBytes(32);
    const { env } = await anEmptyPlace('postgresql', masterKey);
    const service = await serviceAt(env, masterKey);
    const desk = await aDesk(service);
    const other = await aDesk(service);
    const { prisma } = service.services.database;
    const { slug } = await prisma.provider.findUniqueOrThrow({ where: { id: desk.tenant.providerId } });
    const filed = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
    const draft = await (await desk.applicant()).files(aCompany()).upTo('UPLOAD');
    const theirs = await (await other.applicant()).files(aCompany()).upTo('UPLOAD');
    const papers = (await papersOf(service, draft.id)).length;
    const folder = join(aFolder(), 'end');
    const end = (...words: string[]) =>
      runJieru(['provider', 'end', slug, '--export', folder, ...words, '--json'], env);

    expect((await end('--confirm', slug)).out).toMatch(/authority has 1 filings/);
    await filed.goes('APPROVE');
    expect(jsonOf(await end())).toMatchObject({ confirmed: false });
    expect(jsonOf(await end('--confirm', 'another'))).toMatchObject({ confirmed: false });
    expect(existsSync(folder)).toBe(false);
    expect(await papersOf(service, draft.id)).toHaveLength(papers);

    const oldKey = (await prisma.provider.findUniqueOrThrow({ where: { slug } })).wrappedKey;
    const ended = jsonOf<{ left: { source: string; until: string | null }[] }>(await end('--confirm', slug));
    expect(ended).toMatchObject({ confirmed: true, subjects: 2 });
    expect(ended.left.map(({ source }) => source).join()).toMatch(/art\. 56.*art\. 21/);
    const pem = jsonOf<{ pem: string }>(await runJieru(['export', 'key', '--json'], env)).pem;
    const archives = readdirSync(join(folder, 'test')).filter((name) => name.startsWith('sub_'));
    expect(archives).toHaveLength(2);
    for (const name of [...archives, 'provider.zip']) opened(readFileSync(join(folder, 'test', name)), pem);

    const where = { providerId: desk.tenant.providerId };
    expect(await prisma.material.count({ where: { ...where, sealedKey: { not: null } } })).toBe(0);
    expect(await prisma.authorityMessage.count({ where })).toBe(0);
    expect(await prisma.filingRecord.count({ where })).toBe(0);
    expect(await prisma.subject.count({ where: { ...where, erasedAt: null } })).toBe(0);
    expect(readdirSync(join(env.DATA_DIR, 'materials', desk.tenant.providerId))).toEqual([]);
    expect(await papersOf(service, theirs.id)).not.toEqual([]);

    // Nothing opens: what is sealed was sealed under a key that is nowhere any more, and what names people stands nowhere in clear.
    const { services } = service;
    services.privacy.forget(where.providerId);
    const now = await services.privacy.forProvider(where.providerId);
    const held = keyIdOf(now.seal('x', 'x'));
    const tables = await dumpTables(services.database);
    const rows = [...tables.values()].join('\n');
    expect(rows).toContain(where.providerId);
    expect(rows).not.toContain(Buffer.from(oldKey).toString('hex'));
    expect(rows).not.toMatch(new RegExp(`\\\\x01${held}`));
    const { type, member } = filed.company;
    const { certificateNumber, domains } = type as { certificateNumber: string; domains: string[] };
    const marks = {
      certificateNumber,
      domain: domains[0] ?? '',
      password: member.password,
      websiteNumber: member.websiteNumber,
      account: filed.owner.externalRef,
      name: (filed.company.details(filed.websiteIds) as { subject: { name: string } }).subject.name,
    };
    const searched = [...tables].map(([name, data]) => ({ name, data }));
    expect(leaksIn(searched, marks)).toEqual([]);
    expect((await end('--confirm', slug)).code).toBe(0);
    await service.stop();
  });
});
