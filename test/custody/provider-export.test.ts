import { createHash, verify } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOnExports, writeExport } from '../../server/custody/export/job/write.ts';
import { sweepExports } from '../../server/custody/export/job/standing.ts';
import { createLogger } from '../../server/platform/service/logging.ts';
import { eventually } from '../platform/support/eventually.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { rowsOf } from '../testkit/rows.ts';
import { startService, type Service } from '../testkit/service.ts';
import { papersOf } from './places.ts';

type Part = { number: number; bytes: number; sha256: string; url: string | null };
type Told = { id: string; state: string; subjects: number; subjectsDone: number; parts: number };
type Files = Record<string, Uint8Array>;

const LOOK = 'query ($id: ID) { providerExport(id: $id) { id state subjects subjectsDone parts expiresAt } }';

/** What is arranged to fail need not be told. */
const QUIET = createLogger({ level: 'silent' });

describe('an export of a whole provider', { timeout: 150_000 }, () => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
    workOnExports(service.services);
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  const look = async (who: Desk, id?: string): Promise<Told | null> =>
    (await who.provider.query<{ providerExport: Told | null }>(LOOK, { id: id ?? null })).providerExport;
  const start = async (again = false): Promise<Told> =>
    (await desk.provider.succeed('startProviderExport', { again }))['export'] as Told;
  const ready = async (id: string): Promise<Told> => {
    await eventually('the export is ready', async () => (await look(desk, id))?.state === 'READY');
    return (await look(desk, id)) as Told;
  };
  const links = async (id: string): Promise<Part[]> =>
    (await desk.provider.succeed('linkProviderExport', { id }))['parts'] as Part[];

  /** All files of all parts, each checked as whoever fetches it would. */
  async function fetched(parts: readonly Part[]): Promise<Files> {
    const pem = await (await fetch(`${service.url}/exports/key.pem`)).text();
    const all: Files = {};
    for (const { url, bytes, sha256 } of parts) {
      const archive = new Uint8Array(await (await fetch(String(url))).arrayBuffer());
      expect(archive).toHaveLength(bytes);
      expect(createHash('sha256').update(archive).digest('hex')).toBe(sha256);
      const { 'manifest.json': manifest, 'manifest.json.sig': signature, ...files } = unzipSync(archive);
      expect(verify(null, manifest ?? Buffer.of(), pem, signature ?? Buffer.of())).toBe(true);
      const { files: listed } = JSON.parse(strFromU8(manifest ?? Buffer.of())) as {
        files: { path: string }[];
      };
      expect(listed.map(({ path }) => path).sort()).toEqual(Object.keys(files).sort());
      for (const path of Object.keys(files)) expect(all).not.toHaveProperty([path]);
      Object.assign(all, files);
    }
    return all;
  }
  const read = (files: Files, path: string): string => strFromU8(files[path] ?? Buffer.of());

  it('is begun, looked at and fetched, and holds everything once', async () => {
    const filing = await (await desk.applicant('account-of-everything')).files(aCompany()).upTo('UPLOAD');
    const { prisma } = service.services.database;
    const { subjectId } = await prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
    const begun = await start();
    const told = await ready(begun.id);
    const subjects = await prisma.subject.count({ where: desk.tenant });
    expect(told).toMatchObject({ subjects, subjectsDone: subjects, parts: 2 });
    expect(await look(desk)).toMatchObject({ id: begun.id });
    expect(await start()).toMatchObject({ id: begun.id, state: 'READY' });

    const parts = await links(begun.id);
    const files = await fetched(parts);
    expect(read(files, 'provider.json')).not.toContain('wrappedKey');
    const applicants = Object.keys(files).filter((path) => path.startsWith('applicants/'));
    expect(applicants.map((path) => read(files, path)).join()).toContain('account-of-everything');
    expect(read(files, `subjects/${subjectId}/subject.json`)).toContain(
      (filing.company.type as { certificateNumber: string }).certificateNumber,
    );
    const papers = Object.entries(files)
      .filter(([path]) => path.startsWith(`subjects/${subjectId}/papers/`))
      .map(([, bytes]) => Buffer.from(bytes).toString('base64'));
    expect(papers.sort()).toEqual((await papersOf(service, filing.id)).sort());
    const list = JSON.parse(read(files, 'export.json')) as { parts: Part[] };
    expect(list.parts).toEqual(
      parts.slice(0, -1).map(({ number, bytes, sha256 }) => ({ number, bytes, sha256 })),
    );
    expect(JSON.stringify(Object.values(files).map((one) => strFromU8(one)))).not.toContain(
      filing.company.member.password,
    );
    const audit = await prisma.auditEvent.findMany({
      where: { targetId: begun.id },
      orderBy: { number: 'asc' },
    });
    expect(audit.map(({ action, what }) => [action, what])).toEqual([
      ['DATA_EXPORTED', 'ASKED'],
      ['DATA_EXPORTED', 'LINKED'],
    ]);
    expect(await prisma.outboxMessage.count({ where: { topic: 'export.ready', targetId: begun.id } })).toBe(
      1,
    );
  });

  it('is the provider’s own: nobody else finds it, and a link opens one part for some minutes', async () => {
    const { id } = await start();
    await ready(id);
    const stranger = await aDesk(service);
    expect(await look(stranger, id)).toBeNull();
    expect(await stranger.provider.mutate('linkProviderExport', { id })).toMatchObject({
      __typename: 'NotFoundError',
    });
    const applicant = await desk.applicant();
    const refused = await applicant.caller.ask('{ providerExport { id } }');
    expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const [first, second] = await links(id);
    const swapped = new URL(String(first?.url));
    swapped.pathname = new URL(String(second?.url)).pathname;
    expect((await fetch(swapped)).status).toBe(403);
    const part = new URL(String(first?.url)).pathname.slice('/exports/'.length, -'.zip'.length);
    const over = service.services.links.make('EXPORT', part, new Date(Date.now() - 1000));
    expect((await fetch(service.url + over)).status).toBe(410);
  });

  it('goes on where a run broke off, in small parts, without a subject lost or twice', async () => {
    desk = await aDesk(service);
    const owner = await desk.applicant('account-of-many');
    const { prisma } = service.services.database;
    const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
    for (let i = 0; i < 30; i += 1) {
      const { subject, filing, determination } = await rowsOf(service, desk.tenant, owner.id);
      const personal = sealer.seal({ certificateNumber: `9133010667395${i}` }, `${subject}:subject`);
      await prisma.subject.update({ where: { id: subject }, data: { personal } });
      const number = sealer.seal({ certificateNumber: '1' }, `${determination}:determination`);
      await prisma.determination.update({ where: { id: determination }, data: { personal: number } });
      await prisma.filing.update({ where: { id: filing }, data: { state: 'DRAFT' } });
    }
    const id = `exp_${'1'.repeat(26)}`;
    const subjects = await prisma.subject.count({ where: { ...desk.tenant, erasedAt: null } });
    await prisma.providerExport.create({ data: { id, ...desk.tenant, subjects } });
    const { materials } = service.services;
    let stored = 0;
    const failing = {
      ...service.services,
      log: QUIET,
      materials: {
        ...materials,
        objects: {
          ...materials.objects,
          store: (...args: Parameters<typeof materials.objects.store>) => {
            stored += 1;
            if (stored % 4 === 0) throw new Error('the storage is away');
            return materials.objects.store(...args);
          },
        },
      },
    };
    const job = { data: { id }, retries: 0, signal: new AbortController().signal };
    let broke = 0;
    while (broke < 200 && (await look(desk, id))?.state !== 'READY')
      await writeExport(failing, job, 4_000).catch(() => (broke += 1));
    expect(broke).toBeGreaterThan(2);
    expect(await look(desk, id)).toMatchObject({ subjects, subjectsDone: subjects });

    const parts = await links(id);
    expect(parts.map(({ number }) => number)).toEqual(parts.map((_part, index) => index + 1));
    const files = await fetched(parts);
    const found = Object.keys(files).filter((path) => path.endsWith('/subject.json'));
    expect(found).toHaveLength(subjects);
    const list = JSON.parse(read(files, 'export.json')) as { parts: unknown[] };
    expect(list.parts).toHaveLength(parts.length - 1);

    // A subject that is deleted now cannot be fetched from then on, and the rest can.
    const gone = found[10]?.split('/')[1] ?? '';
    await prisma.filing.updateMany({ where: { subjectId: gone }, data: { state: 'ABANDONED' } });
    await desk.provider.succeed('deleteSubject', { subjectId: gone });
    const left = await links(id);
    expect(left.filter(({ url }) => url === null)).toHaveLength(1);
    const withdrawn = left.findIndex(({ url }) => url === null);
    expect((await fetch(String(parts[withdrawn]?.url))).status).toBe(404);
    expect(Object.keys(await fetched(left.filter(({ url }) => url)))).not.toContain(
      `subjects/${gone}/subject.json`,
    );
  });

  it('is given up where it fails again and again, and ends by itself', async () => {
    const { prisma } = service.services.database;
    const id = `exp_${'2'.repeat(26)}`;
    await prisma.providerExport.create({ data: { id, ...desk.tenant, subjects: 0 } });
    const { materials } = service.services;
    const broken = {
      ...service.services,
      log: QUIET,
      materials: {
        ...materials,
        objects: { ...materials.objects, store: () => Promise.reject(new Error('away')) },
      },
    };
    const run = (retries: number) =>
      writeExport(broken, { data: { id }, retries, signal: new AbortController().signal });
    await expect(run(0)).rejects.toThrow('away');
    expect(await look(desk, id)).toMatchObject({ state: 'RUNNING' });
    await run(8);
    expect(await look(desk, id)).toMatchObject({ state: 'FAILED', parts: 0 });
    expect(await prisma.outboxMessage.count({ where: { topic: 'export.failed', targetId: id } })).toBe(1);

    const again = await start(true);
    await ready(again.id);
    const [part] = await links(again.id);
    await sweepExports(prisma, new Date(Date.now() + 4 * 86_400_000));
    expect(await look(desk, again.id)).toMatchObject({ state: 'EXPIRED', parts: 0 });
    expect((await fetch(String(part?.url))).status).toBe(404);
    expect(await links(again.id)).toEqual([]);
    const swept = await materials.sweep(new Date(Date.now() + 2 * 3_600_000));
    expect(swept.files).toBeGreaterThan(0);
  });
});
