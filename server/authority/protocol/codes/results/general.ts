import type { KnownResult } from './result-code.ts';

/** Results about a file or a provider (V3.0, `Jgdm` 5001-5999). */
export const GENERAL_RESULTS: readonly KnownResult[] = [
  { code: 5001, kind: 'file', whose: 'provider' },
  { code: 5002, kind: 'file', whose: 'provider' },
  {
    code: 5003,
    kind: 'setup',
    whose: 'provider',
  },
  { code: 5004, kind: 'setup', whose: 'provider' },
  {
    code: 5005,
    kind: 'data',
    whose: 'provider',
  },
  {
    code: 5006,
    kind: 'state',
    whose: 'provider',
  },
  { code: 5007, kind: 'data', whose: 'provider' },
  { code: 5008, kind: 'file', whose: 'provider' },
  { code: 5009, kind: 'setup', whose: 'provider' },
  {
    code: 5010,
    kind: 'data',
    whose: 'provider',

    field: 'attachment.format',
  },
  { code: 5011, kind: 'setup', whose: 'provider' },
  { code: 5999, kind: 'other', whose: 'authority' },
];
