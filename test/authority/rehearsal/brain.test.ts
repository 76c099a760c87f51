import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { familyMember } from '../../../server/rehearsal/authority/brain/family.ts';
import { ispIdOf } from '../../../server/rehearsal/authority/brain/numbers.ts';
import { judgeSequence, MISSING_NAMED } from '../../../server/rehearsal/authority/brain/sequence.ts';
import { filingPasswordDigest } from '../../../server/authority/protocol/authentication.ts';
import { eachDatabase } from '../../testkit/database.ts';
import { accessTo, openWorld, type World } from './support/world.ts';

const SHILI = '浙ICP备2021000001号';
eachDatabase((open) => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld(open);
  });

  describe('the status query', () => {
    it('answers a filed domain with subject, site and name, in any case', async () => {
      const ispId = await world.newIsp();
      expect(await world.brain.queryStatus(ispId, { by: 'DOMAIN', domain: ' Shili-Keji.CN ' })).toEqual({
        subjectNumber: SHILI,
        website: { number: `${SHILI}-1`, name: '示例科技官网' },
      });
    });

    it('answers a certificate with the subject alone, and only under its own type', async () => {
      const ispId = await world.newIsp();
      const number = '91330106673959654p';
      expect(await world.brain.queryStatus(ispId, { by: 'CERTIFICATE', code: 1, number })).toEqual({
        subjectNumber: SHILI,
        website: null,
      });
      expect(await world.brain.queryStatus(ispId, { by: 'CERTIFICATE', code: 2, number })).toBeNull();
    });

    it('knows a subject without a site, and nothing of what is not filed', async () => {
      const ispId = await world.newIsp();
      const shell = { by: 'CERTIFICATE', code: 1, number: '913306020000000518' } as const;
      expect(await world.brain.queryStatus(ispId, shell)).toEqual({
        subjectNumber: '浙ICP备2021000005号',
        website: null,
      });
      expect(await world.brain.queryStatus(ispId, { by: 'DOMAIN', domain: 'weibeian.cn' })).toBeNull();
    });

    it('answers subjects by rule the same way by domain and by certificate', async () => {
      const ispId = await world.newIsp();
      const member = familyMember(123_456, { province: '510000', label: 'shop' });
      const byDomain = await world.brain.queryStatus(ispId, { by: 'DOMAIN', domain: member.domain });
      const byCertificate = await world.brain.queryStatus(ispId, {
        by: 'CERTIFICATE',
        code: 1,
        number: member.certificateNumber,
      });
      expect(byDomain?.subjectNumber).toBe(member.subjectNumber);
      expect(byDomain?.website?.number).toBe(`${member.subjectNumber}-1`);
      expect(byCertificate?.subjectNumber).toBe(member.subjectNumber);
    });
  });

  describe('the filing password', () => {
    it('is right plain or as MD5, and wrong otherwise', async () => {
      const ispId = await world.newIsp();
      const check = (password: string) => world.brain.verifyPassword(ispId, SHILI, password);
      expect(await check('shili-2021')).toBe('RIGHT');
      expect(await check(filingPasswordDigest('shili-2021').toUpperCase())).toBe('RIGHT');
      expect(await check('shili-2022')).toBe('WRONG');
      expect(await world.brain.verifyPassword(ispId, '浙ICP备2021009999号', 'x')).toBe('WRONG');
    });

    it('is not looked at any more after ten wrong ones within a day, and is again on the next', async () => {
      const ispId = await world.newIsp();
      const check = (password: string) => world.brain.verifyPassword(ispId, SHILI, password);
      for (let round = 0; round < 10; round += 1) expect(await check('wrong')).toBe('WRONG');
      expect(await check('shili-2021')).toBe('LIMITED');
      expect(await world.brain.verifyPassword(ispId, '浙ICP备2021000004号', 'manshen-2021')).toBe('RIGHT');
      world.advanceHours(24);
      expect(await check('shili-2021')).toBe('RIGHT');
    });

    it('forgets wrong ones after a right one', async () => {
      const ispId = await world.newIsp();
      const check = (password: string) => world.brain.verifyPassword(ispId, SHILI, password);
      for (let round = 0; round < 25; round += 1) {
        expect(await check(round % 9 === 8 ? 'shili-2021' : 'wrong')).not.toBe('LIMITED');
      }
    });

    it('is limited from the start where the registry says so', async () => {
      const ispId = await world.newIsp();
      expect(await world.brain.verifyPassword(ispId, '浙ICP备2021000008号', 'xianci-2021')).toBe('LIMITED');
    });
  });

  describe('upload numbers', () => {
    it('are taken one after the other from 1, whatever is tried in between', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.bigInt({ min: -1n, max: 8n }), { maxLength: 12 }), async (given) => {
          const ispId = await world.newIsp();
          let last = 0n;
          for (const sequence of given) {
            const answer = await world.brain.receiveUpload(ispId, {
              sequence,
              file: null,
              operation: { kind: 'NEW_ACCESS', accesses: [] },
            });
            if (sequence === last + 1n) {
              expect(answer).toEqual({ kind: 'ACCEPTED', sequence });
              last = sequence;
            } else if (sequence > last) {
              const missing = Array.from(
                { length: Number(sequence - last) - 1 },
                (_, i) => last + 1n + BigInt(i),
              );
              expect(answer).toEqual({ kind: 'GAP', missing });
            } else {
              expect(answer).toEqual({ kind: 'TAKEN' });
            }
            expect((await world.brain.lastUpload(ispId)).sequence).toBe(last);
          }
        }),
        { numRuns: 10 },
      );
    });

    it('name a bounded list of what is missing', () => {
      const judgement = judgeSequence(0n, 4_000_000_000n);
      expect(judgement.kind === 'GAP' && judgement.missing.length).toBe(MISSING_NAMED);
    });

    it('never go to two uploads that come at once', async () => {
      const ispId = await world.newIsp();
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          world.brain.receiveUpload(ispId, {
            sequence: 1n,
            file: null,
            operation: { kind: 'NEW_ACCESS', accesses: [] },
          }),
        ),
      );
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['ACCEPTED', ...Array<string>(4).fill('TAKEN')]);
    });
  });

  describe('the queue of result files', () => {
    it('gives the same file until it is acknowledged, then the next, under names that never repeat', async () => {
      const ispId = await world.newIsp();
      const names = [];
      for (const xml of ['<a/>', '<b/>', '<c/>'])
        names.push(await world.brain.play(ispId, { kind: 'XML', xml }));
      expect(new Set(names).size).toBe(3);
      const first = await world.brain.nextFile(ispId);
      expect(first).toEqual(await world.brain.nextFile(ispId));
      expect(first).toMatchObject({ fileName: names[0], more: true, document: { xml: '<a/>' } });
      expect(await world.brain.acknowledge(ispId, names[0] ?? '')).toBe(true);
      expect(await world.brain.acknowledge(ispId, names[0] ?? '')).toBe(true);
      expect((await world.brain.nextFile(ispId))?.fileName).toBe(names[1]);
      await world.brain.acknowledge(ispId, names[1] ?? '');
      expect(await world.brain.nextFile(ispId)).toMatchObject({ fileName: names[2], more: false });
      await world.brain.acknowledge(ispId, names[2] ?? '');
      expect(await world.brain.nextFile(ispId)).toBeNull();
    });

    it('does not know a file that never was', async () => {
      expect(await world.brain.acknowledge(await world.newIsp(), 'nothing.xml')).toBe(false);
    });
  });

  describe('an account', () => {
    it('has a number of twelve digits that follows from the provider', async () => {
      const ispId = await world.brain.accountOf('prv_somebody');
      expect(ispId.toString()).toMatch(/^99\d{10}$/);
      expect(ispId).toBe(ispIdOf('prv_somebody'));
    });

    it('must be open before anything can be changed', async () => {
      const operation = { kind: 'NEW_ACCESS', accesses: [accessTo(`${SHILI}-1`, 'shili-2021')] } as const;
      const upload = { sequence: 1n, file: null, operation };
      await expect(world.brain.receiveUpload(1n, upload)).rejects.toThrow('no such account');
    });
  });
});
