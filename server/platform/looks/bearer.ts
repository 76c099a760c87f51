import * as z from 'zod';
import type { ApplicantActor, SessionStart, StaffActor, Tenant } from '../tenancy/actor.ts';

/** The session a link was made for: whoever holds the link stands for it, as long as it stands. */
export type Bearer = Tenant &
  SessionStart & { readonly kind: 'APPLICANT' | 'STAFF'; readonly subjectId: string };

/** Names a session among those of one person. */
export const sessionOf = ({ mintedAt, keyId }: SessionStart): string =>
  `${mintedAt.getTime()}:${keyId ?? ''}`;

export const bearerOf = (actor: ApplicantActor | StaffActor): Bearer => ({
  kind: actor.kind,
  providerId: actor.providerId,
  mode: actor.mode,
  subjectId: actor.kind === 'APPLICANT' ? actor.applicantId : actor.staffId,
  ...actor.session,
});

const shape = z.tuple(
  [
    z.enum(['APPLICANT', 'STAFF']),
    z.string(),
    z.enum(['TEST', 'LIVE']),
    z.string(),
    z.number().int(),
    z.string().nullable(),
  ],
  // Of a phone's session: its link, and the filing.
  z.string(),
);

/** Ids and a time, for the address of a link; it is signed with the link. */
export const writeBearer = ({ kind, providerId, mode, subjectId, mintedAt, keyId, phone }: Bearer): string =>
  Buffer.from(
    JSON.stringify([
      kind,
      providerId,
      mode,
      subjectId,
      mintedAt.getTime(),
      keyId,
      ...(phone ? [phone.linkId, phone.filingId] : []),
    ]),
  ).toString('base64url');

/** @throws SyntaxError or ZodError for anything that was not written by {@link writeBearer}; a signed one always was. */
export const readBearer = (text: string): Bearer => {
  const [kind, providerId, mode, subjectId, at, keyId, linkId, filingId] = shape.parse(
    JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
  );
  const phone = linkId && filingId ? { linkId, filingId } : undefined;
  return { kind, providerId, mode, subjectId, mintedAt: new Date(at), keyId, phone };
};
