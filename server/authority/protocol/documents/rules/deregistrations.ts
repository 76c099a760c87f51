import type { DeregistrationUpload } from '../layouts/upload/deregistration.ts';
import type { RecordRule } from './rule.ts';

type Deregistration = DeregistrationUpload['Zx_xx'][number];

/** `Zxlb` of a whole subject. */
const WHOLE_SUBJECT = 0;

/** A whole subject is only deregistered with its filing password. */
export const deregistrationRules: readonly RecordRule<Deregistration>[] = [
  {
    rule: 'deregistration-password',
    message: 'must be given to deregister a subject',
    broken: ({ Zxlb, ICPmm }) => (Zxlb === WHOLE_SUBJECT && ICPmm === undefined ? ['ICPmm'] : []),
  },
];
