import { describe, expect, it } from 'vitest';
import { readResults } from '../../../server/authority/connector/reading/results.ts';
import type { BureauOpinion } from '../../../server/authority/protocol/documents/layouts/download/filing-results.ts';

const ACCESS = 3;
const ID = 4711n;
const arrivedAt = new Date('2021-03-06T00:00:00Z');

/** What the machine found of one new access, and what the bureau wrote about it, if it wrote. */
const verdict = (codes: readonly number[], said: Partial<BureauOpinion> | null) => {
  const { accesses } = readResults(
    {
      ...(codes.length > 0
        ? { Jg_xx: [{ Jgxx: codes.map((Jgdm) => ({ Jgdm })), Czlx: ACCESS, Bs: String(ID) }] }
        : {}),
      ...(said
        ? {
            GJSHS: {
              Gjsh: [
                { Shsj: '2021-03-05 10:30:00', Czlx: ACCESS, Jlid: Number(ID), ...said } as BureauOpinion,
              ],
            },
          }
        : {}),
    },
    arrivedAt,
  );
  expect(accesses).toHaveLength(1);
  const [access] = accesses;
  return access;
};

const YES = { Shjg: 1 };
const NO = { Shjg: 0 };

/**
 * How the specification tells an end from good news on the way (V3.0, results of uploads): 1001 and an opinion of 1 approve, 1002 and
 * an opinion of 0 refuse, every other code names a fault, and 1060 and 1062 decide nothing.
 */
const TABLE: [machine: number[], bureau: Partial<BureauOpinion> | null, outcome: string, code: number][] = [
  [[1001], null, 'APPROVED', 1001],
  [[], YES, 'APPROVED', 1001],
  [[1001], YES, 'APPROVED', 1001],
  [[1060], YES, 'APPROVED', 1001],
  [[1062], YES, 'APPROVED', 1001],
  [[1060, 1062, 1001], null, 'APPROVED', 1001],
  [[1060], null, 'NOTED', 1060],
  [[1062], null, 'NOTED', 1062],
  [[1062, 1060], null, 'NOTED', 1062],
  [[1002], null, 'REFUSED', 1002],
  [[], NO, 'REFUSED', 1002],
  [[1001], NO, 'REFUSED', 1002],
  [[1060], NO, 'REFUSED', 1002],
  // An approval that comes with a fault of the machine's is none.
  [[1018], YES, 'REFUSED', 1018],
  [[1063], YES, 'REFUSED', 1063],
  [[1002], YES, 'REFUSED', 1002],
  [[1017], YES, 'REFUSED', 1017],
  [[1001, 1004], YES, 'REFUSED', 1004],
  [[1001, 1004], null, 'REFUSED', 1004],
  [[1063], null, 'REFUSED', 1063],
  [[1999], null, 'REFUSED', 1999],
  [[4242], YES, 'REFUSED', 4242],
  // Of several faults the one that the applicant can do nothing about stands first: the provider's, then the authority's.
  [[1018, 1017, 1063], null, 'REFUSED', 1063],
  [[1018, 1017], null, 'REFUSED', 1017],
  [[1018, 1063], NO, 'REFUSED', 1063],
  [[1018, 1019], null, 'REFUSED', 1018],
];

describe('a result of an access', () => {
  it.each(TABLE)('of machine %j and bureau %j is %s by %i', (machine, bureau, outcome, code) => {
    expect(verdict(machine, bureau)).toMatchObject({ accessId: ID, isNewAccess: true, outcome, code });
  });

  it('has the bureau’s words as it wrote them, and the codes of what it wrote nothing about', () => {
    const said = (machine: number[], bureau: Partial<BureauOpinion> | null) => {
      const { opinion, wordless } = verdict(machine, bureau) ?? {};
      return { opinion, wordless };
    };
    expect(said([1018], { ...NO, Shyj: '材料不清晰' })).toEqual({ opinion: '材料不清晰', wordless: [] });
    expect(said([1018, 1060, 1004], null)).toEqual({ opinion: null, wordless: [1018, 1004] });
    expect(said([1018], NO)).toEqual({ opinion: null, wordless: [1018] });
    expect(said([], YES)).toEqual({ opinion: null, wordless: [] });
    expect(said([1001], null)).toEqual({ opinion: null, wordless: [] });
  });

  it('is dated by the bureau, else by its arrival', () => {
    expect(verdict([1001], YES)?.at).toEqual(new Date('2021-03-05T10:30:00+08:00'));
    expect(verdict([1001], { ...YES, Shsj: 'gestern' })?.at).toEqual(arrivedAt);
    expect(verdict([1001], null)?.at).toEqual(arrivedAt);
  });

  it.each([
    '短信核验超时，请重新提交',
    '短信核验失败',
    '短信核验未通过',
    '未按时完成短信核验',
    '未在规定时间内完成短信核验',
  ])('lapses the SMS check where the bureau refuses with “%s”, and never where it approves', (Shyj) => {
    expect(verdict([1002], { ...NO, Shyj })?.outcome).toBe('SMS_LAPSED');
    expect(verdict([1001], { ...YES, Shyj })?.outcome).toBe('APPROVED');
  });

  it('is of a site by its number, of an access by its id', () => {
    const of = (Bs: string) =>
      readResults({ Jg_xx: [{ Jgxx: [{ Jgdm: 1001 }], Czlx: ACCESS, Bs }] }, arrivedAt).accesses[0];
    expect(of('浙ICP备2021000001号-1')).toMatchObject({
      accessId: null,
      websiteNumber: '浙ICP备2021000001号-1',
    });
    expect(of(' 47 11 ')).toMatchObject({ accessId: ID, websiteNumber: null });
    expect(of('')).toMatchObject({ accessId: null, websiteNumber: null });
  });

  it('of another act is left to the desk', () => {
    for (const Czlx of [1, 2, 4, 5, 6, 7]) {
      const read = readResults({ Jg_xx: [{ Jgxx: [{ Jgdm: 1002 }], Czlx, Bs: '1' }] }, arrivedAt);
      expect(read.accesses).toEqual([]);
      expect(read.others.results).toHaveLength(1);
    }
  });
});
