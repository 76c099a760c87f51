import type { MaterialView } from '../../client/types/material.ts';
import type { DeskFiling, DeskMaterial, DeskSlot } from '../types.ts';

/** A place for a paper and what stands in it. */
export type Paper = {
  id: string;
  kind: MaterialView['kind'];
  websiteId: string | null;
  slot: DeskSlot | null;
  material: DeskMaterial | null;
  /** What a remark on it names. */
  path: string[];
};

type Place = Pick<MaterialView, 'kind' | 'websiteId'>;

const idOf = ({ kind, websiteId }: Place): string => [kind, websiteId].filter(Boolean).join('.');

const pathOf = ({ kind, websiteId }: Place): string[] => [
  kind === 'VERIFICATION_PHOTO' ? 'photo' : 'materials',
  kind,
  ...(websiteId ? [websiteId] : []),
];

/** The papers of a filing in the order they are asked for; uploaded ones that nobody asks for any more come last. */
export const papersOf = ({ materials, materialSlots }: DeskFiling): Paper[] => {
  const there = (place: Place): DeskMaterial | null =>
    materials.findLast((one) => idOf(one) === idOf(place) && one.status !== 'REMOVED') ?? null;
  const asked = materialSlots.map((slot): Paper => {
    const { kind, websiteId } = slot;
    const material = there(slot) ?? (slot.sameAs ? there({ kind: slot.sameAs, websiteId }) : null);
    return { id: idOf(slot), kind, websiteId, slot, material, path: pathOf(slot) };
  });
  const known = new Set(asked.map(({ id }) => id));
  const rest = materials
    .filter((material) => material.status === 'STORED' && !known.has(idOf(material)))
    .map((material): Paper => ({
      id: idOf(material),
      kind: material.kind,
      websiteId: material.websiteId,
      slot: null,
      material,
      path: pathOf(material),
    }));
  // What is optional and was left out has nothing to look at.
  return [...asked.filter(({ slot, material }) => material !== null || slot?.required), ...rest];
};
