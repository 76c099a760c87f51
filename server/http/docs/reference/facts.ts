import { getNamedType, isUnionType, type GraphQLField } from 'graphql';
import { FAMILIES, OPEN_OPERATIONS, scopeOfOperation, type Scope } from '../../../../schema/rules/scopes.ts';
import { DUTIES, dutyOf, type StaffRole } from '../../../../schema/rules/staff-roles.ts';
import { BUCKETS, type BucketName } from '../../../platform/limits/buckets.ts';
import type { Kind } from './parts.ts';

const ROLES = [
  'anyone',
  'known',
  'applicant',
  'staff',
  'auditor',
  'secretKey',
  'hostPage',
  'testMode',
] as const;
type ShownRole = (typeof ROLES)[number];

type Field = GraphQLField<unknown, unknown>;

const PARENTS: Readonly<Record<Kind, string>> = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
};

/** `Query.filings`, as scopes and families name an operation. */
export const qualified = (kind: Kind, name: string): string => `${PARENTS[kind]}.${name}`;

const saysOf = (scopes: unknown, role: string): boolean =>
  typeof scopes === 'object' &&
  scopes !== null &&
  Object.entries(scopes).some(([name, value]) => (name === role && value === true) || saysOf(value, role));

/** Who may call an operation, as the contract says of it. */
export function whoMayCall({ extensions }: Field): ShownRole[] {
  const { authScopes } = (extensions['pothosOptions'] ?? {}) as { authScopes?: unknown };
  return ROLES.filter((role) => saysOf(authScopes, role));
}

/** The roles of which a staff session needs one; null where staff cannot call it, or any of them can. */
export function staffRolesFor(kind: Kind, field: Field): readonly StaffRole[] | null {
  const who = whoMayCall(field);
  if (!who.includes('staff') && !who.includes('auditor')) return null;
  const duty = dutyOf(qualified(kind, field.name));
  return duty === null || duty === 'READ' ? null : DUTIES[duty].roles;
}

/** The scope of a restricted key, or why there is none. */
export function scopeOf(
  kind: Kind,
  name: string,
): { readonly name: Scope } | { readonly why: 'none' | 'byType' | 'session' } {
  const operation = qualified(kind, name);
  const scope = scopeOfOperation(operation);
  if (scope) return { name: scope };
  if (['Query.node', 'Query.nodes'].includes(operation)) return { why: 'byType' };
  return { why: OPEN_OPERATIONS.includes(operation) ? 'none' : 'session' };
}

/** The family to which an operation belongs; null for what is open to every key. */
export function familyOf(kind: Kind, name: string): keyof typeof FAMILIES | null {
  const families = Object.keys(FAMILIES) as (keyof typeof FAMILIES)[];
  return (
    families.find((family) => {
      const rows: Readonly<Partial<Record<string, unknown>>> = FAMILIES[family];
      return ['read', 'write', 'sessions'].some((part) => {
        const row = rows[part];
        return Array.isArray(row) && row.includes(qualified(kind, name));
      });
    }) ?? null
  );
}

/** What an operation takes besides its share of the requests; a test holds that each that may be refused for it stands here. */
export const SCARCE: Readonly<Record<string, readonly BucketName[]>> = {
  beginElectronicVerification: ['LIVENESS'],
  continueFiling: ['DETERMINATION'],
  createApplicantSession: ['SESSION_MINT'],
  createCaptureLink: ['CAPTURE_LINK'],
  createStaffSession: ['SESSION_MINT'],
  determineFilingType: ['DETERMINATION'],
  requestCancellationCode: ['CANCELLATION_CODE', 'CANCELLATION_CODE_BY_PHONE'],
  requestMaterialUpload: ['UPLOAD_REQUEST'],
  testWebhookEndpoint: ['WEBHOOK_TEST'],
  verifyServer: ['SERVICE_CODE_CHECK'],
};

const REQUESTS: readonly (readonly [bucket: BucketName, roles: readonly ShownRole[]])[] = [
  ['REQUEST_BY_SECRET_KEY', ['secretKey', 'known']],
  ['REQUEST_BY_PERSON', ['applicant', 'staff', 'auditor', 'known']],
  ['REQUEST_BY_ADDRESS', ['anyone', 'hostPage', 'known']],
];

type Limit = { readonly name: string; readonly points: number; readonly seconds: number };

/** How often an operation may be called, by the names that `RateLimit-Policy` has. */
export function limitsOf(kind: Kind, field: Field): Limit[] {
  const roles = whoMayCall(field);
  const requests = REQUESTS.filter(([, of]) => of.some((role) => roles.includes(role))).map(([name]) => name);
  const scarce = kind === 'mutation' ? (SCARCE[field.name] ?? []) : [];
  return [...requests, ...scarce].map((name) => {
    const { points, seconds } = BUCKETS[name];
    return { name: name.toLowerCase().replaceAll('_', '-'), points, seconds };
  });
}

/** Whether an operation may answer that it was called too often. */
export function mayBeLimited({ type }: Field): boolean {
  const of = getNamedType(type);
  return isUnionType(of) && of.getTypes().some(({ name }) => name === 'RateLimitedError');
}
