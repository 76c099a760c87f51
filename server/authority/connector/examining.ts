import { z } from 'zod';
import { replyText } from '../../../schema/messages/codes.ts';
import { newId } from '../../platform/ids.ts';
import type { AtBureau } from '../port.ts';
import { ProtocolFault } from '../protocol/fault.ts';
import type { PreviousUploadReply } from '../protocol/replies/reply.ts';
import { schemasIn } from '../protocol/schemas/schema-set.ts';
import { accountOf, findAccount, type Account } from './account.ts';
import { failureOf } from './calls.ts';
import type { Parts } from './parts.ts';
import { accountSettingsSchema, type AccountSettings } from './settings.ts';

/** What of an account is looked at, in this order; what rests on one that failed is skipped. */
const CHECKS = ['SETTINGS', 'SCHEMAS', 'REACHED', 'CREDENTIALS', 'KEY', 'NUMBERS'] as const;

/** One of them. `code` is the authority's (msg_code); `detail` says what is wrong, or what was found, without personal data. */
export type Check = {
  readonly check: (typeof CHECKS)[number];
  readonly outcome: 'OK' | 'FAILED' | 'SKIPPED';
  readonly code: number | null;
  readonly detail: string | null;
};

type Named = Check['check'];

const ok = (check: Named, detail: string | null = null): Check => ({
  check,
  outcome: 'OK',
  code: null,
  detail,
});
const skipped = (check: Named): Check => ({ check, outcome: 'SKIPPED', code: null, detail: null });
const failed = (check: Named, detail: string, code: number | null = null): Check => ({
  check,
  outcome: 'FAILED',
  code,
  detail,
});

/** With what was not reached any more. */
const complete = (done: readonly Check[]): Check[] =>
  CHECKS.map((check) => done.find((one) => one.check === check) ?? skipped(check));

async function schemasOf({ schemas }: AccountSettings): Promise<Check> {
  if (schemas === null) return skipped('SCHEMAS');
  try {
    await schemasIn(schemas);
    return ok('SCHEMAS');
  } catch (error) {
    if (!(error instanceof ProtocolFault)) throw error;
    return failed('SCHEMAS', error.message);
  }
}

/** Good answers, and the one of bureaus that have no upload of ours yet. */
const GOOD = [0, 1, 999];

/** Whether our key opens what the authority holds of us; bureaus may answer with the number alone. */
function keyOf({ client }: Account, { previous }: PreviousUploadReply): Check {
  if (!previous?.file) return skipped('KEY');
  try {
    client.open(previous.file);
    return ok('KEY');
  } catch (error) {
    if (!(error instanceof ProtocolFault)) throw error;
    return failed('KEY', `${error.reason}: ${error.message}`);
  }
}

async function numbersOf(
  { store: { accounts } }: Parts,
  { previous }: PreviousUploadReply,
  id: string | null,
): Promise<Check> {
  const last = BigInt(previous?.dataSequence ?? 0);
  const known = id === null ? 0n : await accounts.lastSequence(id);
  return last < known
    ? failed('NUMBERS', `the last upload it has is ${last}, though it has accepted ${known}`)
    : ok('NUMBERS', `the last upload it has is ${last}`);
}

/** What the bureau answers to the one question that sends nothing: for the last upload it accepted. */
async function asked(parts: Parts, account: Account, keptId: string | null): Promise<Check[]> {
  let reply: PreviousUploadReply;
  try {
    reply = await account.client.queryPreviousUpload();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return [failed('REACHED', `${failure.reason}: ${failure.message}`)];
  }
  const { code, message } = reply;
  if (!GOOD.includes(code))
    return [ok('REACHED'), failed('CREDENTIALS', message || replyText(code, 'en'), code)];
  return [ok('REACHED'), ok('CREDENTIALS'), keyOf(account, reply), await numbersOf(parts, reply, keptId)];
}

/**
 * Looks at settings, those given or those in force, and asks the bureau for the last upload it has. Nothing is stored, sent, fetched or
 * numbered by it. Null where neither is there.
 * @throws AccountUnreadable
 */
export async function examine(parts: Parts, at: AtBureau, given?: unknown): Promise<Check[] | null> {
  const found = await findAccount(parts, at);
  if (given === undefined) {
    if (!found) return null;
    const { account } = found;
    const before = [ok('SETTINGS'), await schemasOf(account.settings)];
    return complete([...before, ...(await asked(parts, account, account.id))]);
  }
  const parsed = accountSettingsSchema.safeParse(given);
  if (!parsed.success) return complete([failed('SETTINGS', z.prettifyError(parsed.error))]);
  const { providerId, mode, bureau = '' } = at;
  const tenant = { providerId, mode, bureau };
  const schemas = await schemasOf(parsed.data);
  if (schemas.outcome === 'FAILED') return complete([ok('SETTINGS'), schemas]);
  const account = accountOf(parts, { id: newId('AuthorityAccount'), tenant }, parsed.data);
  const isSame = found?.account.ispId === account.ispId;
  return complete([
    ok('SETTINGS'),
    schemas,
    ...(await asked(parts, account, isSame ? found.account.id : null)),
  ]);
}
