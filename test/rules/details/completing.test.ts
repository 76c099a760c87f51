import { describe, expect, it } from 'vitest';
import { completeDetails } from '../../../schema/rules/details/complete.ts';
import { normaliseDetails } from '../../../schema/rules/details/normalise.ts';
import { withPerson, withSubject, withWebsite } from './judging.ts';
import { CLERK, COMPANY, contextFor, PERSONAL, REPRESENTATIVE } from './sample.ts';

const ofPerson = contextFor({ nature: 'PERSONAL' });

describe('what follows from the rest', () => {
  it('in a personal filing: investor and both persons are the subject', () => {
    const { subject, subjectPerson, websites } = completeDetails(PERSONAL, ofPerson);
    const itself = {
      name: '王示例',
      certificateType: 'IDENTITY_CARD',
      certificateNumber: REPRESENTATIVE.certificateNumber,
    };
    expect(subject.investor).toBe('王示例');
    expect(subjectPerson).toMatchObject({ ...itself, mobile: '13800000001' });
    expect(websites).toMatchObject([{ samePerson: true, person: itself }]);
  });

  it('in a personal filing: nothing that was typed is overwritten, but a second person does not count', () => {
    const typed = withPerson(
      { name: '李样本', certificateType: 'PASSPORT', certificateNumber: 'E12345678' },
      withSubject({ investor: '李样本' }, withWebsite({ samePerson: false, person: CLERK }, PERSONAL)),
    );
    const { subject, subjectPerson, websites } = completeDetails(typed, ofPerson);
    expect(subject.investor).toBe('李样本');
    expect(subjectPerson).toMatchObject({
      name: '李样本',
      certificateType: 'PASSPORT',
      certificateNumber: 'E12345678',
    });
    expect(websites).toMatchObject([{ samePerson: true, person: { certificateNumber: 'E12345678' } }]);
  });

  it('in the filing of a company: nothing of the subject', () => {
    const { subject, subjectPerson } = completeDetails({ subject: { name: '甲' } }, contextFor());
    expect([subject, subjectPerson]).toEqual([{ name: '甲' }, {}]);
  });

  it.each([
    ['the subject’s, where one stands for both', true, CLERK, REPRESENTATIVE],
    ['the subject’s, while nobody answered', null, CLERK, REPRESENTATIVE],
    ['the one that was typed, where another stands for it', false, CLERK, CLERK],
    ['nobody yet, where another stands for it and was not typed', false, null, {}],
  ])('a website’s person is %s', (_who, samePerson, person, expected) => {
    const [website] = completeDetails(withWebsite({ samePerson, person }), contextFor()).websites;
    expect(website).toMatchObject({ samePerson });
    expect(website?.person).toEqual(expected);
  });

  it('of an empty draft is nothing', () => {
    expect(completeDetails({}, contextFor())).toEqual({ subject: {}, subjectPerson: {}, websites: [] });
  });
});

describe('what is stored of a permit', () => {
  it('is its kind and its number without the blanks around it', () => {
    const typed = withWebsite({
      preApprovals: [{ type: 'NEWS', number: ' 国新网许可证编号\u3000演练1号 ' }],
    });
    expect(normaliseDetails(typed).websites?.[0]?.preApprovals).toEqual([
      { type: 'NEWS', number: '国新网许可证编号 演练1号' },
    ]);
    expect(normaliseDetails(COMPANY).websites?.[0]?.preApprovals).toEqual([]);
  });
});
