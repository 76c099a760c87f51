import { CERTIFICATE_TYPES } from './certificate-types.ts';
import type { CertificateType } from './certificate-types.ts';

/** The certificates that a responsible person may hold. Source: the enterprise interface V3.0 uses the personal types. */
export const PERSON_CERTIFICATES: readonly CertificateType[] = CERTIFICATE_TYPES.filter(
  (entry) => entry.person,
).map((entry) => entry.key);
