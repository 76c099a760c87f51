import { describe, expect, it } from 'vitest';
import { detailsWarnings } from '../../../schema/rules/details/warnings.ts';
import { isRegisteredIn } from '../../../schema/rules/numbers/identity-card.ts';
import { checkDetails } from '../../../schema/rules/details/check.ts';
import type { FilingDetailsDraft } from '../../../schema/rules/details/draft.ts';
import { told, withPerson, withSubject, withWebsite } from './judging.ts';
import { CLERK, COMPANY, contextFor, identityNumber, PERSONAL, REPRESENTATIVE, WEBSITE } from './sample.ts';

describe('rules of provinces', () => {
  it('Zhejiang: someone of 17 is too young, by a rule that is named', () => {
    const young = identityNumber('330106', '2008-03-03', '001');
    const draft = withPerson(
      { certificateNumber: young },
      withSubject({ legalRepresentativeCertificateNumber: young }),
    );
    expect(told(draft)).toEqual(['subjectPerson.certificateNumber AGE_TOO_LOW zhejiang.minimum-age']);
    expect(told(draft, contextFor({ today: '2026-03-03' }))).toEqual([]);
  });
  it('Jiangsu: from 16 with a proof', () => {
    const of = (birth: string) => {
      const number = identityNumber('320102', birth, '001');
      const codes = checkDetails(
        withPerson({ certificateNumber: number, landline: '025-88888888' }),
        contextFor({ province: '320000' }),
      );
      return codes.map(({ code }) => code).filter((code) => code.startsWith('AGE'));
    };
    expect(of('2010-03-03')).toEqual(['AGE_TOO_LOW_PROOF']);
    expect(of('2010-03-02')).toEqual([]);
  });
  it('Tianjin: the website’s person is someone else, and not too old', () => {
    const context = contextFor({ province: '120000' });
    expect(told(COMPANY, context)).toContain(
      'websites.0.samePerson PERSONS_MUST_DIFFER tianjin.persons.organisation',
    );
    const old = { ...CLERK, certificateNumber: identityNumber('120101', '1960-01-01', '001') };
    expect(told(withWebsite({ samePerson: false, person: old }), context)).toContain(
      'websites.0.person.certificateNumber AGE_TOO_HIGH tianjin.maximum-age.organisation',
    );
  });
  it('Tianjin: a landline of Hangzhou is not local', () => {
    expect(told(COMPANY, contextFor({ province: '120000' }))).toContain(
      'subjectPerson.landline LANDLINE_OTHER_AREA tianjin.phone-area',
    );
  });
  it('Shaanxi: a landline from elsewhere needs a remark', () => {
    const context = contextFor({ province: '610000' });
    expect(told(COMPANY, context)).toContain(
      'subjectPerson.remark REMARK_PHONE_AREA shaanxi.phone-area.organisation',
    );
    expect(told(withPerson({ remark: '总部电话' }), context).join()).not.toContain('REMARK_PHONE_AREA');
  });
  it('Jiangsu: an organisation needs a landline', () => {
    const draft = withPerson({ landline: '13800000005' });
    expect(told(draft, contextFor({ province: '320000' }))).toContain(
      'subjectPerson.landline LANDLINE_NEEDED jiangsu.second-contact.organisation',
    );
  });
  it('Zhejiang: the subject’s person is the legal representative', () => {
    const draft: FilingDetailsDraft = { ...COMPANY, subjectPerson: CLERK };
    expect(told(draft)).toContain(
      'subjectPerson.name NOT_LEGAL_REPRESENTATIVE zhejiang.subject-person.organisation',
    );
  });
  it('Jiangsu: whoever is not the legal representative answers for the website too', () => {
    const draft: FilingDetailsDraft = {
      ...COMPANY,
      subjectPerson: CLERK,
      websites: [{ ...WEBSITE, samePerson: false, person: REPRESENTATIVE }],
    };
    expect(told(draft, contextFor({ province: '320000' }))).toContain(
      'websites.0.samePerson PERSONS_MUST_BE_SAME jiangsu.persons.organisation',
    );
  });
  it('Jilin: the investor is the subject itself', () => {
    expect(told(withSubject({ investor: '别的公司' }), contextFor({ province: '220000' }))).toContain(
      'subject.investor INVESTOR_SUBJECT_NAME jilin.investor.organisation',
    );
  });
  it('Guangxi: a public institution writes its superior unit', () => {
    const context = contextFor({ province: '450000', nature: 'PUBLIC_INSTITUTION' });
    expect(told(withSubject({ investor: '王示例' }), context)).toContain(
      'subject.investor INVESTOR_SUPERIOR_UNIT guangxi.investor.organisation',
    );
  });
  it('Heilongjiang: a person writes thirty characters, Inner Mongolia a declaration', () => {
    const remark = (text: string, province: string) =>
      told(withWebsite({ remark: text }, PERSONAL), contextFor({ province, nature: 'PERSONAL' }));
    expect(remark('短', '230000')).toContain(
      'websites.0.remark REMARK_TOO_SHORT heilongjiang.website-remark.personal',
    );
    expect(remark('字'.repeat(30), '150000')).toContain(
      'websites.0.remark REMARK_PERSONAL_DECLARATION inner-mongolia.website-remark.personal',
    );
    expect(remark(`${'字'.repeat(30)}个人网站`, '150000').join()).not.toContain('remark');
  });
  it('a person chooses 其他', () => {
    expect(
      told(withWebsite({ serviceContents: ['SHOPPING'] }, PERSONAL), contextFor({ nature: 'PERSONAL' })),
    ).toContain('websites.0.serviceContents SERVICE_CONTENT_NOT_ALLOWED zhejiang.service-contents.personal');
  });
  it('Shandong wants one homepage, Sichuan one for each domain', () => {
    const domains = ['example.com', 'example.cn'];
    const two = withWebsite({ homepageUrl: 'www.example.com；example.cn' });
    expect(told(two, contextFor({ province: '370000', domains }))).toContain(
      'websites.0.homepageUrl HOMEPAGE_ONE shandong.homepages',
    );
    expect(told(COMPANY, contextFor({ province: '510000', domains }))).toContain(
      'websites.0.homepageUrl HOMEPAGE_EACH_DOMAIN sichuan.homepages',
    );
  });
  it('Hebei takes no passport', () => {
    expect(
      told(
        withPerson({ certificateType: 'PASSPORT', certificateNumber: 'E12345678' }),
        contextFor({ province: '130000' }),
      ),
    ).toContain('subjectPerson.certificateType CERTIFICATE_TYPE_PROVINCE hebei.refused-certificates');
  });
  it('Henan warns of a card from elsewhere, which bars nothing that is filed there', () => {
    const context = contextFor({ province: '410000', nature: 'PERSONAL' });
    expect(told(PERSONAL, context).filter((one) => one.includes('IDENTITY'))).toEqual([]);
    expect(detailsWarnings(PERSONAL, context)).toContainEqual(
      expect.objectContaining({ code: 'IDENTITY_NOT_LOCAL', rule: 'henan.residence.personal' }),
    );
  });
  // Chongqing was a city of Sichuan until 1997: its cards from before begin with 51.
  it.each([
    ['500103197803054213', true],
    ['510202197803054213', true],
    ['512222197803054213', true],
    ['512322197803054213', true],
    ['513521197803054213', true],
    ['510104197803054213', false],
    ['410102197803054213', false],
  ])('%s is a number of Chongqing: %s', (number, own) => {
    expect(isRegisteredIn(number, '500000')).toBe(own);
  });
  it('Hebei wants both addresses in one city', () => {
    const draft = withSubject({
      certificateAddress: '河北省石家庄市长安区示例路1号',
      mailingAddress: '河北省保定市莲池区示例路2号',
    });
    expect(told(draft, contextFor({ province: '130000' }))).toContain(
      'subject.mailingAddress ADDRESS_OTHER_CITY hebei.address-city.organisation',
    );
  });
  it('Beijing wants addresses in words', () => {
    const draft = withSubject({ mailingAddress: '北京市海淀区示例路1-2-301' });
    expect(told(draft, contextFor({ province: '110000' }))).toContain(
      'subject.mailingAddress ADDRESS_HYPHENS beijing.address-hyphens',
    );
  });
});
