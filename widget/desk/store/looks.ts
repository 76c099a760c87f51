import type { Api } from '../../kit/client/api.ts';
import { isTypedError, type TypedError } from '../../kit/client/errors.ts';
import { beginLook } from '../operations/filing.graphql.ts';
import type { LookReason } from '../../../schema/client/operations.ts';

/** Says why somebody looks at something; `null` when it was noted. */
export async function saysWhy(
  api: Api,
  targetId: string,
  reason: LookReason,
  note: string | null = null,
): Promise<TypedError | null> {
  const { result } = await api.mutate(beginLook, { input: { targetId, reason, note } });
  return isTypedError(result) ? result : null;
}
