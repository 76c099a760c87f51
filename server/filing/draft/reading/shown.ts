import type { FullFiling } from '../../../../prisma/selections.ts';
import { maskAddress, maskCertificate, maskName } from '../../../../schema/rules/masks.ts';
import { lookAs } from '../../../platform/looks/looks.ts';
import type { Actor } from '../../../platform/tenancy/actor.ts';
import type { FieldKey } from '../../../reading/papers/layouts.ts';
import type { Services } from '../../../services.ts';
import { openReadingOf, readValues, type ReadValue } from './stored.ts';
import { typedOf } from './typed.ts';

/** Personal fields are masked as they are in the details; a unit's name and number stand in public registers. */
const MASKS: Partial<Record<FieldKey, (value: string) => string>> = {
  LEGAL_PERSON: maskName,
  ADDRESS: maskAddress,
};
const PERSONS_MASKS: typeof MASKS = { ...MASKS, NAME: maskName, NUMBER: maskCertificate };

const masked = (value: ReadValue, masks: typeof MASKS): ReadValue => {
  const mask = masks[value.key];
  if (!mask || value.value === null) return value;
  // The characters that differ are characters of what is masked.
  return {
    ...value,
    value: mask(value.value),
    compared: value.compared && { ...value.compared, differing: [] },
  };
};

export type ShownReading = {
  readonly state: 'WAITING' | 'READ' | 'NOT_READ';
  readonly readAt: Date | null;
  readonly fields: readonly ReadValue[];
};

/**
 * What was read of a paper, beside what was typed: masked, unless asked for in clear by the applicant, or by a reviewer who has said
 * why; that look is written down. Null where the paper is not read at all.
 */
export async function shownReading(
  services: Services,
  actor: Actor,
  { filing, materialId, reveal }: { filing: FullFiling; materialId: string; reveal: boolean },
): Promise<ShownReading | null> {
  const material = filing.materials.find(({ id }) => id === materialId);
  if (!material?.readingState || material.status !== 'STORED') return null;
  const { readingState: state, readAt } = material;
  const sealer = await services.privacy.forProvider(filing.providerId);
  const answer = openReadingOf(sealer, material);
  if (!answer) return { state, readAt, fields: [] };
  const fields = readValues(answer, typedOf(sealer, filing)(material));
  if (reveal && (await lookAs(services, actor, { sight: 'DETAILS', about: filing.id })))
    return { state, readAt, fields };
  const isOfUnit = material.kind === 'SUBJECT_CERTIFICATE' && filing.nature !== 'PERSONAL';
  return { state, readAt, fields: fields.map((one) => masked(one, isOfUnit ? MASKS : PERSONS_MASKS)) };
}
