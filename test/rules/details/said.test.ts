import { describe, expect, it } from 'vitest';
import { checkDetails } from '../../../schema/rules/details/check.ts';
import type { FilingDetailsDraft } from '../../../schema/rules/details/draft.ts';
import { detailsWarnings } from '../../../schema/rules/details/warnings.ts';
import { formatIssue } from '../../../schema/messages/format.ts';
import type { IssueCode } from '../../../schema/rules/issue.ts';
import { withPerson, withSubject, withWebsite } from './judging.ts';
import { COMPANY, contextFor, PERSONAL } from './sample.ts';

const HEBEI = contextFor({ province: '130000' });
const inHebei = (mailingDivision: string, mailingAddress: string): FilingDetailsDraft =>
  withSubject({
    certificateDivision: '130102',
    certificateAddress: '科技园1号',
    mailingDivision,
    mailingAddress,
  });

/** What a form says of the one issue of that code. */
const said = (draft: FilingDetailsDraft, code: IssueCode, context = contextFor()): string[] =>
  [...checkDetails(draft, context), ...detailsWarnings(draft, context)]
    .filter((one) => one.code === code)
    .map((one) => formatIssue(one, 'zh-CN'));

describe('what is wrong is said with what was found and what is wanted', () => {
  it.each<[IssueCode, FilingDetailsDraft, string[], typeof HEBEI?]>([
    ['DIVISION_UNKNOWN', withSubject({ mailingDivision: '330199' }), ['330199']],
    ['DIVISION_OTHER_PROVINCE', withSubject({ mailingDivision: '440305' }), ['广东', '浙江']],
    [
      'ADDRESS_OTHER_PROVINCE',
      withSubject({ mailingAddress: '江苏省南京市玄武区示例路1号' }),
      ['江苏', '浙江'],
    ],
    [
      'ADDRESS_OTHER_DIVISION',
      withSubject({ mailingDivision: '330106', mailingAddress: '宁波市海曙区科技园1号' }),
      ['宁波市', '浙江省杭州市西湖区'],
    ],
    ['ADDRESS_OTHER_CITY', inHebei('130602', '科技园1号'), ['石家庄市'], HEBEI],
    ['TOO_LONG', withPerson({ remark: '长'.repeat(201) }), ['200']],
    ['NOT_IN_LIST', withPerson({ certificateType: 'FISHING_CARD' }), ['FISHING_CARD']],
    ['NOT_IN_LIST', withWebsite({ serviceContents: ['FISHING'] }), ['FISHING']],
    ['NOT_IN_LIST', withWebsite({ accessMethod: 'PIGEON' }), ['PIGEON']],
    ['NOT_IN_LIST', withWebsite({ domainHolder: 'NOBODY' }), ['NOBODY']],
    ['NOT_IN_LIST', withWebsite({ preApprovals: [{ type: 'FISHING' }] }), ['FISHING']],
    ['DUPLICATE', withWebsite({ languages: ['ENGLISH', 'ENGLISH'] }), ['ENGLISH']],
    ['TOO_MANY', withWebsite({ serviceContents: ['OTHER', 'NEWS', 'BLOG', 'JOBS', 'WAP', 'APP'] }), ['5']],
    ['SITE_NAME_SHORT', withWebsite({ name: 'Example' }), ['3']],
    ['SITE_NAME_SIGN', withWebsite({ name: '示例科技★' }), ['★']],
    ['SITE_NAME_NATIONAL', withWebsite({ name: '中国示例科技' }), ['中国']],
    ['SITE_NAME_WORD', withWebsite({ name: '示例赌博网' }), ['赌博']],
    ['DOMAIN_HOLDER_OTHER', withWebsite({ domainHolder: 'SOMEONE_ELSE' }), ['须是：主办单位（主办人）本身']],
    [
      'DOMAIN_HOLDER_OTHER',
      withWebsite({ domainHolder: 'SOMEONE_ELSE' }, PERSONAL),
      ['须是：主办单位（主办人）本身'],
      contextFor({ nature: 'PERSONAL' }),
    ],
    ['IDENTITY_NOT_LOCAL', PERSONAL, ['河南'], contextFor({ province: '410000', nature: 'PERSONAL' })],
  ])('%s', (code, draft, words, context) => {
    const messages = said(draft, code, context);
    expect(messages).toHaveLength(1);
    for (const word of words) expect(messages[0]).toContain(word);
  });

  it('a website that is missing is told by its id', () => {
    expect(checkDetails({ ...COMPANY, websites: [] }, contextFor())).toMatchObject([
      { code: 'WEBSITE_MISSING', params: { websiteId: 'fws_1' } },
    ]);
  });
});
