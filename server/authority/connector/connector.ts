import type { Tenant } from '../../platform/tenancy/actor.ts';
import type { AtBureau, AuthorityPort } from '../port.ts';
import { findAccount } from './account.ts';
import { archivedContent } from './archive.ts';
import { actContent } from './documents/acts.ts';
import { AccountUnreadable } from './storing/accounts.ts';
import { newAccessContent } from './documents/new-access.ts';
import type { Parts } from './parts.ts';
import { queryStatus, verifyPassword } from './queries.ts';
import { createReceiving } from './receiving.ts';
import { createUploading } from './uploading.ts';

export type ConnectorOptions = Parts & {
  readonly smsPortalUrl: (tenant: Tenant, province: string) => string;
};

/** Part of the interval between two looks that may be missing: the asking job is not punctual to the millisecond. */
const TOLERANCE_MS = 300;

/** Takes the turn to look for files when it is due. */
async function takePollTurn(parts: Parts, at: AtBureau, waiting: boolean): Promise<boolean> {
  const found = await findAccount(parts, at).catch((error: unknown) => {
    // Whoever wants to use it stops it, and says so.
    if (error instanceof AccountUnreadable) return null;
    throw error;
  });
  if (!found || found.kept.stoppedAt || found.kept.restsSince) return false;
  const { id, schedule } = found.account;
  const seconds = waiting ? schedule.waiting : schedule.idle;
  return parts.store.accounts.takePollTurn(id, seconds * 1000 - TOLERANCE_MS);
}

/** The connector behind the authority's port: the enterprise-side interface (企业侧接口, V3.0) over SOAP. */
export function createConnector({ smsPortalUrl, ...parts }: ConnectorOptions): AuthorityPort {
  const uploading = createUploading(parts);
  const receiving = createReceiving(parts);
  return {
    queryStatus: (tenant, question, province) => queryStatus(parts, tenant, question, province ?? null),
    verifyPassword: (tenant, subjectNumber, password) =>
      verifyPassword(parts, tenant, subjectNumber, password),
    submit: (at, { id, filingId }, accesses) =>
      uploading.upload(at, {
        reference: id,
        filingIds: [filingId],
        content: () => ({ part: 'ICP', content: newAccessContent(accesses) }),
      }),
    send: (at, reference, act) =>
      uploading.upload(at, { reference, filingIds: [], content: (ispId) => actContent(act, ispId) }),
    poll: receiving.poll,
    acknowledge: receiving.acknowledge,
    reopen: receiving.reopen,
    contentOf: (tenant, messageId) => archivedContent(parts, tenant, messageId),
    accounts: parts.store.accounts.all,
    isPollDue: (at, waiting) => takePollTurn(parts, at, waiting),
    smsPortalUrl,
  };
}
