import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { RESTORED } from '../../server/authority/connector/sequence.ts';
import { anchorAudit } from '../../server/platform/audit/anchor.ts';
import { chainAudit } from '../../server/platform/audit/chain.ts';
import type { Verdict } from '../../server/platform/audit/verify.ts';
import { workOnAudit } from '../../server/platform/audit/work.ts';
import type { Tenant } from '../../server/platform/tenancy/actor.ts';
import { aCompany } from '../testkit/companies.ts';
import { databaseKinds } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { jsonOf, runJieru } from '../testkit/run-command.ts';
import type { Service } from '../testkit/service.ts';
import { aFolder, afterwards, anEmptyPlace, papersOf, seen, serviceAt, type Env } from './places.ts';

type Saved = { at: string; rows: number; papers: number; masterKey: { id: string; where: string } };
/** A live account with the authority, as far as its numbers are concerned. */
async function aLiveAccount({ services }: Service, { providerId }: Tenant, lastSequence: bigint) {
  const sealer = await services.privacy.forProvider(providerId);
  const id = `acc_of_${providerId}`;
  await services.database.prisma.authorityAccount.create({
    data: { id, providerId, mode: 'LIVE', settings: sealer.seal({}, `${id}:settings`), lastSequence },
  });
}

/** Files one after the other until told to stop; what was acknowledged, and when. */
function underLoad(desk: Desk): { acknowledged: Filing[]; stop(): Promise<void> } {
  const acknowledged: Filing[] = [];
  const load = { over: false };
  const work = (async () => {
    while (!load.over)
      acknowledged.push(await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS'));
  })();
  return {
    acknowledged,
    async stop() {
      load.over = true;
      await work;
    },
  };
}

/** Reads the audit of every provider from its beginning; how many entries were read. */
async function auditHolds(env: Env): Promise<number> {
  const ran = await runJieru(['audit', 'verify', '--json'], env);
  expect(ran).toMatchObject({ code: 0, err: '' });
  const { holds, chains } = jsonOf<{ holds: boolean; chains: Verdict[] }>(ran);
  expect(chains.filter(({ broken }) => broken !== null)).toEqual([]);
  expect(holds).toBe(true);
  return chains.reduce((sum, { verified }) => sum + verified, 0);
}

describe.each(databaseKinds())('a backup of %s', { timeout: 240_000 }, (kind) => {
  const masterKey = randomBytes(32);

  it('brings everything back that was acknowledged before it began, after all else was destroyed', async () => {
    const first = await anEmptyPlace(kind, masterKey);
    const service = await serviceAt(first.env, masterKey);
    const desk = await aDesk(service);
    const filed = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
    const waiting = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
    await aLiveAccount(service, desk.tenant, 41n);
    const before = { seen: await seen(filed, service), papers: await papersOf(service, filed.id) };
    expect(before.papers.length).toBeGreaterThan(3);

    await chainAudit(service.services);
    await anchorAudit(service.services, await desk.clock.now());
    workOnAudit(service.services);

    const folder = join(aFolder(), 'backup');
    const early = new Map<Filing, unknown>();
    let ran;
    if (kind === 'postgresql') {
      const load = [underLoad(desk), underLoad(desk)];
      await expect.poll(() => load[0]?.acknowledged.length ?? 0, { timeout: 60_000 }).toBeGreaterThan(1);
      for (const filing of load.flatMap(({ acknowledged }) => acknowledged))
        early.set(filing, await seen(filing, service));
      ran = await runJieru(['backup', folder, '--json'], first.env);
      for (const one of load) await one.stop();
      await service.stop();
    } else {
      await service.stop();
      ran = await runJieru(['backup', folder, '--json'], first.env);
    }
    expect(ran).toMatchObject({ code: 0, err: '' });
    const saved = jsonOf<Saved>(ran);
    expect(saved.masterKey.where).toBe('MASTER_KEY');
    await first.destroy();

    const second = await anEmptyPlace(kind, masterKey);
    const restored = await runJieru(['restore', folder, '--json'], second.env);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(jsonOf(restored)).toMatchObject({ at: saved.at, rows: saved.rows, papers: saved.papers });

    const audited = await auditHolds(second.env);
    expect(audited).toBeGreaterThan(1);

    const again = await serviceAt(second.env, masterKey);
    afterwards(() => again.stop());
    expect(await seen(filed, again)).toEqual(before.seen);
    expect(await papersOf(again, filed.id)).toEqual(before.papers);
    for (const [filing, was] of early) expect(await seen(filing, again)).toEqual(was);
    expect(early.size).toBeGreaterThan(kind === 'postgresql' ? 1 : -1);
    expect(await seen(waiting, again)).toMatchObject({ filing: { state: 'IN_REVIEW' } });
    const { prisma } = again.services.database;
    expect(await prisma.authorityAccount.findFirst({ where: { mode: 'LIVE' } })).toMatchObject({
      lastSequence: 41n,
      stoppedReason: RESTORED,
    });
    expect(await again.services.jobs.pending()).toBeGreaterThan(0);
    // The desk goes on where it was: what the database counts up by itself included.
    const next = await (await aDesk(again, { of: desk })).applicant();
    await next.files(aCompany()).upTo('SUBMIT');
    if (kind !== 'postgresql') return;
    await chainAudit(again.services);
    expect(await auditHolds(second.env)).toBeGreaterThan(audited);
  });

  it('holds nothing personal in clear, no master key, and is its owner’s alone to read', async () => {
    const { env: place } = await anEmptyPlace(kind, masterKey);
    const service = await serviceAt(place, masterKey);
    const desk = await aDesk(service);
    const company = aCompany();
    await (await desk.applicant()).files(company).upTo('SUBMIT');
    await service.stop();
    const folder = join(aFolder(), 'backup');
    expect((await runJieru(['backup', folder], place)).out).toMatch(
      /The master key [0-9a-f]{8} is not in it/,
    );
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
    const text = files
      .map((path) =>
        (path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)).toString('latin1'),
      )
      .join('\n');
    for (const secret of [
      masterKey.toString('base64'),
      masterKey.toString('hex'),
      company.member.password,
      Buffer.from(company.member.password).toString('hex'),
    ])
      expect(text.includes(secret)).toBe(false);
  });
});
