import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller, Result } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

type Draft = { path: string[]; message: string; writer: string; mine: boolean };
type Note = { id: string; filingId: string; text: string; writer: { displayName: string } };

const DRAFTS = 'query ($id: ID!) { filing(id: $id) { remarkDrafts { path message writer mine } } }';
const NOTES =
  'query ($id: ID!) { filing(id: $id) { notes { id text writer { displayName } mentions { id } } } }';
const PHRASES = '{ phrases { id text places uses usedAt } }';

const draftsOf = async ({ id }: Filing, caller: Caller): Promise<Draft[]> =>
  (await caller.query<{ filing: { remarkDrafts: Draft[] } }>(DRAFTS, { id })).filing.remarkDrafts;
const notesOf = async ({ id }: Filing, caller: Caller): Promise<Note[]> =>
  (await caller.query<{ filing: { notes: Note[] } }>(NOTES, { id })).filing.notes;
const mentionsOf = async (caller: Caller): Promise<Note[]> =>
  (await caller.query<{ mentions: Note[] }>('{ mentions { id filingId text } }')).mentions;
const phrasesOf = async (caller: Caller) =>
  (await caller.query<{ phrases: { id: string; text: string; uses: number }[] }>(PHRASES)).phrases;

const NAME = ['websites', '0', 'name'];

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let wang: Caller;
  let li: Caller;
  beforeAll(async () => {
    service = await startService({ database: await open() });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    desk = await aDesk(service);
    [wang, li] = [await desk.reviewer('王初审'), await desk.reviewer('李初审')];
  });

  const submitted = async (): Promise<Filing> => (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
  const writes = (filing: Filing, caller: Caller, input: object): Promise<Result> =>
    caller.mutate('saveRemarkDraft', { filingId: filing.id, ...input });

  describe('a remark that is being written', () => {
    it('is kept as it stands, one for each place, and seen by colleagues', async () => {
      const filing = await submitted();
      await writes(filing, wang, { path: NAME, message: '请与' });
      await writes(filing, wang, { path: NAME, message: '请与原备案一致' });
      await writes(filing, wang, { message: '资料不全' });
      expect(await draftsOf(filing, wang)).toEqual([
        { path: [], message: '资料不全', writer: '王初审', mine: true },
        { path: NAME, message: '请与原备案一致', writer: '王初审', mine: true },
      ]);
      expect((await draftsOf(filing, li)).map(({ mine }) => mine)).toEqual([false, false]);
      await writes(filing, wang, { message: '  ' });
      expect(await draftsOf(filing, wang)).toHaveLength(1);
    });

    it('is the applicant’s and a key’s to see never, and lies sealed', async () => {
      const filing = await submitted();
      await writes(filing, wang, { path: NAME, message: '只有审核员可见' });
      await wang.succeed('addFilingNote', { filingId: filing.id, text: '内部可见' });
      for (const caller of [filing.owner.caller, desk.provider])
        for (const document of [DRAFTS, NOTES]) {
          const { filing: shown } = await caller.query<{ filing: object }>(document, { id: filing.id });
          expect(Object.values(shown)).toEqual([[]]);
        }
      const { prisma } = service.services.database;
      const stored = [
        (await prisma.remarkDraft.findFirstOrThrow({ where: { filingId: filing.id } })).message,
        (await prisma.filingNote.findFirstOrThrow({ where: { filingId: filing.id } })).text,
      ];
      for (const bytes of stored) expect(Buffer.from(bytes).toString('utf8')).not.toContain('可见');
      const told = await prisma.outboxMessage.findMany({ where: desk.tenant });
      expect(JSON.stringify(told)).not.toMatch(/可见/);
    });

    it('is gone with the decision, which sends what it is given', async () => {
      const filing = await submitted();
      await writes(filing, wang, { path: NAME, message: '请与原备案一致' });
      await filing.does('returnFiling', { remarks: [{ path: NAME, message: '请核对' }] }, wang);
      expect(await draftsOf(filing, wang)).toEqual([]);
      expect(await writes(filing, wang, { message: '再说一句' })).toMatchObject({
        __typename: 'InvalidStateError',
        state: 'RETURNED',
      });
      expect(await draftsOf(filing, wang)).toEqual([]);
    });

    it('outlives the question for originals, after which it can still be sent', async () => {
      const filing = await submitted();
      await writes(filing, wang, { message: '资料不全' });
      await filing.does('requestOriginals', { requested: '原件', copies: 1 }, wang);
      expect(await draftsOf(filing, wang)).toHaveLength(1);
    });

    it('is nobody’s but the reviewer’s who has the filing', async () => {
      const filing = await submitted();
      await wang.succeed('claimFiling', { filingId: filing.id });
      expect((await writes(filing, li, { message: '请核对' })).__typename).toBe('ClaimedError');
    });

    it.each(['OPERATOR', 'AUDITOR', 'READ_ONLY'] as const)('is not written by the role %s', async (role) => {
      const filing = await submitted();
      const caller = await desk.reviewer(role, [role]);
      expect((await writes(filing, caller, { message: '请核对' })).__typename).toBe('ForbiddenError');
    });

    it('has a path no longer than any field’s', async () => {
      const filing = await submitted();
      const { issues } = await writes(filing, wang, { path: ['x'.repeat(300)], message: '请核对' });
      expect(issues).toMatchObject([{ path: ['path'], code: 'TOO_LONG' }]);
    });
  });

  describe('the provider’s own phrases', () => {
    it('are kept by leads and operators and by its server, and used by reviewers', async () => {
      const lead = await desk.reviewer('组长', ['LEAD']);
      const operator = await desk.reviewer('运营', ['OPERATOR']);
      for (const caller of [lead, operator, desk.provider])
        await caller.succeed('savePhrase', { text: '请核对{field}', places: ['mobile', 'mobile'] });
      expect((await wang.mutate('savePhrase', { text: '请核对' })).__typename).toBe('ForbiddenError');
      const [one] = await phrasesOf(wang);
      expect(one).toMatchObject({ text: '请核对{field}', places: ['mobile'], uses: 0, usedAt: null });
      await lead.succeed('savePhrase', { id: one?.id, text: '请更正{field}' });
      await lead.succeed('deletePhrase', { id: one?.id });
      expect(await phrasesOf(wang)).toHaveLength(2);
      const { issues } = await lead.mutate('savePhrase', { text: ' ' });
      expect(issues).toMatchObject([{ path: ['text'], code: 'REQUIRED' }]);
    });

    it('stand in the order in which they are used', async () => {
      const filing = await submitted();
      for (const text of ['甲', '乙', '丙']) await desk.provider.succeed('savePhrase', { text });
      const [, , third] = await phrasesOf(wang);
      await writes(filing, wang, { message: '丙', phraseId: third?.id });
      await writes(filing, wang, { message: '丙丙', phraseId: third?.id });
      expect((await phrasesOf(wang)).map(({ text, uses }) => [text, uses])).toEqual([
        ['丙', 2],
        ['甲', 0],
        ['乙', 0],
      ]);
    });

    it('are no other provider’s, nor the other mode’s', async () => {
      const filing = await submitted();
      const others = [await aDesk(service), await aDesk(service, { mode: 'LIVE', of: desk })];
      for (const other of others) {
        await other.provider.succeed('savePhrase', { text: '别家的' });
        const [foreign] = await phrasesOf(other.provider);
        expect(await phrasesOf(wang)).toEqual([]);
        const saved = await writes(filing, wang, { message: '请核对', phraseId: foreign?.id });
        expect(saved.__typename).toBe('NotFoundError');
      }
    });
  });

  describe('a note among colleagues', () => {
    it('calls those it mentions until they have read it', async () => {
      const filing = await submitted();
      const { colleagues } = await wang.query<{ colleagues: { id: string; displayName: string }[] }>(
        '{ colleagues { id displayName } }',
      );
      const called = colleagues.find(({ displayName }) => displayName === '李初审');
      await wang.succeed('addFilingNote', {
        filingId: filing.id,
        text: ' 请看一下执照 ',
        mentions: [called?.id],
      });
      expect(await notesOf(filing, li)).toMatchObject([
        { text: '请看一下执照', writer: { displayName: '王初审' }, mentions: [{ id: called?.id }] },
      ]);
      expect(await mentionsOf(li)).toMatchObject([{ filingId: filing.id, text: '请看一下执照' }]);
      expect(await mentionsOf(wang)).toEqual([]);
      await li.succeed('readMentions', { filingId: filing.id });
      expect(await mentionsOf(li)).toEqual([]);
    });

    it('calls nobody of another provider or the other mode, who are not colleagues', async () => {
      const filing = await submitted();
      for (const other of [await aDesk(service), await aDesk(service, { mode: 'LIVE', of: desk })]) {
        const stranger = await other.reviewer('外人');
        const { colleagues } = await stranger.query<{ colleagues: { id: string; displayName: string }[] }>(
          '{ colleagues { id displayName } }',
        );
        expect(colleagues.map(({ displayName }) => displayName)).toEqual(['外人']);
        const mentions = colleagues.map(({ id }) => id);
        const input = { filingId: filing.id, text: '请看', mentions };
        expect((await wang.mutate('addFilingNote', input)).__typename).toBe('NotFoundError');
      }
      expect(await notesOf(filing, wang)).toEqual([]);
    });

    it('is written by those who work on filings, and not by auditors', async () => {
      const filing = await submitted();
      const input = { filingId: filing.id, text: '请看' };
      for (const role of ['LEAD', 'OPERATOR'] as const)
        await (await desk.reviewer(role, [role])).succeed('addFilingNote', input);
      const auditor = await desk.reviewer('审计', ['AUDITOR']);
      expect((await auditor.mutate('addFilingNote', input)).__typename).toBe('ForbiddenError');
    });
  });
});
