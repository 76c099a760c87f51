import type { Row } from './row.ts';

/**
 * The decision table of the type check, put together from the documents of four providers (2019 to 2026). Read from
 * above; the first row whose facts all hold decides. The last row has no facts and takes what is left: a subject and
 * a domain that the authority does not know.
 */
export const DECISION_TABLE: readonly Row[] = [
  {
    row: 1,
    when: { certificateInProgress: true },
    result: {
      type: 'OTHER',
      kind: 'ORDER_IN_PROGRESS',
      why: 'WHY_CERTIFICATE_IN_PROGRESS',
      next: 'NEXT_CERTIFICATE_IN_PROGRESS',
    },
  },
  {
    row: 1,
    when: { domainInProgress: true },
    result: {
      type: 'OTHER',
      kind: 'ORDER_IN_PROGRESS',
      why: 'WHY_DOMAIN_IN_PROGRESS',
      next: 'NEXT_DOMAIN_IN_PROGRESS',
    },
  },
  {
    row: 2,
    when: { formerPlatform: true },
    result: { type: 'OTHER', kind: 'IMPORT_FIRST', why: 'WHY_IMPORT_FIRST', next: 'NEXT_IMPORT_FIRST' },
  },
  {
    row: 3,
    when: { domainAtAuthority: 'ANOTHER_SUBJECT' },
    result: {
      type: 'OTHER',
      kind: 'CONFLICT',
      why: 'WHY_DOMAIN_OTHER_SUBJECT',
      next: 'NEXT_DOMAIN_OTHER_SUBJECT',
    },
  },
  {
    // The rule book also names the subject as filed here; a site that is accessed here leaves nothing to file anyway.
    row: 4,
    when: { subjectAtAuthority: true, domainAtAuthority: 'THIS_SUBJECT', domainAccessedHere: true },
    result: {
      type: 'OTHER',
      kind: 'NOTHING_TO_FILE',
      why: 'WHY_NOTHING_TO_FILE',
      next: 'NEXT_NOTHING_TO_FILE',
    },
  },
  {
    row: 5,
    when: { subjectAtAuthority: true, domainAtAuthority: 'THIS_SUBJECT', subjectFiledHere: true },
    result: {
      type: 'ACCESS',
      kind: 'CONTINUED_ACCESS',
      why: 'WHY_CONTINUED_ACCESS',
      next: 'NEXT_CONTINUED_ACCESS',
    },
  },
  {
    row: 6,
    when: { subjectAtAuthority: true, domainAtAuthority: 'THIS_SUBJECT' },
    result: { type: 'ACCESS', kind: 'NEW_ACCESS', why: 'WHY_NEW_ACCESS', next: 'NEXT_NEW_ACCESS' },
  },
  {
    row: 7,
    when: { subjectAtAuthority: true, domainAtAuthority: 'NONE', subjectHasNoSite: true },
    result: { type: 'OTHER', kind: 'SHELL_SUBJECT', why: 'WHY_SHELL_SUBJECT', next: 'NEXT_SHELL_SUBJECT' },
  },
  {
    row: 8,
    when: { subjectAtAuthority: true, domainAtAuthority: 'NONE', subjectFiledHere: true },
    result: { type: 'OTHER', kind: 'NEW_SITE_HERE', why: 'WHY_NEW_SITE_HERE', next: 'NEXT_NEW_SITE_HERE' },
  },
  {
    row: 9,
    when: { subjectAtAuthority: true, domainAtAuthority: 'NONE' },
    result: {
      type: 'OTHER',
      kind: 'NEW_SITE_ELSEWHERE',
      why: 'WHY_NEW_SITE_ELSEWHERE',
      next: 'NEXT_NEW_SITE_ELSEWHERE',
    },
  },
  {
    row: 10,
    when: {},
    result: { type: 'OTHER', kind: 'FIRST', why: 'WHY_FIRST', next: 'NEXT_FIRST' },
  },
];
