import { anyOrder, inOrder, maybe, one, text } from '../../layout.ts';
import { tableCode } from './types.ts';

const name = text(1, 128);
const officePhone = text(11, 128, 'phones');
const mobile = text(11, 128, 'mobiles');
const email = text(6, 128, 'emails');

const messengersAndCertificate = {
  Msn: maybe(text(6, 128), 'MSN account'),
  Qq: maybe(text(5, 128), 'QQ account'),
  Fzr_zjlx: maybe(tableCode, 'certificate type of the person'),
  Fzr_zjhm: maybe(text(1, 128), 'certificate number of the person'),
} as const;

const subjectPersonFields = {
  Fzr_xm: maybe(name, 'name'),
  Fzr_dhhm: maybe(officePhone, 'office phone'),
  Fzr_sjhm: one(mobile, 'mobile'),
  Fzr_dzyj: one(email, 'e-mail'),
  ...messengersAndCertificate,
} as const;

const websitePersonFields = { ...subjectPersonFields, Fzr_xm: one(name, 'name') } as const;

/** Responsible person of the subject (主体负责人): new filing, then change. */
export const subjectPersonInOrder = inOrder(subjectPersonFields);
export const subjectPerson = anyOrder(subjectPersonFields);

/** Responsible person of the website (网站负责人) in uploads. */
export const websitePerson = anyOrder(websitePersonFields);

/** Both in answers to re-check tasks, where the mobile has lost its prefix. */
export const recheckedSubjectPerson = anyOrder({
  Fzr_xm: maybe(name, 'name'),
  Fzr_dhhm: maybe(officePhone, 'office phone'),
  sjhm: one(mobile, 'mobile'),
  Fzr_dzyj: one(email, 'e-mail'),
  ...messengersAndCertificate,
});
export const recheckedWebsitePerson = inOrder({
  Fzr_xm: one(name, 'name'),
  Fzr_dhhm: maybe(officePhone, 'office phone'),
  sjhm: maybe(mobile, 'mobile'),
  Fzr_dzyj: one(email, 'e-mail'),
  ...messengersAndCertificate,
});

const filedSubjectPersonFields = { ...subjectPersonFields, Fzr_sjhm: maybe(mobile, 'mobile') } as const;

/** Both as downloads carry them: filing data, then re-check tasks. */
export const filedSubjectPerson = anyOrder({
  ...filedSubjectPersonFields,
  Fzr_zjhm: maybe(text(1, 255), 'certificate number of the person'),
});
export const taskSubjectPerson = anyOrder(filedSubjectPersonFields);
export const filedWebsitePerson = anyOrder({
  ...filedSubjectPersonFields,
  Fzr_xm: one(name, 'name'),
  Fzr_dzyj: maybe(email, 'e-mail'),
});
