import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { databaseKinds } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { rowsOf } from '../testkit/rows.ts';
import { aFolder, anEmptyPlace, serviceAt } from '../custody/places.ts';
import { runs } from './killing.ts';

const SUBJECTS = 40;

describe.runIf(databaseKinds().includes('postgresql'))('the end of a provider, killed midway', () => {
  it('goes on when it is called again, and loses nothing of the export', { timeout: 400_000 }, async () => {
    const masterKey = randomBytes(32);
    const { env } = await anEmptyPlace('postgresql', masterKey);
    const service = await serviceAt(env, masterKey);
    const desk = await aDesk(service);
    const { prisma } = service.services.database;
    const { providerId } = desk.tenant;
    const sealer = await service.services.privacy.forProvider(providerId);
    const owner = await desk.applicant('account-of-the-last-export');
    for (let i = 0; i < SUBJECTS; i += 1) {
      const { subject, filing, determination, hold } = await rowsOf(service, desk.tenant, owner.id);
      const personal = sealer.seal({ certificateNumber: `9133010667395965${i}` }, `${subject}:subject`);
      await prisma.subject.update({ where: { id: subject }, data: { personal } });
      await prisma.filing.update({ where: { id: filing }, data: { state: 'DRAFT' } });
      const number = sealer.seal({ certificateNumber: '1' }, `${determination}:determination`);
      await prisma.determination.update({ where: { id: determination }, data: { personal: number } });
      await prisma.legalHold.deleteMany({ where: { id: hold } });
    }
    const { slug } = await prisma.provider.findUniqueOrThrow({ where: { id: providerId } });
    await service.stop();

    const folder = join(aFolder(), 'end');
    const args = ['provider', 'end', slug, '--export', folder, '--confirm', slug, '--json'];
    const watched = await serviceAt(env, masterKey);
    const db = watched.services.database.prisma;
    const archives = (): string[] =>
      existsSync(join(folder, 'test'))
        ? readdirSync(join(folder, 'test')).filter((name) => name.endsWith('.zip'))
        : [];
    const left = () => db.subject.count({ where: { providerId, erasedAt: null } });

    // While it writes the archives, and twice while it destroys.
    await runs(args, env, () => Promise.resolve(archives().length > 5));
    expect(await left()).toBe(SUBJECTS);
    for (const rest of [SUBJECTS - 3, SUBJECTS / 2])
      await runs(args, env, async () => (await left()) <= rest);
    const between = await left();
    expect(between).toBeLessThan(SUBJECTS);
    expect(between).toBeGreaterThan(0);

    const { code, out } = await runs(args, env);
    expect([code, out]).toEqual([0, expect.stringContaining('"confirmed": true')]);
    expect(await left()).toBe(0);
    expect(archives()).toHaveLength(SUBJECTS + 1);
    const archive = unzipSync(readFileSync(join(folder, 'test/provider.zip')));
    const applicants = Object.keys(archive).filter((path) => path.startsWith('applicants/'));
    const told = (path: string): string => strFromU8(archive[path] ?? new Uint8Array());
    expect(applicants.map(told).join()).toContain('account-of-the-last-export');
    expect(JSON.parse(told('provider.json'))).toMatchObject({
      webhookEndpoints: expect.arrayContaining([expect.anything()]) as unknown,
    });
    expect(await db.webhookEndpoint.count({ where: { providerId } })).toBe(0);
    expect(await db.applicant.count({ where: { providerId, externalRefSealed: { not: null } } })).toBe(0);
    expect(await db.auditEvent.count({ where: { providerId, action: 'PROVIDER_ENDED' } })).toBe(1);
    // Nothing opens any more what was sealed under the key of before.
    watched.services.privacy.forget(providerId);
    const after = await watched.services.privacy.forProvider(providerId);
    const staff = await db.staffMember.findFirst({ where: { providerId, externalRefIndex: { not: null } } });
    expect(
      staff && after.blindIndex('externalRef', 'x').equals(Buffer.from(staff.externalRefIndex ?? [])),
    ).not.toBe(true);
    await watched.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});
