import { certificateEntry } from '../../rules/choices/certificate-types.ts';
import type { IdentifierKind } from './identifiers.ts';

const CERTIFICATES: Readonly<Record<string, IdentifierKind>> = {
  IDENTITY_CARD: 'identity',
  HK_MACAU_RESIDENCE_PERMIT: 'identity',
  TAIWAN_RESIDENCE_PERMIT: 'identity',
  UNIFIED_CODE: 'code',
  LICENCE: 'code',
  INSTITUTION: 'code',
};

/** The kind of number that a type of certificate bears. */
export const certificateKind = (type: unknown): IdentifierKind =>
  CERTIFICATES[certificateEntry(type)?.check ?? ''] ?? 'plain';
