import type { KnownResult } from './result-code.ts';

/** Results of ICP filings (V3.0, `Jgdm` 1001-1054): the decision, and what is wrong with the data. */
export const FILING_RESULTS: readonly KnownResult[] = [
  { code: 1001, kind: 'approved' },
  { code: 1002, kind: 'refused', whose: 'applicant' },
  {
    code: 1003,
    kind: 'conflict',
    whose: 'applicant',

    field: 'subject',
  },
  {
    code: 1004,
    kind: 'data',
    whose: 'applicant',

    field: 'website.domain',
  },
  {
    code: 1005,
    kind: 'conflict',
    whose: 'applicant',

    field: 'website.domain',
  },
  {
    code: 1006,
    kind: 'data',
    whose: 'provider',

    field: 'server.ip',
  },
  {
    code: 1007,
    kind: 'data',
    whose: 'applicant',

    field: 'person.contact',
  },
  {
    code: 1008,
    kind: 'data',
    whose: 'applicant',

    field: 'subject.certificate',
  },
  {
    code: 1009,
    kind: 'data',
    whose: 'applicant',

    field: 'person.email',
  },
  {
    code: 1010,
    kind: 'data',
    whose: 'applicant',

    field: 'person.officePhone',
  },
  {
    code: 1011,
    kind: 'data',
    whose: 'applicant',

    field: 'person.mobile',
  },
  {
    code: 1012,
    kind: 'data',
    whose: 'applicant',

    field: 'person.msn',
  },
  {
    code: 1013,
    kind: 'data',
    whose: 'applicant',

    field: 'person.qq',
  },
  {
    code: 1014,
    kind: 'data',
    whose: 'applicant',

    field: 'subject.nature',
  },
  {
    code: 1015,
    kind: 'data',
    whose: 'applicant',

    field: 'person.certificateNumber',
  },
  {
    code: 1016,
    kind: 'conflict',
    whose: 'applicant',
  },
  {
    code: 1017,
    kind: 'state',
    whose: 'authority',
  },
  {
    code: 1018,
    kind: 'data',
    whose: 'applicant',

    field: 'filing.password',
  },
  {
    code: 1019,
    kind: 'data',
    whose: 'applicant',

    field: 'subject.address',
  },
  {
    code: 1020,
    kind: 'conflict',
    whose: 'applicant',

    field: 'website.name',
  },
  {
    code: 1021,
    kind: 'conflict',
    whose: 'applicant',

    field: 'website.homePage',
  },
  {
    code: 1022,
    kind: 'data',
    whose: 'applicant',

    field: 'website.homePage',
  },
  {
    code: 1023,
    kind: 'data',
    whose: 'provider',

    field: 'server.ip',
  },
  {
    code: 1024,
    kind: 'conflict',
    whose: 'provider',

    field: 'server.ip',
  },
  {
    code: 1025,
    kind: 'state',
    whose: 'applicant',
  },
  {
    code: 1026,
    kind: 'data',
    whose: 'provider',

    field: 'deregistration.reason',
  },
  {
    code: 1027,
    kind: 'state',
    whose: 'authority',
  },
  { code: 1028, kind: 'data', whose: 'provider' },
  {
    code: 1029,
    kind: 'data',
    whose: 'provider',

    field: 'server',
  },
  {
    code: 1030,
    kind: 'state',
    whose: 'authority',
  },
  {
    code: 1031,
    kind: 'data',
    whose: 'applicant',

    field: 'website.person.officePhone',
  },
  {
    code: 1032,
    kind: 'state',
    whose: 'authority',
  },
  {
    code: 1033,
    kind: 'data',
    whose: 'applicant',

    field: 'website.preApprovals',
  },
  {
    code: 1034,
    kind: 'data',
    whose: 'applicant',

    field: 'website.serviceContents',
  },
  {
    code: 1035,
    kind: 'data',
    whose: 'provider',

    field: 'server.accessMode',
  },
  {
    code: 1036,
    kind: 'data',
    whose: 'provider',

    field: 'server.location',
  },
  {
    code: 1037,
    kind: 'conflict',
    whose: 'applicant',

    field: 'website',
  },
  {
    code: 1038,
    kind: 'conflict',
    whose: 'provider',

    field: 'server',
  },
  {
    code: 1039,
    kind: 'conflict',
    whose: 'applicant',

    field: 'website.domain',
  },
  {
    code: 1040,
    kind: 'conflict',
    whose: 'provider',

    field: 'server.ip',
  },
  {
    code: 1041,
    kind: 'data',
    whose: 'applicant',

    field: 'website.homePage',
  },
  {
    code: 1042,
    kind: 'state',
    whose: 'authority',
  },
  {
    code: 1043,
    kind: 'state',
    whose: 'authority',
  },
  {
    code: 1044,
    kind: 'data',
    whose: 'applicant',

    field: 'subject.person.name',
  },
  {
    code: 1045,
    kind: 'setup',
    whose: 'provider',
  },
  {
    code: 1046,
    kind: 'data',
    whose: 'applicant',

    field: 'subject.address',
  },
  {
    code: 1047,
    kind: 'data',
    whose: 'provider',

    field: 'server',
  },
  {
    code: 1048,
    kind: 'data',
    whose: 'provider',

    field: 'website',
  },
  {
    code: 1049,
    kind: 'state',
    whose: 'applicant',

    field: 'subject',
  },
  {
    code: 1050,
    kind: 'state',
    whose: 'applicant',

    field: 'website',
  },
  {
    code: 1051,
    kind: 'state',
    whose: 'authority',
  },
  {
    code: 1052,
    kind: 'state',
    whose: 'authority',
  },
  { code: 1053, kind: 'setup', whose: 'provider' },
  { code: 1054, kind: 'setup', whose: 'provider' },
];
