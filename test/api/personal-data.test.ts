import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { leaksIn } from '../testkit/leaks.ts';
import { startService, type Service } from '../testkit/service.ts';
import { dumpTables } from '../testkit/tables.ts';

/** Values that stand nowhere else, one for each kind of personal data. */
const MARKS = {
  name: '欧阳标记娜',
  identityCard: '110105194912310492',
  mobile: '13911223344',
  landline: '086-0571-87654321',
  emergencyPhone: '13955667788',
  email: 'mark.person@marked-mailbox.cn',
  address: '浙江省杭州市西湖区标记弄77号',
  remark: '标记备注内容',
  reviewRemark: '标记退回意见',
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

usualDatabase((open) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jieru-privacy-'));
  let service: Service;
  let desk: Desk;
  let filing: Filing;
  let marks: Record<string, string>;
  let answers: string;

  beforeAll(async () => {
    service = await startService({ database: await open(), dataDir });
    desk = await aDesk(service);
    const owner = await desk.applicant();
    const company = aCompany();
    const plain = company.details;
    company.details = (websiteIds) => {
      const details = plain(websiteIds) as { subject: object; subjectPerson: object; websites: object[] };
      const { name, identityCard, mobile, landline, emergencyPhone, email, address, remark } = MARKS;
      return {
        subject: {
          ...details.subject,
          certificateAddress: address,
          mailingAddress: address,
          investor: name,
          legalRepresentativeName: name,
          legalRepresentativeCertificateNumber: identityCard,
          remark,
        },
        subjectPerson: {
          ...details.subjectPerson,
          name,
          certificateNumber: identityCard,
          mobile,
          landline,
          emergencyPhone,
          email,
          remark,
        },
        websites: details.websites,
      };
    };
    marks = {
      ...MARKS,
      certificate: company.member.certificateNumber,
      password: company.member.password,
    };
    filing = await owner.files(company).upTo('SAVE_DETAILS');
    // Wrong inputs, too: errors and refusals must keep what was typed to themselves.
    const wrong = await owner.caller.ask(
      'mutation ($input: SaveFilingDetailsInput!) { saveFilingDetails(input: $input) { __typename } }',
      {
        input: {
          filingId: filing.id,
          expectedVersion: 'x',
          details: { subjectPerson: { name: [MARKS.name], mobile: Number(MARKS.mobile) } },
        },
      },
    );
    const stale = await owner.caller.mutate('saveFilingDetails', {
      filingId: filing.id,
      expectedVersion: 0,
      details: company.details(filing.websiteIds),
    });
    const broken = await owner.caller.post(`{"query": "${MARKS.name}`);
    const searched = await (
      await desk.reviewer()
    ).ask('query ($search: String) { filings(search: $search) { totalCount } }', { search: MARKS.mobile });
    expect(searched.data).toMatchObject({ filings: { totalCount: 1 } });
    const keyed = await owner.caller.mutate(
      'saveFilingDetails',
      {
        filingId: filing.id,
        expectedVersion: await filing.version(),
        details: company.details(filing.websiteIds),
      },
      { key: `key-of-${filing.id}` },
    );
    expect(keyed.__typename).toBe('SaveFilingDetailsSuccess');
    await filing.goes('SUBMIT');
    const remarks = [{ path: ['subjectPerson', 'name'], message: MARKS.reviewRemark }];
    await filing.does('returnFiling', { remarks }, await desk.reviewer());
    await filing.does('resubmitFiling');
    await filing.goes('APPROVE');
    answers = [wrong.text, JSON.stringify(stale), broken.text].join('\n');
  }, 240_000);
  afterAll(async () => {
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const found = (text: string): string[] =>
    Object.entries(marks)
      .filter(([, mark]) => text.includes(mark))
      .map(([kind]) => kind);

  describe('after a whole filing, personal data', () => {
    it('stands in no table in clear: not in timeline, outbox, idempotency records or anywhere else', async () => {
      const dump = await dumpTables(service.services.database);
      expect(dump.size).toBeGreaterThan(30);
      expect(dump.get('TimelineEvent')).toContain(filing.id);
      expect(dump.get('OutboxMessage')).toContain(filing.id);
      expect(dump.get('IdempotencyRecord')).toContain(`key-of-${filing.id}`);
      const sources = [...dump].map(([name, data]) => ({ name, data }));
      expect(leaksIn(sources, marks)).toEqual([]);
      // The search would find it: the same row holds it all, once it is opened.
      const { prisma } = service.services.database;
      const person = await prisma.responsiblePerson.findFirstOrThrow({ where: { filingId: filing.id } });
      const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
      const data = JSON.stringify(sealer.open(person.personal, `${person.id}:person`));
      expect(
        leaksIn([{ name: 'opened', data: Buffer.from(data).toString('base64') }], marks).length,
      ).toBeGreaterThan(3);
    });

    it('stands in no line of the log', () => {
      expect(leaksIn([{ name: 'log', data: service.log() }], marks)).toEqual([]);
    });

    it('stands in no file', () => {
      const files = filesBelow(dataDir);
      expect(files.length).toBeGreaterThan(3);
      expect(
        leaksIn(
          files.map((name) => ({ name, data: readFileSync(name) })),
          marks,
        ),
      ).toEqual([]);
    });

    it('stands in no error', () => {
      expect(answers).toMatch(/BAD_USER_INPUT|ConflictError/);
      expect(found(answers)).toEqual([]);
    });

    it('is masked in what is wrong with it, too, except for the applicant who typed it', async () => {
      const owner = await desk.applicant();
      const wrong = await owner.files(aCompany()).upTo('VERIFY_PASSWORD');
      const subject = { legalRepresentativeName: MARKS.name, investor: '某人' };
      await wrong.does('saveFilingDetails', { details: { subject, subjectPerson: { name: '李四' } } });
      const STEPS = 'query ($id: ID!) { filing(id: $id) { steps { issues { code message } } } }';
      const asked = async (caller: Caller) => (await caller.ask(STEPS, { id: wrong.id })).text;
      expect(await asked(owner.caller)).toContain('NOT_LEGAL_REPRESENTATIVE');
      expect(found(await asked(owner.caller))).toEqual(['name']);
      for (const caller of [await desk.reviewer(), desk.provider])
        expect(found(await asked(caller))).toEqual([]);
    });

    it('is masked by default, for the applicant, the reviewer and the provider’s server', async () => {
      const ALL = `query ($id: ID!, $reveal: Boolean) { filing(id: $id) {
        subject { certificateNumberMasked }
        details(reveal: $reveal) { masked subject { certificateAddress mailingAddress investor legalRepresentativeName
          legalRepresentativeCertificateNumber remark }
          subjectPerson { name certificateNumber mobile landline email emergencyPhone remark } }
        smsCheck { phoneMasked } timeline { text } materials { previewUrl } steps { issues { message } } } }`;
      const reviewer = await desk.reviewer();
      for (const caller of [filing.owner.caller, reviewer, desk.provider]) {
        const masked = await caller.ask(ALL, { id: filing.id });
        expect(masked.errors).toEqual([]);
        expect(found(masked.text).filter((kind) => kind !== 'reviewRemark')).toEqual([]);
      }
      await filing.isLookedAtBy(reviewer);
      const revealed = await reviewer.ask(ALL, { id: filing.id, reveal: true });
      expect(found(revealed.text)).toEqual(expect.arrayContaining(['name', 'identityCard', 'mobile']));
      const key = await desk.provider.ask(ALL, { id: filing.id, reveal: true });
      expect(found(key.text)).toEqual([]);
      const audit = await service.services.database.prisma.auditEvent.findMany({
        where: { targetId: filing.id },
      });
      expect(audit.map(({ action, actorKind }) => [action, actorKind])).toContainEqual([
        'PERSONAL_DATA_REVEALED',
        'STAFF',
      ]);
    });
  });
});
