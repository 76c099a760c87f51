import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familyMember } from '../../../server/rehearsal/authority/brain/family.ts';
import { accessTo, answerTexts, drain, openWorld, results, type World } from './support/world.ts';

const SHILI = '浙ICP备2021000001号';
const PASSWORD = 'shili-2021';
let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const file = async (ispId: bigint, ...accesses: ReturnType<typeof accessTo>[]) =>
  world.brain.receiveUpload(ispId, {
    sequence: (await world.brain.lastUpload(ispId)).sequence + 1n,
    file: null,
    operation: { kind: 'NEW_ACCESS', accesses },
  });

/** The first result of one access filed alone and answered at once. */
const resultOf = async (access: ReturnType<typeof accessTo>) => {
  const ispId = await world.newIsp();
  await file(ispId, access);
  await answerTexts(world.brain, ispId);
  world.advanceDays(40);
  const [note] = await results(world.brain, ispId);
  return note;
};

describe('an access that nothing is wrong with', () => {
  it('is approved three working days after its SMS check, and the full record follows the word', async () => {
    const ispId = await world.newIsp();
    world.setClock(new Date('2021-03-04T10:00:00+08:00'));
    const access = accessTo(`${SHILI}-1`, PASSWORD);
    expect(await file(ispId, access)).toEqual({ kind: 'ACCEPTED', sequence: 1n });
    expect(await world.brain.nextFile(ispId)).toBeNull();
    await answerTexts(world.brain, ispId);
    world.setClock(new Date('2021-03-09T09:59:00+08:00'));
    expect(await world.brain.nextFile(ispId)).toBeNull();
    world.setClock(new Date('2021-03-09T10:00:00+08:00'));
    const [word, record] = await drain(world.brain, ispId);
    expect(word?.more).toBe(true);
    expect(word?.document).toMatchObject({
      kind: 'RESULTS',
      results: [{ key: access.accessId.toString(), lines: [{ code: 1001 }], review: { approved: true } }],
    });
    expect(record?.document).toMatchObject({
      kind: 'RECORDS',
      records: [
        {
          subject: { subjectNumber: SHILI, name: '杭州示例科技有限公司' },
          websites: [
            {
              websiteNumber: `${SHILI}-1`,
              accesses: [{ providerAccessId: access.accessId.toString(), locations: [34] }],
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(record)).not.toContain('asswordDigest');
  });

  it('goes straight before the bureau where the SMS rule does not hold', async () => {
    const ispId = await world.newIsp();
    world.setClock(new Date('2019-05-08T10:00:00+08:00'));
    await file(ispId, accessTo('京ICP备2021000011号-1', 'beijing-2021'));
    expect(await world.brain.inbox(ispId)).toEqual([]);
    world.setClock(new Date('2019-05-13T10:00:00+08:00'));
    expect((await results(world.brain, ispId))[0]?.lines[0]?.code).toBe(1001);
  });

  it('is approved for several sites of one subject together, with one text per phone', async () => {
    const ispId = await world.newIsp();
    await file(ispId, ...[1, 2, 3].map((site) => accessTo(`${SHILI}-${site}`, PASSWORD)));
    const texts = await world.brain.inbox(ispId);
    expect(new Set(texts.map(({ code }) => code)).size).toBe(2);
    const shared = texts.find(({ phone }) => phone === '13000000001');
    if (!shared) throw new Error('no text arrived');
    const done = await world.brain.enterCode(ispId, shared);
    expect(done).toMatchObject({ kind: 'DONE' });
    expect(done.kind === 'DONE' && [...done.websiteNumbers].sort()).toEqual([`${SHILI}-1`, `${SHILI}-2`]);
    await answerTexts(world.brain, ispId);
    world.advanceDays(10);
    expect((await results(world.brain, ispId)).map(({ lines }) => lines[0]?.code)).toEqual([
      1001, 1001, 1001,
    ]);
  });
});

describe('an access that is refused at once', () => {
  const wrong: [string, number, () => ReturnType<typeof accessTo>][] = [
    ['an unknown subject', 1016, () => accessTo('浙ICP备2021009999号-1', PASSWORD)],
    ['an unknown site of a known subject', 1059, () => accessTo(`${SHILI}-9`, PASSWORD)],
    ['a wrong filing password', 1018, () => accessTo(`${SHILI}-1`, 'wrong')],
    ['an access it has already', 1038, () => accessTo('浙ICP备2021000006号-1', 'jieru-2021')],
    ['an order at another provider', 1003, () => accessTo('浙ICP备2021000007号-1', 'zaitu-2021')],
    [
      'a private address',
      1006,
      () => accessTo(`${SHILI}-1`, PASSWORD, { ipRanges: [{ first: '10.0.0.1', last: '10.0.0.1' }] }),
    ],
    [
      'a range that ends before it begins',
      1006,
      () => accessTo(`${SHILI}-1`, PASSWORD, { ipRanges: [{ first: '203.0.113.9', last: '203.0.113.8' }] }),
    ],
    ['an unknown access mode', 1035, () => accessTo(`${SHILI}-1`, PASSWORD, { accessModes: [9] })],
    ['a place outside the mainland', 1036, () => accessTo(`${SHILI}-1`, PASSWORD, { locations: [13] })],
    ['a registry entry that says so', 1006, () => accessTo('浙ICP备2021000002号-2', 'bohui-2021')],
  ];
  it.each(wrong)('names %s by code %i', async (_what, code, access) => {
    const ispId = await world.newIsp();
    await file(ispId, access());
    const [note] = await results(world.brain, ispId);
    expect(note?.lines[0]?.code).toBe(code);
    expect(note?.review).toBeNull();
    expect(await world.brain.inbox(ispId)).toEqual([]);
  });

  it('names everything that is wrong, not only the first thing', async () => {
    const ispId = await world.newIsp();
    await file(ispId, accessTo(`${SHILI}-1`, 'wrong', { locations: [20], accessModes: [] }));
    const [note] = await results(world.brain, ispId);
    expect(note?.lines.map(({ code }) => code)).toEqual([1018, 1035, 1036]);
  });

  it('does not take a second access to a site that has one, nor one while another order of the subject is open', async () => {
    const ispId = await world.newIsp();
    await file(ispId, accessTo(`${SHILI}-1`, PASSWORD));
    await file(ispId, accessTo(`${SHILI}-1`, PASSWORD), accessTo(`${SHILI}-2`, PASSWORD));
    const codes = (await results(world.brain, ispId)).map(({ lines }) => lines[0]?.code);
    expect(codes).toEqual([1038, 1003]);
    await answerTexts(world.brain, ispId);
    world.advanceDays(10);
    await drain(world.brain, ispId);
    await file(ispId, accessTo(`${SHILI}-1`, PASSWORD), accessTo(`${SHILI}-2`, PASSWORD));
    expect((await results(world.brain, ispId)).map(({ lines }) => lines[0]?.code)).toEqual([1038]);
  });

  it('leaves one provider untouched by what another one files', async () => {
    const [one, other] = [await world.newIsp(), await world.newIsp()];
    await file(one, accessTo(`${SHILI}-1`, PASSWORD));
    await file(other, accessTo(`${SHILI}-1`, PASSWORD));
    expect(await results(world.brain, other)).toEqual([]);
    expect(await world.brain.inbox(other)).toHaveLength(1);
  });
});

describe('an access that the bureau decides against', () => {
  it('is refused after some days with the bureau’s opinion', async () => {
    const note = await resultOf(accessTo('浙ICP备2021000002号-1', 'bohui-2021'));
    expect(note).toMatchObject({
      lines: [{ code: 1002 }],
      review: { approved: false, opinion: '网站内容与主办单位业务无关联，请核实后重新提交' },
    });
  });

  it('takes nineteen working days where the registry says slow', async () => {
    const ispId = await world.newIsp();
    world.setClock(new Date('2021-03-01T10:00:00+08:00'));
    await file(ispId, accessTo('浙ICP备2021000004号-1', 'manshen-2021'));
    await answerTexts(world.brain, ispId);
    world.setClock(new Date('2021-03-25T10:00:00+08:00'));
    expect(await results(world.brain, ispId)).toEqual([]);
    world.setClock(new Date('2021-03-26T10:00:00+08:00'));
    expect((await results(world.brain, ispId))[0]?.lines[0]?.code).toBe(1001);
  });

  it.each([
    ['refuse1064-shop', 1064],
    ['refuse1002-shop', 1002],
    ['shop', 1001],
  ])('follows the label %s of a subject by rule', async (label, code) => {
    const member = familyMember(31, { label });
    const note = await resultOf(accessTo(member.websiteNumber, member.password));
    expect(note?.lines[0]?.code).toBe(code);
  });
});

describe('the SMS check', () => {
  it('lapses after 24 hours as a refusal that says so, and the same site may be filed again', async () => {
    const ispId = await world.newIsp();
    await file(ispId, accessTo(`${SHILI}-1`, PASSWORD));
    const [text] = await world.brain.inbox(ispId);
    if (!text) throw new Error('no text arrived');
    world.advanceHours(24);
    expect(await world.brain.enterCode(ispId, text)).toEqual({ kind: 'NO_RECORD' });
    const [note] = await results(world.brain, ispId);
    expect(note).toMatchObject({ lines: [{ code: 1002 }], review: { approved: false, sms: 'LAPSED' } });
    expect(note?.review?.opinion).toContain('短信核验超时');
    await file(ispId, accessTo(`${SHILI}-1`, PASSWORD));
    expect((await world.brain.inbox(ispId)).filter(({ waiting }) => waiting)).toHaveLength(1);
  });

  it('never sends the text where the registry says it lapses', async () => {
    const ispId = await world.newIsp();
    await file(ispId, accessTo('浙ICP备2021000003号-1', 'chaoshi-2021'));
    expect(await world.brain.inbox(ispId)).toEqual([]);
    world.advanceHours(24);
    expect((await results(world.brain, ispId))[0]?.review?.sms).toBe('LAPSED');
  });

  it('returns the order after five wrong ends of the certificate', async () => {
    const ispId = await world.newIsp();
    await file(ispId, accessTo(`${SHILI}-1`, PASSWORD));
    const [text] = await world.brain.inbox(ispId);
    if (!text) throw new Error('no text arrived');
    const wrong = { ...text, certificateTail: '000000' };
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await world.brain.enterCode(ispId, wrong)).toEqual({ kind: 'WRONG_CERTIFICATE', triesLeft });
    }
    expect(await world.brain.enterCode(ispId, wrong)).toEqual({ kind: 'FAILED' });
    expect(await world.brain.enterCode(ispId, text)).toEqual({ kind: 'NO_RECORD' });
    expect((await results(world.brain, ispId))[0]?.review?.sms).toBe('FAILED');
  });

  it('does not tell a wrong code from a wrong phone, and counts neither', async () => {
    const ispId = await world.newIsp();
    await file(ispId, accessTo(`${SHILI}-1`, PASSWORD));
    const [text] = await world.brain.inbox(ispId);
    if (!text) throw new Error('no text arrived');
    for (let round = 0; round < 6; round += 1) {
      expect(await world.brain.enterCode(ispId, { ...text, phone: '13900000000' })).toEqual({
        kind: 'NO_RECORD',
      });
      expect(await world.brain.enterCode(ispId, { ...text, code: 'x' })).toEqual({ kind: 'NO_RECORD' });
    }
    expect(await world.brain.enterCode(ispId, text)).toMatchObject({ kind: 'DONE' });
  });
});
