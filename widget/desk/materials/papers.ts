import { materialPath } from '../../../schema/rules/material-path.ts';
import { previewOf } from '../../kit/client/preview-cache.ts';
import type { MaterialView } from '../../kit/client/views.ts';
import { placeName } from '../remarks/place-name.ts';
import type { DeskFiling, DeskMaterial, DeskSlot } from '../types.ts';
import { say } from '../words.ts';

/** A place for a paper and what stands in it. */
export type Paper = {
  id: string;
  kind: MaterialView['kind'];
  websiteId: string | null;
  slot: DeskSlot | null;
  material: DeskMaterial | null;
  /** Which of several in the same place, from 1 on; `null` where it is the only one. */
  number: number | null;
  /** What a remark on it names. */
  path: string[];
};

type Place = Pick<MaterialView, 'kind' | 'websiteId'>;

const idOf = ({ kind, websiteId }: Place): string => [kind, websiteId].filter(Boolean).join('.');

/** What stands in a place: every stored paper; else the last that was begun or refused. */
const standingIn = (materials: readonly DeskMaterial[], place: Place): DeskMaterial[] => {
  const all = materials.filter((one) => idOf(one) === idOf(place) && one.status !== 'REMOVED');
  const stored = all.filter(({ status }) => status === 'STORED');
  return stored.length > 0 ? stored : all.slice(-1);
};

const papersIn = (
  place: Place,
  slot: DeskSlot | null,
  materials: readonly (DeskMaterial | null)[],
): Paper[] => {
  const { kind, websiteId } = place;
  const several = materials.length > 1;
  return materials.map((material, index) => ({
    id: several && material ? material.id : idOf(place),
    kind,
    websiteId,
    slot,
    material,
    number: several ? index + 1 : null,
    path: materialPath(kind, websiteId),
  }));
};

/** The papers of a filing in the order they are asked for; uploaded ones that nobody asks for any more come last. */
export const papersOf = ({ materials, materialSlots }: DeskFiling): Paper[] => {
  const asked = materialSlots.flatMap((slot) => {
    const { websiteId, sameAs, required } = slot;
    const own = standingIn(materials, slot);
    const there = own.length === 0 && sameAs ? standingIn(materials, { kind: sameAs, websiteId }) : own;
    // What is optional and was left out has nothing to look at.
    return papersIn(slot, slot, there.length === 0 && required ? [null] : there);
  });
  const known = new Set(materialSlots.map(idOf));
  const rest = new Map(
    materials
      .filter((material) => material.status === 'STORED' && !known.has(idOf(material)))
      .map((material) => [idOf(material), material]),
  );
  return [
    ...asked,
    ...[...rest.values()].flatMap((place) => papersIn(place, null, standingIn(materials, place))),
  ];
};

/** What a paper is called, where there are several of a kind with its number. */
export const paperName = ({ path, number }: Paper, filing: DeskFiling): string => {
  const what = placeName(path, filing);
  return number === null ? what : say('papers.nth', { what, number });
};

/** Whether this reviewer has still to look at it. */
export const isUnseen = ({ material }: Paper, { unseen }: DeskFiling): boolean =>
  unseen?.materials.some(({ id }) => id === material?.id) ?? false;

/** A link to the paper's picture; null where there is none. */
export const pictureOf = ({ material }: Paper, { submittedAt }: DeskFiling): string | null =>
  material?.status === 'STORED' ? previewOf(material, submittedAt ?? '') : null;

/** Papers whose picture this reviewer has still to look at; one that serves in two places once. */
export const unseenPapers = (filing: DeskFiling): Paper[] => {
  const left = new Set(filing.unseen?.materials.map(({ id }) => id));
  return papersOf(filing).filter(({ material }) => material !== null && left.delete(material.id));
};
