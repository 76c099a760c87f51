import type { FilingDetailsDraft, PersonDraft } from '../../../schema/rules/details/draft.ts';
import type { Company } from '../../../server/rehearsal/walk/company.ts';

/** A person of whom nothing was typed, as the API answers it and a form sends it back. */
export const NOBODY: PersonDraft = {
  name: null,
  certificateType: null,
  certificateNumber: null,
  certificateFrom: null,
  certificateUntil: null,
  mobile: null,
  landline: null,
  email: null,
  emergencyPhone: null,
  remark: null,
};

/** The same subject, whose details are sent whole: with a member for everything that was not typed, persons included. */
export const throughTheForm = <Filed extends Company>(filed: Filed): Filed => ({
  ...filed,
  details: (websiteIds) => {
    const { websites, ...details } = filed.details(websiteIds) as FilingDetailsDraft;
    return {
      ...details,
      subjectPerson: { ...NOBODY, ...details.subjectPerson },
      websites: websites?.map((site) => ({ ...site, person: { ...NOBODY, ...site.person } })),
    };
  },
});
