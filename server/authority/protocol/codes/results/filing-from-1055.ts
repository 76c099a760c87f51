import type { KnownResult } from './result-code.ts';

/** Results added with V3.0 (`Jgdm` 1055-1068): attachments, address filings, blacklists, languages. */
export const LATER_FILING_RESULTS: readonly KnownResult[] = [
  {
    code: 1055,
    kind: 'data',
    whose: 'provider',

    field: 'attachment',
  },
  {
    code: 1056,
    kind: 'data',
    whose: 'provider',

    field: 'attachment.format',
  },
  {
    code: 1057,
    kind: 'data',
    whose: 'provider',

    field: 'attachment.use',
  },
  {
    code: 1058,
    kind: 'data',
    whose: 'applicant',

    field: 'subject.filingNumber',
  },
  {
    code: 1059,
    kind: 'data',
    whose: 'applicant',

    field: 'website.filingNumber',
  },
  { code: 1060, kind: 'received', field: 'attachment' },
  {
    code: 1061,
    kind: 'data',
    whose: 'provider',

    field: 'attachment.use',
  },
  {
    code: 1062,
    kind: 'consistent',

    field: 'server.ip',
  },
  {
    code: 1063,
    kind: 'data',
    whose: 'provider',

    field: 'server.ip',
  },
  {
    code: 1064,
    kind: 'conflict',
    whose: 'applicant',

    field: 'website.domain',
  },
  {
    code: 1065,
    kind: 'conflict',
    whose: 'applicant',

    field: 'subject',
  },
  {
    code: 1066,
    kind: 'data',
    whose: 'provider',

    field: 'website.languages',
  },
  {
    code: 1067,
    kind: 'data',
    whose: 'provider',

    field: 'website.filingNumber',
  },
  {
    code: 1068,
    kind: 'data',
    whose: 'provider',

    field: 'website.filingNumber',
  },
  { code: 1999, kind: 'other', whose: 'authority' },
];
