import { QUERY_CONDITION_LENGTH } from '../../../../authority/protocol/limits.ts';
import type { ParametersOf } from '../../../../authority/protocol/methods.ts';
import type { PasswordReply, StatusReply } from '../../../../authority/protocol/replies/reply.ts';
import type { Brain } from '../../brain/brain.ts';
import { subjectPartOf } from '../../brain/numbers.ts';
import type { RehearsalCredentials } from '../accounts.ts';
import { say } from './refusal.ts';

/** queryConditionType of a domain; anything else is the type of a certificate. */
const BY_DOMAIN = 0;

/** isp_querybeianstatus */
export async function answerStatus(
  brain: Brain,
  { ispId }: RehearsalCredentials,
  { queryConditionType: type, queryCondition }: ParametersOf<'isp_querybeianstatus'>,
): Promise<StatusReply> {
  const condition = queryCondition.trim();
  const { min, max } = QUERY_CONDITION_LENGTH;
  if (condition.length < min || condition.length > max) return say(999, '查询条件长度应为4至255个字符');
  const found = await brain.queryStatus(
    ispId,
    type === BY_DOMAIN
      ? { by: 'DOMAIN', domain: condition }
      : { by: 'CERTIFICATE', code: type, number: condition },
  );
  const asked = { conditionType: type, condition };
  if (!found) return { ...say(0), status: { ...asked, filed: false } };
  const { subjectNumber, website } = found;
  const site = website ? { websiteName: website.name, websiteNumber: website.number } : {};
  return { ...say(0), status: { ...asked, filed: true, subjectNumber, ...site } };
}

/** isp_verifybamm: a website's number does as well as its subject's. */
export async function answerPassword(
  brain: Brain,
  { ispId }: RehearsalCredentials,
  { baxh, bamm }: ParametersOf<'isp_verifybamm'>,
): Promise<PasswordReply> {
  const answer = await brain.verifyPassword(ispId, subjectPartOf(baxh.trim()), bamm);
  return answer === 'LIMITED' ? say(22) : { ...say(0), right: answer === 'RIGHT' };
}
