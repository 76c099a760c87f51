import type { AuthorityMessageStatus } from '../../../../prisma/generated/client/enums.ts';
import type { AuthorityMessage, Prisma } from '../../../../prisma/generated/client/client.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { AtBureau } from '../../port.ts';

/** States of a message (AuthorityMessage.status). */
export const MESSAGE = {
  /** Sent or about to be, outcome unknown; or received and stored, not applied. */
  pending: 'PENDING',
  accepted: 'ACCEPTED',
  refused: 'REFUSED',
  applied: 'APPLIED',
  /** Received and not usable; kept with the reason. */
  aside: 'ASIDE',
} as const satisfies Readonly<Record<string, AuthorityMessageStatus>>;

/** What is kept of an upload: the text of the file, from which the same bytes are packed again. */
export type UploadBody = { readonly xml: string };

/** What is kept of a download: the file as it came, and its text when it could be opened. */
export type DownloadBody = { readonly packed: unknown; readonly xml?: string };

const context = (messageId: string): string => `${messageId}:body`;

export const sealBody = (sealer: Sealer, messageId: string, body: unknown) =>
  sealer.seal(body, context(messageId));

/** The body of a message, or null after its time was up. */
export const openBody = <T>(sealer: Sealer, { id, body }: Pick<AuthorityMessage, 'id' | 'body'>): T | null =>
  body ? sealer.open<T>(body, context(id)) : null;

/** Uploads by one account, or (where no bureau is named) by all of a tenant's, in whatever state. */
export const uploadsOf = ({ providerId, mode, bureau }: AtBureau) =>
  ({
    providerId,
    mode,
    ...(bureau === undefined ? {} : { bureau }),
    direction: 'SENT',
    method: 'isp_upload',
  }) satisfies Prisma.AuthorityMessageWhereInput;
