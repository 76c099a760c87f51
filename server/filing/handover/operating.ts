import { z } from 'zod';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue } from '../../../schema/rules/issue.ts';
import type { Check } from '../../authority/connector/examining.ts';
import { NothingToDecide, type Settling } from '../../authority/connector/numbers.ts';
import {
  accountSecretsSchema,
  accountSettingsSchema,
  type AccountSettingsInput,
} from '../../authority/connector/settings.ts';
import { ProvinceServedTwice } from '../../authority/connector/storing/bureaus.ts';
import type { AtBureau } from '../../authority/port.ts';
import { sealReason } from '../../platform/looks/reasons.ts';
import { auditeeOf, type Auditee } from '../../platform/tenancy/audit.ts';
import type { SecretKeyActor, StaffActor } from '../../platform/tenancy/actor.ts';
import { carryOut, type Idempotency, type Outcome } from '../../platform/unit-of-work.ts';
import type { Services } from '../../services.ts';
import { retryAllHeld } from './holding.ts';
import { goOnFrom, uploadsAbove } from './numbers.ts';
import { reopenFile, settleFile } from './reopen.ts';

type Operator = StaffActor | SecretKeyActor;
type Asked<T> = T & { readonly reason: string };
type OfAccount<T = object> = Asked<T & { readonly accountId: string }>;

/** The caller's account of this id. @throws NotFound */
async function accountOf(
  { database: { prisma } }: Services,
  { providerId, mode }: Operator,
  id: string,
): Promise<Required<AtBureau>> {
  const where = { id, providerId, mode };
  const account = await prisma.authorityAccount.findFirst({ where, select: { bureau: true } });
  if (!account) throw new NotFound('account');
  return { providerId, mode, bureau: account.bureau };
}

/** Who does it, and why. @throws ValidationFailure without a reason */
async function byOf({ privacy }: Services, actor: Operator, reason: string): Promise<Auditee> {
  return { ...auditeeOf(actor), reason: sealReason(await privacy.forProvider(actor.providerId), reason) };
}

/** What was done is done: a request that is repeated under its key is answered from this. */
const noted = <T extends Outcome>(
  services: Services,
  actor: Operator,
  idempotency: Idempotency | null,
  outcome: T,
): Promise<T> => carryOut(services, actor, idempotency, () => Promise.resolve(outcome));

/** What the operator's decision cannot be about, and settings that will not do, told at the field. */
async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NothingToDecide)
      throw new ValidationFailure([issue([path], 'ACCOUNT_NOTHING_TO_DECIDE', { reason: error.message })]);
    if (error instanceof z.ZodError)
      throw new ValidationFailure([issue([path], 'ACCOUNT_SETTINGS', { problem: z.prettifyError(error) })]);
    if (error instanceof ProvinceServedTwice)
      throw new ValidationFailure([
        issue(['provinces'], 'ACCOUNT_PROVINCE_TWICE', { province: error.province }),
      ]);
    throw error;
  }
}

/** Has the account rest or go on. @throws NotFound, ValidationFailure */
export async function restAccount(
  services: Services,
  actor: Operator,
  { accountId, rests, reason }: OfAccount<{ rests: boolean }>,
  idempotency: Idempotency | null,
): Promise<{ targetId: string }> {
  const at = await accountOf(services, actor, accountId);
  const by = await byOf(services, actor, reason);
  await told('accountId', () => services.accounts.administration.rest(at, rests, by));
  return noted(services, actor, idempotency, { targetId: accountId });
}

/** Says what became of the upload that stopped the account. @throws NotFound, ValidationFailure, AuthorityUnavailable */
export async function settleUpload(
  services: Services,
  actor: Operator,
  { accountId, as, reason }: OfAccount<{ as: Settling }>,
  idempotency: Idempotency | null,
): Promise<{ targetId: string; sequence: string }> {
  const at = await accountOf(services, actor, accountId);
  const by = await byOf(services, actor, reason);
  const { sequence } = await told('accountId', () => services.accounts.numbers.settle(at, as, by));
  return noted(services, actor, idempotency, { targetId: accountId, sequence: String(sequence) });
}

const NUMBER = /^\d{1,10}$/;

/**
 * Sets the number that uploads go on from; without `confirm` it is only said which uploads that is about.
 * @throws NotFound, ValidationFailure, AuthorityUnavailable
 */
export async function setSequence(
  services: Services,
  actor: Operator,
  { accountId, last, again, confirm, reason }: OfAccount<{ last: string; again: boolean; confirm: boolean }>,
  idempotency: Idempotency | null,
): Promise<{ targetId: string; done: boolean; sent: number; uploads: string }> {
  if (!NUMBER.test(last)) throw new ValidationFailure([issue(['last'], 'ACCOUNT_NUMBER')]);
  const at = await accountOf(services, actor, accountId);
  const by = await byOf(services, actor, reason);
  const means = { numbers: services.accounts.numbers, prisma: services.database.prisma };
  const above = (await uploadsAbove(means, at, BigInt(last))).map(({ sequence, operation, waits }) => ({
    sequence: String(sequence),
    operation,
    waits,
  }));
  const choice = { last: BigInt(last), again, by };
  const { sent } = confirm ? await told('accountId', () => goOnFrom(means, at, choice)) : { sent: 0 };
  const outcome = { targetId: accountId, done: confirm, sent, uploads: JSON.stringify(above) };
  return noted(services, actor, idempotency, outcome);
}

/** Puts new secrets in place once the authority takes them. @throws NotFound, ValidationFailure, AuthorityUnavailable */
export async function rotateSecrets(
  services: Services,
  actor: Operator,
  { accountId, reason, ...given }: OfAccount<{ password?: Maybe; aesKey?: Maybe; aesIv?: Maybe }>,
  idempotency: Idempotency | null,
): Promise<{ targetId: string; done: boolean; code: number | null; problem: string | null }> {
  const at = await accountOf(services, actor, accountId);
  const by = await byOf(services, actor, reason);
  const entries = Object.entries(given).filter(([, value]) => value);
  const result = await told('password', async () => {
    const secrets = accountSecretsSchema.parse(Object.fromEntries(entries));
    return services.accounts.administration.rotate(at, secrets, by);
  });
  const { ok } = result;
  const refusal = result.ok ? { code: null, problem: null } : { code: result.code, problem: result.message };
  return noted(services, actor, idempotency, { targetId: accountId, done: ok, ...refusal });
}

type Maybe = string | null | undefined;

/** Reads a file that was set aside once more. @throws NotFound, ValidationFailure */
export async function reopenAside(
  services: Services,
  actor: Operator,
  { messageId, reason }: Asked<{ messageId: string }>,
  idempotency: Idempotency | null,
): Promise<{ targetId: string; done: boolean; problem: string | null }> {
  const { providerId, mode } = actor;
  const where = { id: messageId, providerId, mode, status: 'ASIDE', settledAt: null } as const;
  if ((await services.database.prisma.authorityMessage.count({ where })) === 0) throw new NotFound('message');
  const by = await byOf(services, actor, reason);
  const result = await reopenFile(services, { providerId, mode }, messageId, by);
  const problem = result.applied ? null : result.reason;
  return noted(services, actor, idempotency, { targetId: messageId, done: result.applied, problem });
}

/** Ends a file that will never be read. @throws NotFound, ValidationFailure, AuthorityUnavailable */
export async function acknowledgeAside(
  services: Services,
  actor: Operator,
  { messageId, reason }: Asked<{ messageId: string }>,
  idempotency: Idempotency | null,
): Promise<{ targetId: string }> {
  const { providerId, mode } = actor;
  await settleFile(services, { providerId, mode }, messageId, await byOf(services, actor, reason));
  return noted(services, actor, idempotency, { targetId: messageId });
}

/** Queues all held orders again. @throws ValidationFailure */
export async function retryHeld(
  services: Services,
  actor: Operator,
  { reason }: Asked<object>,
  idempotency: Idempotency | null,
): Promise<{ queued: number }> {
  const { providerId, mode } = actor;
  const by = await byOf(services, actor, reason);
  const now = await services.clock.now(actor);
  const queued = await retryAllHeld(services.database.prisma, { providerId, mode }, now, by);
  return noted(services, actor, idempotency, { queued });
}

/** What of an account is set at the machine alone: the files there, and its ways out. */
const OPERATORS_OWN = ['schemas', 'network'] as const;

/** @throws ValidationFailure for an address of the operator's own network */
async function assertPublic({ faultAt }: Services['outgoing'], url: string): Promise<void> {
  const fault = await faultAt(url);
  const { hostname: host, port } = new URL(url);
  if (fault === 'PORT') throw new ValidationFailure([issue(['settings'], 'TARGET_PORT', { port })]);
  if (fault === 'ADDRESS') throw new ValidationFailure([issue(['settings'], 'TARGET_PRIVATE', { host })]);
}

/**
 * Settings as the API may give them: nothing of the operator's machine, and no address of its network, now or when a name is asked later.
 * @throws ValidationFailure
 */
async function guarded({ outgoing, config }: Services, given: unknown): Promise<unknown> {
  const { connection, ...rest } = Object(given) as { connection?: Record<string, unknown> };
  const named = { ...rest, ...Object(connection) } as Record<string, unknown>;
  const name = OPERATORS_OWN.find((one) => one in named && named[one] !== null);
  if (name) throw new ValidationFailure([issue(['settings'], 'ACCOUNT_OPERATORS_OWN', { name })]);
  const parsed = accountSettingsSchema.safeParse(given);
  // What is wrong with it is told by the check.
  if (!parsed.success) return given;
  const urls = new Set(Object.values(parsed.data.connection.urls));
  for (const url of urls) await assertPublic(outgoing, url);
  return { ...rest, connection: { ...connection, network: { guarded: [...config.outgoingAllow] } } };
}

const isProvince = (code: string): boolean => PROVINCES.some((one) => one.code === code);

/** @throws ValidationFailure */
function assertProvinces(bureau: string, provinces: readonly string[]): void {
  const wrong = [...(bureau ? [bureau] : []), ...provinces].find((code) => !isProvince(code));
  if (wrong) throw new ValidationFailure([issue(['bureau'], 'ACCOUNT_PROVINCE', { province: wrong })]);
  if (!bureau && provinces.length > 0)
    throw new ValidationFailure([issue(['provinces'], 'ACCOUNT_PROVINCES')]);
}

/** What was found, as an outcome holds it. */
const foundOf = (checks: readonly Check[]): string => JSON.stringify(checks);

/**
 * Looks at an account, the one in force or as given settings would make it, without changing or sending anything.
 * @throws NotFound where there is none, ValidationFailure
 */
export async function examineAccount(
  services: Services,
  actor: Operator,
  { bureau: named, settings }: { bureau?: Maybe; settings?: unknown },
  idempotency: Idempotency | null,
): Promise<{ checks: string }> {
  const { providerId, mode } = actor;
  const bureau = named ?? '';
  assertProvinces(bureau, []);
  const given = settings == null ? undefined : await guarded(services, settings);
  const checks = await services.accounts.examine({ providerId, mode, bureau }, given);
  if (!checks) throw new NotFound('account');
  return noted(services, actor, idempotency, { checks: foundOf(checks) });
}

/**
 * Puts settings in place of an account's former ones, or makes the account, where every check allows it.
 * @throws ValidationFailure
 */
export async function setAccount(
  services: Services,
  actor: Operator,
  {
    bureau: named,
    provinces,
    settings,
    reason,
  }: Asked<{ bureau?: Maybe; provinces?: readonly string[] | null | undefined; settings: unknown }>,
  idempotency: Idempotency | null,
): Promise<{ checks: string; targetId: string }> {
  const { providerId, mode } = actor;
  const bureau = named ?? '';
  const serves = provinces ?? (bureau ? [bureau] : []);
  assertProvinces(bureau, serves);
  const by = await byOf(services, actor, reason);
  const at = { providerId, mode, bureau };
  const given = await guarded(services, settings);
  const checks = (await services.accounts.examine(at, given)) ?? [];
  if (checks.some(({ outcome }) => outcome === 'FAILED'))
    return noted(services, actor, idempotency, { checks: foundOf(checks), targetId: '' });
  await told('settings', () =>
    services.accounts.administration.set(at, given as AccountSettingsInput, by, serves),
  );
  const { id } = await services.database.prisma.authorityAccount.findFirstOrThrow({
    where: at,
    select: { id: true },
  });
  return noted(services, actor, idempotency, { checks: foundOf(checks), targetId: id });
}

/** Looks at the account in force, and lets it go on where all is well. @throws NotFound, ValidationFailure, AuthorityUnavailable */
export async function resumeStopped(
  services: Services,
  actor: Operator,
  { accountId, reason }: OfAccount,
  idempotency: Idempotency | null,
): Promise<{ targetId: string; done: boolean; code: number | null; problem: string | null }> {
  const at = await accountOf(services, actor, accountId);
  const result = await services.accounts.administration.check(at, await byOf(services, actor, reason));
  const refusal = result.ok ? { code: null, problem: null } : { code: result.code, problem: result.message };
  return noted(services, actor, idempotency, { targetId: accountId, done: result.ok, ...refusal });
}
