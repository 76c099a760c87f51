import type { Auditee } from '../../platform/tenancy/audit.ts';
import type { AtBureau } from '../port.ts';
import { newId } from '../../platform/ids.ts';
import { accountOf, findAccount, type Account } from './account.ts';
import { ask } from './calls.ts';
import { replyText } from '../../../schema/messages/codes.ts';
import { schemasIn } from '../protocol/schemas/schema-set.ts';
import { NothingToDecide } from './numbers.ts';
import type { Parts } from './parts.ts';
import { askStanding, judge, RESTORED, type Verdict } from './sequence.ts';
import { AccountUnreadable } from './storing/accounts.ts';
import {
  accountSettingsSchema,
  withoutSecrets,
  withSecrets,
  type AccountSecrets,
  type AccountSettingsInput,
} from './settings.ts';

/** What a dry run found: asking for the previous upload proves addresses, user, password and key at once. */
export type CheckResult =
  | { readonly ok: true; readonly lastSequence: bigint }
  | { readonly ok: false; readonly code: number | null; readonly message: string };

/** What is shown of an account. */
export type Shown = {
  readonly bureau: string;
  readonly provinces: readonly string[];
  readonly settings: unknown;
  readonly lastSequence: bigint;
  readonly stopped: string | null;
  /** Uploads wait until then: the authority asked to come back later. */
  readonly pausedUntil: Date | null;
  /** Since when the operator has it rest. */
  readonly restsSince: Date | null;
};

/** What the numbers say that no check can put right. */
const FOR_THE_OPERATOR: Readonly<Partial<Record<Verdict, string>>> = {
  BEYOND: 'later uploads hide whether one of ours arrived: ask the bureau, then use "authority settle"',
  UNCLEAR:
    'what it holds can be told neither as ours nor from ours: ask the bureau, then use "authority settle"',
  FALLEN: 'its number is lower than it was: ask the bureau, then use "authority sequence"',
};

/** What a restored database cannot know: which of its orders went out since the backup. */
const afterRestoring = (known: bigint, last: bigint): string =>
  `it has uploads ${known + 1n} to ${last}, which the restored database does not know: ask the bureau which orders they are, withdraw those here, then go on with "authority sequence --to ${last}"`;

export type Administration = {
  /**
   * Tries settings without storing them.
   * @throws AuthorityUnavailable when no answer came, ZodError, ProtocolFault `schemas` when those cannot be used
   */
  tryOut(at: AtBureau, settings: AccountSettingsInput): Promise<CheckResult>;
  /**
   * Puts settings in place of the former ones and lets a stopped account go on.
   * @param provinces whose orders go by it from then on; left out, they stay
   * @throws ZodError; ProvinceServedTwice where another account has one of them
   */
  set(
    at: AtBureau,
    settings: AccountSettingsInput,
    by: Auditee,
    provinces?: readonly string[],
  ): Promise<void>;
  /**
   * Has the account rest, whatever the authority says, or go on; whether that changed anything.
   * @throws NothingToDecide when there is no account
   */
  rest(at: AtBureau, rests: boolean, by: Auditee): Promise<boolean>;
  /**
   * Puts new secrets in place of the former ones once the authority takes them; a replaced key goes on opening what comes.
   * @throws NothingToDecide when there is no account with settings of its own; AuthorityUnavailable, ZodError
   */
  rotate(at: AtBureau, secrets: AccountSecrets, by: Auditee): Promise<CheckResult>;
  /** The settings in force, without secrets; null when there are none. */
  show(at: AtBureau): Promise<Shown | null>;
  /**
   * Tries the settings in force; when they work, a stopped account goes on. Nothing is sent or numbered anew by it: an upload
   * that only the bureau can tell of, and numbers that went back, stay for the operator to settle.
   */
  check(at: AtBureau, by: Auditee): Promise<CheckResult>;
  /**
   * Calls a method of a newer version that the settings name, and keeps question and answer.
   * @throws NothingToDecide when there is no account or no such method; AuthorityUnavailable
   */
  call(at: AtBureau, method: string, values: Readonly<Record<string, string>>): Promise<string>;
};

const tenantOf = ({ providerId, mode, bureau = '' }: AtBureau) => ({ providerId, mode, bureau });

/** Some bureaus answer so before the first upload; what it means here, `askStanding` knows. */
const OTHER_ERROR = 999;

/** The account that settings are put in place of; which account at the authority it was, nobody knows where it cannot be opened. */
async function formerOf(parts: Parts, at: AtBureau): Promise<{ id: string; ispId: bigint | null }> {
  try {
    const found = await findAccount(parts, at);
    return found ? found.account : { id: newId('AuthorityAccount'), ispId: null };
  } catch (error) {
    if (error instanceof AccountUnreadable) return { id: error.id, ispId: null };
    throw error;
  }
}

export function createAdministration(parts: Parts): Administration {
  const { accounts, uploads } = parts.store;

  const asked = async (account: Account): Promise<CheckResult> => {
    const { code, message } = await ask(parts, account, 'isp_querypreviousupload', () =>
      account.client.queryPreviousUpload(),
    );
    if (code !== 0 && code !== 1 && code !== OTHER_ERROR)
      return { ok: false, code, message: message || replyText(code, 'en') };
    return { ok: true, lastSequence: (await askStanding(parts, account)).last };
  };

  /** What of the numbers only the bureau can tell; null when uploads can go on. */
  const openQuestion = async (account: Account, stopped: string | null): Promise<string | null> => {
    const [known, open] = [await accounts.lastSequence(account.id), await uploads.unsettled(account)];
    const standing = await askStanding(parts, account);
    if (standing.last < known) return FOR_THE_OPERATOR.FALLEN ?? null;
    const verdict = open && judge(standing, open, known);
    if (stopped === RESTORED && standing.last > known && verdict !== 'ACCEPTED')
      return afterRestoring(known, standing.last);
    return (verdict && FOR_THE_OPERATOR[verdict]) ?? null;
  };

  return {
    async tryOut(at, settings) {
      const account = { id: newId('AuthorityAccount'), tenant: tenantOf(at) };
      const parsed = accountSettingsSchema.parse(settings);
      if (parsed.schemas !== null) await schemasIn(parsed.schemas);
      return asked(accountOf(parts, account, parsed));
    },

    async set(at, input, by, provinces) {
      const settings = accountSettingsSchema.parse(input);
      const { id, ispId } = await formerOf(parts, at);
      const otherAccount = ispId !== BigInt(settings.connection.ispId);
      await accounts.put(at, { id, settings: input, otherAccount, ...(provinces ? { provinces } : {}) }, by);
    },

    async show(at) {
      const found = await findAccount(parts, at);
      if (!found) return null;
      const { provinces, lastSequence, stoppedAt, stoppedReason, pausedUntil, restsSince } = found.kept;
      return {
        bureau: found.account.tenant.bureau,
        provinces,
        settings: withoutSecrets(found.account.settings),
        lastSequence,
        stopped: stoppedAt ? (stoppedReason ?? 'stopped') : null,
        pausedUntil,
        restsSince,
      };
    },

    async rotate(at, secrets, by) {
      const kept = await accounts.find(at);
      if (!kept?.settings)
        throw new NothingToDecide('The provider has no account with settings of its own in this mode.');
      const { id } = kept;
      const settings = withSecrets(kept.settings, secrets);
      const result = await asked(
        accountOf(parts, { id, tenant: kept.tenant }, accountSettingsSchema.parse(settings)),
      );
      if (!result.ok) return result;
      const action = 'AUTHORITY_SECRETS_ROTATED';
      await accounts.put(at, { id, settings, otherAccount: false, action }, by);
      return result;
    },

    async call(at, method, values) {
      const found = await findAccount(parts, at);
      if (!found) throw new NothingToDecide('The provider has no account with the authority in this mode.');
      const { account } = found;
      const { parameters } = account.settings.connection.moreMethods[method] ?? {};
      if (!parameters) throw new NothingToDecide(`The settings name no method ${method}.`);
      const given = Object.keys(values);
      if (given.length !== parameters.length || !parameters.every((name) => given.includes(name)))
        throw new NothingToDecide(`The method takes: ${parameters.join(', ') || 'nothing'}.`);
      const answer = await ask(parts, account, method, () => account.client.callOther(method, values));
      await parts.store.messages.keepQuestion(account, method, { code: 0, question: values, answer });
      return answer;
    },

    async rest(at, rests, by) {
      const kept = await accounts.find(at);
      if (!kept) throw new NothingToDecide('The provider has no account with the authority in this mode.');
      return accounts.rest(kept, rests, by);
    },

    async check(at, by) {
      const found = await findAccount(parts, at);
      if (!found) throw new NothingToDecide('The provider has no account with the authority in this mode.');
      const result = await asked(found.account);
      if (!result.ok) return result;
      const question = await openQuestion(found.account, found.kept.stoppedReason);
      if (question !== null) return { ok: false, code: null, message: question };
      await accounts.letGoOn(found.kept, by);
      if (found.kept.stoppedAt)
        parts.log.info(
          { event: 'authority.resumed', ...found.account.tenant },
          'the authority answers as it should: sending goes on',
        );
      return result;
    },
  };
}
