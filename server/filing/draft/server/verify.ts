import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import { checkServiceCode } from '../../../../schema/rules/secrets.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import { heldColumn, isKnownBy } from '../../../platform/privacy/columns.ts';
import type { ApplicantActor, Tenant } from '../../../platform/tenancy/actor.ts';
import { serverScope } from '../../../platform/tenancy/access.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { assertAllowed, changeFiling } from '../../machine/change.ts';
import { loadFiling } from '../../machine/full-filing.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { checkServer } from './check.ts';
import { isServerLocked } from './locked.ts';
import { termsOf } from './terms.ts';
import { serviceCodeIndex } from './service-codes.ts';
import { lockSlots } from './slots.ts';

export type VerifyServerInput = {
  filingId: string;
  expectedVersion: number;
  websiteId: string;
  by?: Way | null;
} & Way;

/** How a server is named: by its ID, or by a service code. */
type Way = { serverId?: string | null | undefined; serviceCode?: string | null | undefined };
/** The path of an argument, which tells where an issue belongs. */
type PathOf = (leaf: keyof Way) => string[];

type ServerRow = Prisma.ServerGetPayload<object>;
/** `taken`: slots taken of the server, its row locked. */
type Claim = { server: ServerRow; codeId: string | null; taken: number };

async function claimByInstance(
  tx: Prisma.TransactionClient,
  actor: ApplicantActor,
  serverId: string,
  at: PathOf,
): Promise<Claim> {
  const found = await tx.server.findFirst({
    where: { AND: [{ id: serverId }, serverScope(actor)] },
  });
  if (!found) throw new ValidationFailure([issue(at('serverId'), 'SERVER_UNKNOWN')]);
  return { server: found, codeId: null, taken: await lockSlots(tx, found) };
}

async function claimByCode(
  { tx, actor, sealer }: Work<ApplicantActor>,
  website: FullFiling['websites'][number],
  code: string,
  at: PathOf,
): Promise<Claim> {
  const shape = checkServiceCode(code, at('serviceCode'));
  if (shape.length > 0) throw new ValidationFailure(shape);
  const codeIndex = serviceCodeIndex(sealer, code);
  const found = await tx.serviceCode.findFirst({
    where: { codeIndex, providerId: actor.providerId, mode: actor.mode },
  });
  const applicant = await tx.applicant.findUniqueOrThrow({ where: { id: actor.applicantId } });
  const grantedTo = found && heldColumn(sealer, found, 'grantedTo');
  if (!found || (grantedTo !== null && !isKnownBy(sealer, applicant, grantedTo)))
    throw new ValidationFailure([issue(at('serviceCode'), 'SERVICE_CODE_UNKNOWN')]);
  const server = await tx.server.findUniqueOrThrow({ where: { id: found.serverId } });
  const taken = await lockSlots(tx, server);
  const held = await tx.serviceCode.findUniqueOrThrow({ where: { id: found.id } });
  if (held.status !== 'FREE' && held.filingWebsiteId !== website.id)
    throw new ValidationFailure([issue(at('serviceCode'), 'SERVICE_CODE_USED')]);
  return { server, codeId: held.id, taken };
}

/** Gives back what the site held before: a code of its own becomes free, a silent one disappears. */
export async function releaseServer(tx: Prisma.TransactionClient, filingWebsiteIds: string[]): Promise<void> {
  const held = { filingWebsiteId: { in: filingWebsiteIds }, status: 'HELD' as const };
  await tx.serviceCode.deleteMany({ where: { ...held, codeIndex: null } });
  await tx.serviceCode.updateMany({ where: held, data: { status: 'FREE', filingWebsiteId: null } });
}

type Taking = { tenant: Tenant; websiteId: string; serverId: string; codeId: string | null; now: Date };

/** Takes a slot of a server that was checked: that of a code, or one of the server's own. */
export async function takeSlot(
  tx: Prisma.TransactionClient,
  { tenant, websiteId, serverId, codeId, now }: Taking,
): Promise<void> {
  if (codeId)
    await tx.serviceCode.update({
      where: { id: codeId },
      data: { status: 'HELD', filingWebsiteId: websiteId },
    });
  else
    await tx.serviceCode.create({
      data: {
        id: newId('ServiceCode'),
        providerId: tenant.providerId,
        mode: tenant.mode,
        serverId,
        status: 'HELD',
        filingWebsiteId: websiteId,
      },
    });
  await tx.filingWebsite.update({ where: { id: websiteId }, data: { serverId, serverCheckedAt: now } });
}

/**
 * Checks a site's server (产品验证) by instance or by service code (备案服务号), and takes one of its slots.
 * @throws ValidationFailure with every reason that speaks against the server.
 */
export async function verifyServer(
  work: Work<ApplicantActor>,
  input: VerifyServerInput,
): Promise<{ filingId: string }> {
  const { tx, actor, now } = work;
  const filing = await loadFiling(tx, actor, input.filingId);
  assertAllowed(filing, 'VERIFY_SERVER', 'APPLICANT', input.expectedVersion);
  const website = filing.websites.find(({ id }) => id === input.websiteId);
  if (!website) throw new NotFound('website');
  const { serverId, serviceCode } = input.by ?? input;
  const at: PathOf = (leaf) => (input.by ? ['by', leaf] : [leaf]);
  if (!serverId && !serviceCode)
    throw new ValidationFailure([issue(at('serverId'), 'SERVER_OR_CODE_REQUIRED')]);

  await releaseServer(tx, [website.id]);
  const claim = serviceCode
    ? await claimByCode(work, website, serviceCode, at)
    : await claimByInstance(tx, actor, serverId ?? '', at);
  const { server, taken } = claim;
  if (isServerLocked(filing) && server.id !== website.serverId)
    throw new ValidationFailure([issue(at(serviceCode ? 'serviceCode' : 'serverId'), 'PREFILL_LOCKED')]);
  // A code has its slot since it was issued.
  const used = claim.codeId === null ? taken : taken - 1;
  const path = at(claim.codeId ? 'serviceCode' : 'serverId');
  const refusals = checkServer(server, used, now, path, await termsOf(tx, actor));
  if (refusals.length > 0) throw new ValidationFailure(refusals);

  await takeSlot(tx, {
    tenant: actor,
    websiteId: website.id,
    serverId: server.id,
    codeId: claim.codeId,
    now,
  });
  await changeFiling(tx, filing, {
    action: 'VERIFY_SERVER',
    by: { party: 'APPLICANT', id: actor.applicantId },
    now,
    expectedVersion: input.expectedVersion,
    facts: { server: server.instanceRef },
  });
  return { filingId: filing.id };
}
