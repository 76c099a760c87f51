import type { Tenant } from '../../platform/tenancy/actor.ts';
import type { AuthorityPort } from '../port.ts';
import { actContent } from './documents/acts.ts';
import { newAccessContent } from './documents/new-access.ts';
import { sweepMessages } from './keeping.ts';
import type { Parts } from './parts.ts';
import { queryStatus, verifyPassword } from './queries.ts';
import { createReceiving } from './receiving.ts';
import { takePollTurn, tenantsWithAccount } from './schedule.ts';
import { createUploading } from './uploading.ts';

export type ConnectorOptions = Parts & {
  readonly smsPortalUrl: (tenant: Tenant, province: string) => string;
};

/** The connector behind the authority's port: the enterprise-side interface (企业侧接口, V3.0) over SOAP. */
export function createConnector({ smsPortalUrl, ...parts }: ConnectorOptions): AuthorityPort {
  const uploading = createUploading(parts);
  const receiving = createReceiving(parts);
  return {
    queryStatus: (tenant, question) => queryStatus(parts, tenant, question),
    verifyPassword: (tenant, subjectNumber, password) =>
      verifyPassword(parts, tenant, subjectNumber, password),
    submit: (tenant, { id, filingId }, accesses) =>
      uploading.upload(tenant, {
        reference: id,
        filingIds: [filingId],
        content: () => newAccessContent(accesses),
      }),
    send: (tenant, reference, act) =>
      uploading.upload(tenant, { reference, filingIds: [], content: () => actContent(act) }),
    poll: receiving.poll,
    acknowledge: receiving.acknowledge,
    reopen: receiving.reopen,
    accounts: () => tenantsWithAccount(parts),
    isPollDue: (tenant, waiting) => takePollTurn(parts, tenant, waiting),
    sweep: async (tenant) => void (await sweepMessages(parts, tenant)),
    smsPortalUrl,
  };
}
