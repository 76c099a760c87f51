import type { Material } from '../../../../../prisma/generated/client/client.ts';
import { filledSlots } from '../../../../platform/materials/slots.ts';
import type { Sealer } from '../../../../platform/privacy/sealer.ts';
import { wasGranted } from '../../consent/given.ts';
import type { FullFiling } from '../../../../../prisma/selections.ts';
import { slotsOf } from '../../papers/needed.ts';

export type Pair = { websiteId: string; photoId: string; photo: Material; card: Material };

/** Photos of faces and the identity cards to compare them with: where both are there and the person has agreed. */
export function pairsOf(at: { filing: FullFiling; sealer: Sealer; now: Date }): Pair[] {
  const { filing } = at;
  if (!wasGranted(filing.consents, 'FACE')) return [];
  const slots = slotsOf(at);
  return filing.websites.flatMap(({ id: websiteId }) => {
    const filled = filledSlots(slots, filing.materials, websiteId);
    const of = (kind: string): Material | undefined =>
      filled.find(({ slot }) => slot.kind === kind)?.material;
    const photo = of('VERIFICATION_PHOTO');
    const card = of('WEBSITE_PERSON_CERTIFICATE_FRONT');
    const taken = filing.photos.find(({ materialId }) => materialId === photo?.id);
    return photo && card && taken?.kind === 'FACE' ? [{ websiteId, photoId: taken.id, photo, card }] : [];
  });
}
