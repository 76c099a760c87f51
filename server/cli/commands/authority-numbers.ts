import { InvalidArgumentError } from '@commander-js/extra-typings';
import { StartupError } from '../../../prisma/database.ts';
import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { Numbers, Settling } from '../../authority/connector/numbers.ts';
import { goOnFrom, uploadsAbove, type LostUpload } from '../../filing/handover/numbers.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import type { Answer } from '../terminal.ts';

export const ABOUT_SEQUENCE = `
The authority counts uploads. When its number falls below ours (after a restored backup at the bureau), nothing is sent until the
bureau was asked what it has. Without --confirm this only says what would happen; --again sends once more what still waits for a word.`;

export const wholeNumber = (text: string): bigint => {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return BigInt(text);
};

const lineOf = ({ sequence, operation, reference, waits }: LostUpload): string =>
  `${sequence}  ${operation ?? ''}  ${reference ?? ''}  ${waits ? 'waits for a word' : 'decided, or no order'}`;

export type Setting = { to: bigint; again?: true; confirm?: true };

/** Sets the number the authority's uploads go on from, once the operator confirms it. */
export async function setSequence(
  means: { numbers: Numbers; prisma: PrismaClient },
  tenant: Tenant,
  { to, again, confirm }: Setting,
): Promise<Answer> {
  const lost = await uploadsAbove(means, tenant, to);
  const uploads = lost.map((upload) => ({ ...upload, sequence: String(upload.sequence) }));
  const list = lost.map(lineOf).join('\n') || 'No upload of ours has a higher number.';
  if (!confirm)
    return {
      text: `${list}\nNothing was changed. With --confirm uploads go on from ${to}${again ? ', and what waits for a word goes first, once more' : ''}.`,
      json: { confirmed: false, to: String(to), uploads },
      failed: true,
    };
  const { sent } = await goOnFrom(means, tenant, { last: to, again: again ?? false, by: OPERATOR });
  return {
    text: `${list}\nThe next upload is ${to + 1n}; ${sent} go first.`,
    json: { confirmed: true, to: String(to), uploads, sent },
  };
}

export type SettlingOptions = { taken?: true; anew?: true };

/** Says what became of the upload that stopped the account. */
export async function settleUpload(
  { numbers }: { numbers: Numbers },
  tenant: Tenant,
  { taken, anew }: SettlingOptions,
): Promise<Answer> {
  if (taken === anew)
    throw new StartupError('Say either --taken or --anew: what the bureau has of the upload.');
  const as: Settling = taken ? 'TAKEN' : 'ANEW';
  const { sequence } = await numbers.settle(tenant, as, OPERATOR);
  return {
    text: taken ? `Upload ${sequence} counts as accepted.` : `The upload goes anew as ${sequence}.`,
    json: { as, sequence: String(sequence) },
  };
}
