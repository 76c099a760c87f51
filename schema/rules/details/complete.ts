import type { DetailsContext } from './context.ts';
import { EMPTY_PERSON } from './draft.ts';
import type { FilingDetailsDraft, PersonDraft, SubjectDraft, WebsiteDraft } from './draft.ts';

export type CompletedDetails = {
  subject: SubjectDraft;
  subjectPerson: PersonDraft;
  websites: readonly WebsiteDraft[];
};

/** 网站负责人: what was typed of another person counts only while the answer is that another one stands for the website. */
export const websitePersonOf = (website: WebsiteDraft, subjectPerson: PersonDraft): PersonDraft =>
  website.samePerson === false ? (website.person ?? EMPTY_PERSON) : subjectPerson;

/**
 * The draft with every `AUTO` field filled from where it comes: in a personal filing the investor and both persons are
 * the subject itself, and a website takes the subject's person unless another one stands for it. Typed values are not
 * overwritten.
 */
export const completeDetails = (
  draft: FilingDetailsDraft,
  context: Pick<DetailsContext, 'nature' | 'certificateType' | 'certificateNumber'>,
): CompletedDetails => {
  const subject = draft.subject ?? {};
  const typed = draft.subjectPerson ?? EMPTY_PERSON;
  const personal = context.nature === 'PERSONAL';
  const subjectPerson: PersonDraft = personal
    ? {
        ...typed,
        name: typed.name || subject.name,
        certificateType: typed.certificateType || context.certificateType,
        certificateNumber: typed.certificateNumber || context.certificateNumber,
      }
    : typed;
  return {
    subject: personal ? { ...subject, investor: subject.investor || subject.name } : subject,
    subjectPerson,
    websites: (draft.websites ?? [])
      .map((website) => (personal ? { ...website, samePerson: true } : website))
      .map((website) => ({ ...website, person: websitePersonOf(website, subjectPerson) })),
  };
};
