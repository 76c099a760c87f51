import fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { checkDetails } from '../../../schema/rules/details/check.ts';
import { filingDetailsDraft } from '../../../schema/rules/details/draft-schema.ts';
import type { FilingDetailsDraft } from '../../../schema/rules/details/draft.ts';
import { normaliseDetails } from '../../../schema/rules/details/normalise.ts';
import { formatIssue } from '../../../schema/messages/format.ts';
import { LOCALES } from '../../../schema/messages/locales.ts';
import type { Issue } from '../../../schema/rules/issue.ts';
import { COMPANY, contextFor } from './sample.ts';

const value = fc.option(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('LONG_TERM', '2026-02-30', '13800000001', 'IDENTITY_CARD', '\u0000'),
  ),
  {
    nil: null,
  },
);
const person = fc.record({
  name: value,
  certificateType: value,
  certificateNumber: value,
  certificateFrom: value,
  certificateUntil: value,
  mobile: value,
  landline: value,
  email: value,
  emergencyPhone: value,
  remark: value,
});
const website = fc.record({
  websiteId: fc.constantFrom('fws_1', 'fws_2'),
  name: value,
  homepageUrl: value,
  serviceContents: fc.option(fc.array(fc.string(), { maxLength: 7 })),
  languages: fc.option(fc.array(fc.constantFrom('ENGLISH', 'KLINGON'), { maxLength: 3 })),
  preApprovals: fc.option(fc.array(fc.record({ type: value, number: value }), { maxLength: 2 })),
  accessMethod: value,
  samePerson: fc.option(fc.boolean()),
  person: fc.option(person),
  remark: value,
});
const subject = fc.record({
  name: value,
  certificateAddress: value,
  mailingAddress: value,
  investor: value,
  legalRepresentativeName: value,
  legalRepresentativeCertificateNumber: value,
  remark: value,
});
const draft: fc.Arbitrary<FilingDetailsDraft> = fc.record({
  subject: fc.option(subject),
  subjectPerson: fc.option(person),
  websites: fc.option(fc.array(website, { maxLength: 2 })),
});

/** A placeholder that was left standing is told from braces that were typed. */
const withoutBraces = ({ params, ...rest }: Issue): Issue => ({
  ...rest,
  params: Object.fromEntries(
    Object.entries(params ?? {}).map(([name, given]) => [
      name,
      typeof given === 'string' ? given.replace(/[{}]/g, '') : given,
    ]),
  ),
});

describe('any draft whatever', () => {
  it('is judged without failing, and every issue has words in both languages', () => {
    fc.assert(
      fc.property(
        draft,
        fc.constantFrom('PERSONAL', 'ENTERPRISE', 'PUBLIC_INSTITUTION'),
        fc.constantFrom('330000', '110000', '150000', '450000'),
        (any, nature, province) => {
          for (const issue of checkDetails(any, contextFor({ nature, province }))) {
            for (const locale of LOCALES)
              expect(formatIssue(withoutBraces(issue), locale), issue.code).not.toMatch(/\{\w+\}/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  it('reads the same after being stored, and normalising twice changes nothing', () => {
    fc.assert(
      fc.property(draft, (any) => {
        expect(z.parse(filingDetailsDraft, JSON.parse(JSON.stringify(any)))).toEqual(any);
        const once = normaliseDetails(any);
        expect(normaliseDetails(once)).toEqual(once);
      }),
    );
  });
});

describe('a normalised draft', () => {
  it('is half width where the authority wants it and as typed where Chinese text belongs', () => {
    const typed: FilingDetailsDraft = {
      ...COMPANY,
      subject: { ...COMPANY.subject, name: '  杭州示例（中国）  有限公司 ' },
      subjectPerson: {
        ...COMPANY.subjectPerson,
        mobile: '+86 138-0000-0001',
        landline: '0571 88888888',
        email: ' A@EXAMPLE.com ',
      },
    };
    const stored = normaliseDetails(typed);
    expect(stored.subject?.name).toBe('杭州示例（中国） 有限公司');
    expect(stored.subjectPerson).toMatchObject({
      mobile: '13800000001',
      landline: '086-0571-88888888',
      email: 'A@example.com',
    });
  });
  it('raises the same issues as before', () => {
    expect(checkDetails(normaliseDetails(COMPANY), contextFor())).toEqual([]);
  });
});
