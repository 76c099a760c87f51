import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { ID_PREFIXES, typeOfId } from '../../schema/rules/ids.ts';
import { issue, issuesAt } from '../../schema/rules/issue.ts';
import { materialPath } from '../../schema/rules/material-path.ts';
import { hears, SUBSCRIPTIONS, TOPICS, topicOfState } from '../../schema/rules/topics.ts';

const model = readFileSync(join(projectRoot, 'prisma/schema.prisma'), 'utf8');
const valuesOf = (name: string): string[] =>
  (new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(model)?.[1] ?? '').trim().split(/\s+/);

describe('what an endpoint hears of', () => {
  it.each<[string[], string, boolean]>([
    [['filing.approved'], 'filing.approved', true],
    [['filing.approved'], 'filing.refused', false],
    [['filing.approved'], 'filing.approved_later', false],
    [['filing.*'], 'filing.refused', true],
    [['filing.*'], 'website.stray', false],
    [['website.*', 'filing.draft'], 'filing.draft', true],
    [['*'], 'reminder.draft_idle', true],
    [[], 'filing.approved', false],
  ])('%j, of %s: %s', (subscriptions, topic, expected) => {
    expect(hears(subscriptions, topic)).toBe(expected);
  });

  it('may be anything that happens, each family of it, or all, and each is listed once', () => {
    const families = new Set(Object.keys(TOPICS).map((topic) => topic.split('.')[0]));
    expect(families).toEqual(
      new Set([
        'filing',
        'reminder',
        'website',
        'subject',
        'export',
        'api_key',
        'audit',
        'alarm',
        'ip_range',
      ]),
    );
    expect(SUBSCRIPTIONS).toEqual([
      '*',
      'filing.*',
      'reminder.*',
      'website.*',
      'ip_range.*',
      'subject.*',
      'export.*',
      'audit.*',
      'alarm.*',
      'api_key.*',
      ...Object.keys(TOPICS),
    ]);
    for (const topic of Object.keys(TOPICS))
      expect(SUBSCRIPTIONS.filter((one) => hears([one], topic))).toHaveLength(3);
  });

  it('has a topic for each state that a filing comes into', () => {
    const states = valuesOf('FilingState');
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) {
      const topic = topicOfState(state as Parameters<typeof topicOfState>[0]);
      expect(topic).toBe(`filing.${state.toLowerCase()}`);
      expect(TOPICS).toHaveProperty([topic]);
    }
  });

  it('says of each topic what happened', () => {
    for (const [topic, said] of Object.entries(TOPICS)) expect(said, topic).toMatch(/^\S+( \S+){3,}$/);
  });
});

describe('an id', () => {
  it('names its type by three letters that no other type has', () => {
    const prefixes = Object.values(ID_PREFIXES);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const [type, prefix] of Object.entries(ID_PREFIXES)) {
      expect(prefix).toMatch(/^[a-z]{3}$/);
      expect(typeOfId(`${prefix}_01ARZ3NDEKTSV4RRFFQ69G5FAV`)).toBe(type);
    }
  });

  it('is of a row that there is', () => {
    for (const type of Object.keys(ID_PREFIXES)) expect(model).toContain(`model ${type} {`);
  });

  it.each(['', '_', 'fil', 'xyz_01', 'Fil_01', 'filing_01'])('is no %j', (text) => {
    expect(typeOfId(text)).toBeUndefined();
  });
});

describe('an issue', () => {
  it('has words’ blanks and a rule only where there are some', () => {
    expect(issue(['a'], 'REQUIRED')).toEqual({ path: ['a'], code: 'REQUIRED' });
    expect(issue(['a'], 'REQUIRED', { n: 1 }, 'zhejiang.sms')).toEqual({
      path: ['a'],
      code: 'REQUIRED',
      params: { n: 1 },
      rule: 'zhejiang.sms',
    });
    expect(Object.keys(issue(['a'], 'REQUIRED'))).toEqual(['path', 'code']);
  });

  it('is found at its field and at what holds it', () => {
    const all = [issue(['websites', '0', 'name'], 'REQUIRED'), issue(['websites', '1'], 'REQUIRED')];
    expect(issuesAt(all, [])).toEqual(all);
    expect(issuesAt(all, ['websites', '0'])).toEqual([all[0]]);
    expect(issuesAt(all, ['websites', '1', 'name'])).toEqual([]);
    expect(issuesAt(all, ['0'])).toEqual([]);
  });

  it.each([
    ['SUBJECT_CERTIFICATE', null, 'materials.SUBJECT_CERTIFICATE'],
    ['VERIFICATION_FORM', 'fws_1', 'materials.VERIFICATION_FORM.fws_1'],
    ['VERIFICATION_PHOTO', 'fws_1', 'photo.VERIFICATION_PHOTO.fws_1'],
  ])('of the paper %s of %s stands at %s', (kind, websiteId, path) => {
    expect(materialPath(kind, websiteId).join('.')).toBe(path);
  });
});
