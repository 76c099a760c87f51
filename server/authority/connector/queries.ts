import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { parseFilingNumber } from '../../../schema/rules/filing-number.ts';
import type { AtBureau, PasswordVerdict, StatusAnswer, StatusQuestion } from '../port.ts';
import { openAccount } from './account.ts';
import { ask, insist } from './calls.ts';
import type { Parts } from './parts.ts';

/** queryConditionType of a domain. */
const BY_DOMAIN = 0;
const TOO_OFTEN = 22;
const ASK_AGAIN_SECONDS = 60;

/** The account to ask about what every bureau knows: the province's, else any. */
async function anywhere(
  { store: { accounts } }: Parts,
  tenant: Tenant,
  province: string | null,
): Promise<AtBureau> {
  const { providerId, mode } = tenant;
  const own = await accounts.bureauFor(tenant, province);
  return { providerId, mode, bureau: own ?? (await accounts.bureauFor(tenant, null)) ?? '' };
}

/** isp_querybeianstatus: whether a domain or certificate is filed. @throws AuthorityUnavailable */
export async function queryStatus(
  parts: Parts,
  tenant: Tenant,
  question: StatusQuestion,
  province: string | null,
): Promise<StatusAnswer> {
  const account = await openAccount(parts, await anywhere(parts, tenant, province));
  const method = 'isp_querybeianstatus';
  const [type, condition] =
    question.by === 'DOMAIN'
      ? [BY_DOMAIN, question.domain]
      : [question.certificateCode, question.certificateNumber];
  const reply = await ask(parts, account, method, () => account.client.queryFilingStatus(type, condition));
  await parts.store.messages.keepQuestion(account, method, {
    code: reply.code,
    question,
    answer: reply.status ?? null,
  });
  const { status } = await insist(parts, account, method, reply);
  if (!status) throw new AuthorityUnavailable(ASK_AGAIN_SECONDS);
  const { filed, subjectNumber, websiteNumber = null, websiteName = null } = status;
  if (!filed) return { filed };
  if (subjectNumber === undefined) throw new AuthorityUnavailable(ASK_AGAIN_SECONDS);
  return { filed, subjectNumber, websiteNumber, websiteName };
}

/**
 * isp_verifybamm: whether a filing password is right. Asked once and never again by itself, because the authority counts
 * the attempts.
 * @throws AuthorityUnavailable
 */
export async function verifyPassword(
  parts: Parts,
  tenant: Tenant,
  subjectNumber: string,
  password: string,
): Promise<PasswordVerdict> {
  const province = parseFilingNumber(subjectNumber)?.province ?? null;
  const account = await openAccount(parts, await anywhere(parts, tenant, province));
  const method = 'isp_verifybamm';
  const reply = await ask(parts, account, method, () =>
    account.client.verifyFilingPassword(subjectNumber, password),
  );
  await parts.store.messages.keepQuestion(account, method, {
    code: reply.code,
    question: { subjectNumber },
    answer: reply.right ?? null,
  });
  if (reply.code === TOO_OFTEN) return 'LIMITED';
  const { right } = await insist(parts, account, method, reply);
  if (right === undefined) throw new AuthorityUnavailable(ASK_AGAIN_SECONDS);
  return right ? 'RIGHT' : 'WRONG';
}
