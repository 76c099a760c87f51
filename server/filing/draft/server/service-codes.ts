import { randomUUID } from 'node:crypto';
import { issue } from '../../../../schema/rules/issue.ts';
import { normaliseServiceCode } from '../../../../schema/rules/secrets.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import type { Bytes } from '../../../platform/privacy/cipher.ts';
import { keptColumn } from '../../../platform/privacy/columns.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { SecretKeyActor } from '../../../platform/tenancy/actor.ts';
import { serverScope } from '../../../platform/tenancy/access.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { checkServer } from './check.ts';
import { productNamed } from './products.ts';
import { termsOf } from './terms.ts';
import { lockSlots } from './slots.ts';

/** Blind index of a service code, so that the code itself is nowhere stored. */
export const serviceCodeIndex = (sealer: Sealer, code: string): Bytes =>
  sealer.blindIndex('service-code', normaliseServiceCode(code));

/**
 * Issues service codes (备案服务号) of a server, each good for one site; shown once. They take slots at once.
 * @throws ValidationFailure when the server may not carry filings or has too few slots left.
 */
export async function issueServiceCodes(
  { tx, actor, now, sealer }: Work<SecretKeyActor>,
  input: { serverId: string; count: number; grantedTo?: string | null },
): Promise<{ codes: string[] }> {
  const found = await tx.server.findFirst({ where: { AND: [{ id: input.serverId }, serverScope(actor)] } });
  if (!found) throw new NotFound('server');
  const taken = await lockSlots(tx, found);
  const terms = await termsOf(tx, actor);
  const refusals = checkServer(found, taken + input.count - 1, now, ['serverId'], terms);
  if (refusals.length > 0) throw new ValidationFailure(refusals);
  if (!productNamed(terms.products, found.product)?.serviceCodes)
    throw new ValidationFailure([issue(['serverId'], 'SERVICE_CODES_NOT_OFFERED')]);
  if (input.count < 1)
    throw new ValidationFailure([
      issue(['count'], 'NUMBER_OUT_OF_RANGE', { min: 1, max: found.slots - taken }),
    ]);
  const codes = Array.from({ length: input.count }, () => randomUUID());
  for (const code of codes) {
    const id = newId('ServiceCode');
    await tx.serviceCode.create({
      data: {
        id,
        providerId: actor.providerId,
        mode: actor.mode,
        serverId: found.id,
        codeIndex: serviceCodeIndex(sealer, code),
        hint: code.slice(-4),
        ...keptColumn(sealer, id, 'grantedTo', input.grantedTo ?? null),
      },
    });
  }
  return { codes };
}
