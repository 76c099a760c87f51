import { certificateEntry } from '../choices/certificate-types.ts';
import type { CertificateType } from '../choices/certificate-types.ts';
import { normaliseEmail } from '../email.ts';
import { normaliseHomepages } from '../homepage-url.ts';
import { normaliseCertificateNumber, personalCertificateOf } from '../numbers/certificate-number.ts';
import { normalisePersonName, withMiddleDots } from '../person-name.ts';
import { normalisePhone } from '../phone.ts';
import { narrow, tidy } from '../text.ts';
import type { Maybe } from '../text.ts';
import type { FilingDetailsDraft, PersonDraft, SubjectDraft, WebsiteDraft } from './draft.ts';

const put = (value: Maybe, change: (text: string) => string): Maybe => (value ? change(value) : value);

const numberOf = (type: Maybe, value: Maybe): Maybe =>
  put(value, (number) =>
    normaliseCertificateNumber(certificateEntry(type)?.key as CertificateType | undefined, number),
  );

const normalisePerson = (person: PersonDraft): PersonDraft => ({
  ...person,
  name: put(person.name, normalisePersonName),
  certificateNumber: numberOf(person.certificateType, person.certificateNumber),
  certificateFrom: put(person.certificateFrom, narrow),
  certificateUntil: put(person.certificateUntil, narrow),
  mobile: put(person.mobile, normalisePhone),
  landline: put(person.landline, normalisePhone),
  email: put(person.email, normaliseEmail),
  emergencyPhone: put(person.emergencyPhone, normalisePhone),
  remark: put(person.remark, tidy),
});

const normaliseSubject = (subject: SubjectDraft): SubjectDraft => ({
  ...subject,
  name: put(subject.name, (name) => withMiddleDots(tidy(name))),
  certificateDivision: put(subject.certificateDivision, narrow),
  certificateAddress: put(subject.certificateAddress, tidy),
  mailingDivision: put(subject.mailingDivision, narrow),
  mailingAddress: put(subject.mailingAddress, tidy),
  investor: put(subject.investor, tidy),
  legalRepresentativeName: put(subject.legalRepresentativeName, normalisePersonName),
  legalRepresentativeCertificateNumber: put(subject.legalRepresentativeCertificateNumber, (number) =>
    normaliseCertificateNumber(personalCertificateOf(number), number),
  ),
  remark: put(subject.remark, tidy),
});

const normaliseWebsite = (website: WebsiteDraft): WebsiteDraft => ({
  ...website,
  name: put(website.name, tidy),
  homepageUrl: put(website.homepageUrl, normaliseHomepages),
  preApprovals: website.preApprovals?.map(({ type, number }) => ({ type, number: put(number, tidy) })),
  person: website.person ? normalisePerson(website.person) : website.person,
  remark: put(website.remark, tidy),
});

/** The draft as it is stored and sent. What was typed wrongly stays recognisable. */
export const normaliseDetails = (draft: FilingDetailsDraft): FilingDetailsDraft => ({
  subject: draft.subject ? normaliseSubject(draft.subject) : draft.subject,
  subjectPerson: draft.subjectPerson ? normalisePerson(draft.subjectPerson) : draft.subjectPerson,
  websites: draft.websites?.map(normaliseWebsite),
});
