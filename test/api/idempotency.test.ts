import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, Result } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { mutationDocument } from '../testkit/contract.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  const keysNamed = (name: string): Promise<number> =>
    service.services.database.prisma.apiKey.count({ where: { ...desk.tenant, name } });
  const sent = (caller: Caller, name: string, input: object, key: string) =>
    caller.ask<Record<string, Result>>(mutationDocument(name), { input }, { key });

  describe('a mutation repeated under its Idempotency-Key', () => {
    it('answers the same, says that it is a replay, and changes nothing again', async () => {
      const owner = await desk.applicant();
      const determinationId = await owner.determines(aCompany());
      const key = randomUUID();
      const first = await sent(owner.caller, 'startFiling', { determinationId }, key);
      const again = await sent(owner.caller, 'startFiling', { determinationId }, key);
      expect(first.headers.get('idempotent-replayed')).toBeNull();
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      expect(again.data).toEqual(first.data);
      expect(await service.services.database.prisma.filing.count({ where: { applicantId: owner.id } })).toBe(
        1,
      );
    });

    it('shows a token, a key and service codes as they were shown the first time', async () => {
      const serverId = await (await desk.applicant()).usualServer();
      for (const [name, input] of [
        ['createApplicantSession', { externalRef: 'user-7' }],
        ['createApiKey', { kind: 'SECRET', name: 'worker' }],
        ['issueServiceCodes', { serverId, count: 3 }],
      ] as const) {
        const key = randomUUID();
        const first = await sent(desk.provider, name, input, key);
        const again = await sent(desk.provider, name, input, key);
        expect(again.data, name).toEqual(first.data);
        expect(again.headers.get('idempotent-replayed'), name).toBe('true');
      }
      expect(await service.services.database.prisma.serviceCode.count({ where: { serverId } })).toBe(3);
    });

    it('is refused with 422 when its content is another one', async () => {
      const key = randomUUID();
      await sent(desk.provider, 'createApplicantSession', { externalRef: 'user-8' }, key);
      const other = await sent(desk.provider, 'createApplicantSession', { externalRef: 'user-9' }, key);
      expect(other.status).toBe(422);
      expect(other.errors[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
      expect(other.errors[0]?.message).toBe(
        'This idempotency key was used for another request. Use a new one.',
      );
      expect(other.data?.['createApplicantSession'] ?? null).toBeNull();
    });

    it('is refused with 422 when it is another operation, or asks for another selection', async () => {
      const key = randomUUID();
      const first = await sent(desk.provider, 'createApiKey', { kind: 'SECRET', name: 'one' }, key);
      const others = [
        await sent(desk.provider, 'createStaffSession', { externalRef: 'r', displayName: '王' }, key),
        await desk.provider.ask(
          'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename } }',
          { input: { kind: 'SECRET', name: 'one' } },
          { key },
        ),
      ];
      expect(others.map(({ status }) => status)).toEqual([422, 422]);
      const again = await sent(desk.provider, 'createApiKey', { name: 'one', kind: 'SECRET' }, key);
      expect(again.text).toBe(first.text);
    });

    it('answers what the first one answered, whatever became of the filing since', async () => {
      const owner = await desk.applicant();
      const determinationId = await owner.determines(aCompany());
      const key = randomUUID();
      const first = await sent(owner.caller, 'startFiling', { determinationId }, key);
      const { id, version } = first.data?.['startFiling']?.['filing'] as { id: string; version: number };
      await owner.caller.succeed('abandonFiling', { filingId: id, expectedVersion: version });
      const again = await sent(owner.caller, 'startFiling', { determinationId }, key);
      expect(again.text).toBe(first.text);
      expect(again.status).toBe(first.status);
      expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
    });

    it('does each of two equal fields of one document, and answers both again', async () => {
      const key = randomUUID();
      const field =
        'createApiKey(input: { kind: SECRET, name: "twin" }) { ... on CreateApiKeySuccess { id key } }';
      const twice = () =>
        desk.provider.ask<Record<'a' | 'b', Result>>(`mutation { a: ${field} b: ${field} }`, {}, { key });
      const first = await twice();
      expect(first.data?.a['id']).not.toBe(first.data?.b['id']);
      expect((await twice()).text).toBe(first.text);
      expect(await keysNamed('twin')).toBe(2);
    });

    it('goes on under a rolled key, which has the same name', async () => {
      const key = randomUUID();
      const old = await desk.provider.succeed('createApiKey', { kind: 'SECRET', name: 'rolled' });
      const before = desk.provider.with({ token: String(old['key']) });
      const first = await sent(before, 'createApplicantSession', { externalRef: 'user-10' }, key);
      const rolled = await before.succeed('rollApiKey', { id: old['id'], graceHours: 0 });
      const after = desk.provider.with({ token: String(rolled['key']) });
      const again = await sent(after, 'createApplicantSession', { externalRef: 'user-10' }, key);
      expect(again.text).toBe(first.text);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
    });

    it('is refused with 409 while the first one is worked on, and answered after it', async () => {
      const owner = await desk.applicant();
      const filing = await owner.files(aCompany()).upTo('START');
      const input = {
        filingId: filing.id,
        expectedVersion: await filing.version(),
        details: { subject: { remark: '一' } },
      };
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => sent(owner.caller, 'saveFilingDetails', input, key)),
      );
      const statuses = answers.map(({ status }) => status);
      for (const { status, errors } of answers)
        if (status === 409) expect(errors[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_IN_USE');
      for (const { status, headers } of answers)
        if (status === 409) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(statuses.filter((status) => status !== 409 && status !== 200)).toEqual([]);
      expect(statuses).toContain(200);
      for (const { status, data } of answers)
        if (status === 200)
          expect(data?.['saveFilingDetails']).toMatchObject({ __typename: 'SaveFilingDetailsSuccess' });
      expect(await filing.version()).toBe(input.expectedVersion + 1);
      const after = await sent(owner.caller, 'saveFilingDetails', input, key);
      expect(after.status).toBe(200);
      expect(after.headers.get('idempotent-replayed')).toBe('true');
    });

    it('that was refused is refused again, as it was, and may be sent anew under another key', async () => {
      const owner = await desk.applicant();
      const filing = await owner.files(aCompany()).upTo('START');
      const serverId = await owner.registersServer({ region: 'cn-hongkong' });
      const input = {
        filingId: filing.id,
        expectedVersion: await filing.version(),
        websiteId: filing.websiteId,
        serverId,
      };
      const key = randomUUID();
      const refused = await sent(owner.caller, 'verifyServer', input, key);
      expect(refused.data?.['verifyServer']?.__typename).toBe('ValidationError');
      await service.services.database.prisma.server.update({
        where: { id: serverId },
        data: { region: 'cn-hangzhou' },
      });
      const again = await sent(owner.caller, 'verifyServer', input, key);
      expect(again.text).toBe(refused.text);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      const anew = await sent(owner.caller, 'verifyServer', input, randomUUID());
      expect(anew.data?.['verifyServer']?.__typename).toBe('VerifyServerSuccess');
    });

    it('belongs to its caller: the same key of another one is another key', async () => {
      const key = randomUUID();
      const other = await aDesk(service);
      const mine = await sent(desk.provider, 'createApiKey', { kind: 'SECRET', name: 'x' }, key);
      const theirs = await sent(other.provider, 'createApiKey', { kind: 'SECRET', name: 'x' }, key);
      expect(theirs.headers.get('idempotent-replayed')).toBeNull();
      expect(theirs.data).not.toEqual(mine.data);
    });
  });

  describe('what is kept of a mutation for its repetition', () => {
    it('is sealed, and its fingerprint cannot be guessed from what was typed', async () => {
      const owner = await desk.applicant();
      const filing = await owner.files(aCompany()).upTo('VERIFY_SERVER');
      const { password } = filing.company.member;
      const input = { filingId: filing.id, expectedVersion: await filing.version(), password };
      const key = randomUUID();
      await sent(owner.caller, 'verifyFilingPassword', input, key);
      const issued = await sent(desk.provider, 'createApiKey', { kind: 'SECRET', name: 'y' }, key);
      const { rows } = await service.services.database.executeSql(
        `SELECT row_to_json(r)::text AS row, encode(fingerprint, 'hex') AS fingerprint, encode(answer, 'escape') AS answer,
           (SELECT string_agg(encode(step, 'escape'), ' ') FROM "IdempotencyStep" s WHERE s.key = r.key) AS steps
           FROM "IdempotencyRecord" r`,
        [],
      );
      const stored = JSON.stringify(rows);
      expect(rows.length).toBeGreaterThan(1);
      expect(stored).not.toContain(String(issued.data?.['createApiKey']?.['key']));
      expect(stored).not.toContain(password);
      const { filingId, expectedVersion } = input;
      for (const guess of [
        { filingId, expectedVersion, password },
        { filingId, password, expectedVersion },
        { expectedVersion, filingId, password },
        { expectedVersion, password, filingId },
        { password, filingId, expectedVersion },
        { password, expectedVersion, filingId },
      ]) {
        const text = `verifyFilingPassword\0${JSON.stringify(guess)}`;
        expect(stored).not.toContain(createHash('sha256').update(text).digest('hex'));
      }
    });
  });
});
