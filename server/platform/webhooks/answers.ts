import { z } from 'zod';
import { OutgoingReason } from '../../../prisma/generated/client/enums.ts';
import { ATTEMPTS_SHOWN } from '../../../schema/rules/bounds.ts';
import { whereReadable } from '../privacy/cipher.ts';
import type { Sealer } from '../privacy/sealer.ts';
import type { Attempt } from './attempt.ts';

const answersSchema = z.array(
  z.strictObject({
    at: z.coerce.date(),
    durationMs: z.int(),
    status: z.int().nullable(),
    failure: z.enum(OutgoingReason).nullable(),
    excerpt: z.string().nullable(),
  }),
);

/** What is kept of an attempt. */
export type Answer = z.infer<typeof answersSchema>[number];

type Delivery = { readonly id: string; readonly answers: Uint8Array | null };

const contextOf = ({ id }: Pick<Delivery, 'id'>): string => `${id}:answers`;

/** What the last attempts at a delivery brought, oldest first. @throws SealBroken */
export const answersTo = (sealer: Sealer, delivery: Delivery): Answer[] =>
  delivery.answers
    ? sealer.open(delivery.answers, contextOf(delivery), (value) => answersSchema.parse(value))
    : [];

/**
 * The attempts with one more, sealed, because a receiver may repeat in its answer whatever it knows. Former ones that can no longer
 * be opened are left out: an attempt that could not be noted would be made again for ever.
 */
export function withAnswer(
  sealer: Sealer,
  delivery: Delivery,
  { at, durationMs, status, failure, excerpt }: Attempt,
): Uint8Array<ArrayBuffer> {
  const answers = [
    ...(whereReadable(() => answersTo(sealer, delivery)) ?? []),
    { at, durationMs, status, failure, excerpt },
  ];
  return sealer.seal(answers.slice(-ATTEMPTS_SHOWN), contextOf(delivery));
}
