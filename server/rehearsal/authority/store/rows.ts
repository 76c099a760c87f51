import type { Prisma } from '../../../../prisma/generated/client/client.ts';

/** The part of the database that holds the rehearsal authority's rows; a client or a transaction of one. */
export type Rows = Pick<
  Prisma.TransactionClient,
  | 'rehearsalAccount'
  | 'rehearsalSubject'
  | 'rehearsalWebsite'
  | 'rehearsalOrder'
  | 'rehearsalUpload'
  | 'rehearsalFile'
  | 'rehearsalPasswordCheck'
>;
