import type { MaterialKind } from '../../../../../prisma/generated/client/enums.ts';
import type { FaceCheck, Prisma, Material } from '../../../../../prisma/generated/client/client.ts';
import { newId } from '../../../../platform/ids.ts';
import type { Sealer } from '../../../../platform/privacy/sealer.ts';
import { publishFiling } from '../../../machine/change.ts';
import { lockFiling } from '../../../machine/full-filing.ts';
import { FULL_FILING, type FullFiling } from '../../../../../prisma/selections.ts';
import { MOST_ATTEMPTS } from './policy.ts';
import { filledSlots } from '../../papers/slots.ts';
import { wasGranted } from '../../consent/given.ts';
import { slotsOf } from '../../papers/needed.ts';

type Pair = { websiteId: string; photoId: string; photo: Material; card: Material };

/** Photos of faces and the identity cards to compare them with: where both are there and the person has agreed. */
function pairsOf(at: { filing: FullFiling; sealer: Sealer; now: Date }): Pair[] {
  const { filing } = at;
  if (!wasGranted(filing.consents, 'FACE')) return [];
  const slots = slotsOf(at);
  return filing.websites.flatMap(({ id: websiteId }) => {
    const filled = filledSlots(slots, filing.materials, websiteId);
    const of = (kind: MaterialKind): Material | undefined =>
      filled.find(({ slot }) => slot.kind === kind)?.material;
    const photo = of('VERIFICATION_PHOTO');
    const card = of('WEBSITE_PERSON_CERTIFICATE_FRONT');
    const taken = filing.photos.find(({ materialId }) => materialId === photo?.id);
    return photo && card && (taken?.kind === 'FACE' || taken?.kind === 'ELECTRONIC')
      ? [{ websiteId, photoId: taken.id, photo, card }]
      : [];
  });
}

/** A pair of pictures that is to be asked about, and its row. */
export type Due = Pair & { check: FaceCheck };

const isDue = ({ state, attempts }: FaceCheck): boolean =>
  state === 'WAITING' || (state === 'UNAVAILABLE' && attempts < MOST_ATTEMPTS);

/**
 * Brings the rows in line with the pictures: a new pair gets a row that waits, and what was said of pictures that are no
 * longer there stays as history. Returns what is to be asked.
 */
export async function settlePairs(
  tx: Prisma.TransactionClient,
  filingId: string,
  at: { sealer: Sealer; now: Date },
): Promise<Due[]> {
  await lockFiling(tx, filingId);
  const filing = await tx.filing.findUniqueOrThrow({ where: { id: filingId }, include: FULL_FILING });
  const pairs = pairsOf({ filing, ...at });
  const known = filing.photos.flatMap(({ faceChecks }) => faceChecks);
  const rowOf = ({ photoId, card }: Pair): FaceCheck | undefined =>
    known.find((row) => row.photoId === photoId && row.cardId === card.id);
  const present = new Set(pairs.flatMap((pair) => rowOf(pair)?.id ?? []));
  const moved = known.filter(({ id, current }) => current !== present.has(id));
  for (const { id } of moved)
    await tx.faceCheck.update({ where: { id }, data: { current: present.has(id) } });
  const due: Due[] = [];
  for (const pair of pairs) {
    const check = rowOf(pair) ?? (await createRow(tx, pair));
    if (isDue(check)) due.push({ ...pair, check });
  }
  if (moved.length > 0 || pairs.some((pair) => !rowOf(pair))) await publishFiling(tx, filing.id);
  return due;
}

const createRow = (tx: Prisma.TransactionClient, { photoId, card }: Pair): Promise<FaceCheck> =>
  tx.faceCheck.create({ data: { id: newId('FaceCheck'), photoId, cardId: card.id } });
