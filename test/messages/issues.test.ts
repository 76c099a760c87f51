import { describe, expect, it } from 'vitest';
import { FilingState } from '../../prisma/generated/client/enums.ts';
import { messageOf } from '../../schema/api/errors/messages.ts';
import { LOCALES } from '../../schema/messages/locales.ts';
import { InvalidState } from '../../schema/rules/failures.ts';
import { EDITS, TRANSITIONS } from '../../server/filing/machine/transitions.ts';
import { fieldLabel, formatIssue } from '../../schema/messages/format.ts';

describe('a formatted issue', () => {
  it('names the field by its path', () => {
    const issue = { code: 'REQUIRED', path: ['websites', '0', 'person', 'mobile'] } as const;
    expect(formatIssue(issue, 'en')).toBe('Mobile number is missing. Fill it in.');
    expect(formatIssue(issue, 'zh-CN')).toBe('请填写手机号码。');
  });

  it('tells the names of a website, of a person and of the subject apart', () => {
    expect(fieldLabel(['websites', '2', 'name'], 'en')).toBe('Website name');
    expect(fieldLabel(['subject', 'name'], 'en')).toBe('Name of the subject');
    expect(fieldLabel(['websites', '2', 'person', 'name'], 'en')).toContain('website');
    expect(fieldLabel(['nothing'], 'en')).toBeNull();
  });

  it('says keys in the words of the language', () => {
    const issue = {
      code: 'CERTIFICATE_TYPE_NATURE',
      params: { certificate: 'IDENTITY_CARD', nature: 'ENTERPRISE' },
    } as const;
    expect(formatIssue(issue, 'zh-CN')).toContain('居民身份证');
    expect(formatIssue(issue, 'zh-CN')).toContain('企业');
    expect(formatIssue(issue, 'en')).toContain('Resident identity card');
  });

  it('joins lists and names provinces', () => {
    const contents = {
      code: 'SERVICE_CONTENT_NOT_ALLOWED',
      params: { content: 'NEWS', contents: 'OTHER,BLOG' },
    } as const;
    expect(formatIssue(contents, 'zh-CN')).toContain('其他、博客/个人空间');
    const address = {
      code: 'ADDRESS_OTHER_PROVINCE',
      params: { foundProvince: '320000', province: '330000' },
    } as const;
    expect(formatIssue(address, 'en')).toContain('Jiangsu');
    expect(formatIssue(address, 'zh-CN')).toContain('浙江省');
  });
});

describe('what a state does not allow', () => {
  const states = Object.values(FilingState);
  const actions = [...new Set([...TRANSITIONS, ...EDITS].map(({ action }) => action))];
  const isCode = new RegExp(`\\b(?:${[...states, ...actions].join('|')})\\b`);

  it.each(LOCALES.flatMap((locale) => states.map((state) => [state, locale] as const)))(
    'is told in words, with all that it does allow: %s in %s',
    (state, locale) => {
      const message = messageOf(new InvalidState(state, actions), locale);
      expect(message).not.toMatch(isCode);
      expect(message.split(locale === 'en' ? ', ' : '、')).toHaveLength(actions.length);
      expect(messageOf(new InvalidState(state, []), locale)).not.toMatch(isCode);
    },
  );
});
