import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { changesIn, publishedRules, rulesToPublish } from '../../server/filing/provinces/published.ts';
import { allRules, provinceRules } from '../../server/filing/provinces/rules.ts';

const whole = rulesToPublish();
const copied = (): typeof whole => structuredClone(whole);

describe('the rules as data', () => {
  it('are every rule that there is, each under a key and a first day of its own', () => {
    expect(whole.rules).toHaveLength(allRules().length);
    const identities = whole.rules.map(({ key, from, party }) => `${key} ${from} ${party}`);
    expect(new Set(identities).size).toBe(identities.length);
  });

  it('are written as their schema says, once they were read back from JSON', () => {
    expect(publishedRules.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    expect(z.toJSONSchema(publishedRules)).toMatchObject({
      type: 'object',
      required: ['format', 'version', 'sources', 'provinces', 'rules'],
      additionalProperties: false,
    });
  });

  it('say of each source what it is, and of each province its rules', () => {
    const known = new Set(whole.sources.map(({ key }) => key));
    for (const { sources } of whole.rules) for (const source of sources) expect(known).toContain(source);
    for (const { code } of whole.provinces) {
      const inForce = provinceRules(code, new Date('2026-03-02T12:00:00+08:00')).active.map(({ key }) => key);
      const told = new Set(rulesToPublish([code, 'national']).rules.map(({ key }) => key));
      expect(inForce.filter((key) => !told.has(key))).toEqual([]);
    }
  });

  it('have another version when a rule is another, and the same as long as none is', () => {
    expect(rulesToPublish().version).toBe(whole.version);
    expect(rulesToPublish(['330000']).version).not.toBe(whole.version);
  });
});

describe('another edition', () => {
  it('that says the same differs in nothing', () => {
    expect(changesIn(whole, copied())).toEqual([]);
  });

  it('is told by what it ends, adds, changes and lacks', () => {
    const theirs = copied();
    const [ended, changed, lacking] = theirs.rules;
    if (!ended || !changed || !lacking) throw new Error('there are no rules');
    ended.until = '2026-12-31';
    changed.value = { years: 21 };
    theirs.rules.splice(2, 1);
    theirs.rules.push({ ...ended, from: '2027-01-01', until: null, sources: ['NEW_PAGE'] });
    expect(
      changesIn(whole, publishedRules.parse(theirs)).map(({ what, rule }) => [what, rule.key, rule.from]),
    ).toEqual([
      ['CHANGED', ended.key, ended.from],
      ['CHANGED', changed.key, changed.from],
      ['ADDED', ended.key, '2027-01-01'],
      ['REMOVED', lacking.key, lacking.from],
    ]);
  });

  it.each([
    ['a topic that is none', { topic: 'weather' }],
    ['a day that is none', { from: '2026-02-30' }],
    ['no source', { sources: [] }],
    ['a party that is none', { party: 'foreigners' }],
  ])('with %s is refused', (_what, wrong) => {
    const theirs = copied();
    expect(publishedRules.safeParse({ ...theirs, rules: [{ ...theirs.rules[0], ...wrong }] }).success).toBe(
      false,
    );
  });
});
