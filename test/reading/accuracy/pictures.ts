import { daysIn, endOfTerm } from '../../../server/reading/papers/values.ts';
import type { FieldKey } from '../../../server/reading/papers/layouts.ts';
import { DAMAGES, type DamageName } from '../drawing/damage.ts';
import type { Face } from '../drawing/lettering.ts';
import { drawCardBack, drawCardFront, drawLicence, drawOldLicence } from '../drawing/papers.ts';
import { invented } from './invented.ts';

export type PaperName = 'licence' | 'old licence' | 'card front' | 'card back';

export type Sample = {
  readonly paper: PaperName;
  readonly damage: DamageName;
  readonly face: Face;
  readonly seed: number;
};

/** A drawn picture, and what stands on it. */
export type Drawn = { readonly picture: Buffer; readonly says: Readonly<Partial<Record<FieldKey, string>>> };

const sheet = (paper: PaperName, face: Face, seed: number): Promise<Drawn> => {
  const { licence, card, back } = invented(seed);
  const end = (term: string) => endOfTerm(term) ?? '';
  const onLicence = {
    NAME: licence.name,
    NUMBER: licence.code,
    LEGAL_PERSON: licence.legalPerson,
    ADDRESS: licence.address,
    ESTABLISHED: daysIn(licence.established)[0] ?? '',
    VALID_UNTIL: end(licence.term),
  };
  const drawn = {
    licence: async () => ({ picture: await drawLicence(face, licence), says: onLicence }),
    'old licence': async () => ({ picture: await drawOldLicence(face, licence), says: onLicence }),
    'card front': async () => ({
      picture: await drawCardFront(face, card),
      says: { NAME: card.name, NUMBER: card.number, ADDRESS: card.address },
    }),
    'card back': async () => ({
      picture: await drawCardBack(face, back),
      says: { ISSUER: back.issuer, VALID_UNTIL: end(back.term) },
    }),
  } satisfies Record<PaperName, () => Promise<Drawn>>;
  return drawn[paper]();
};

export const drawSample = async ({ paper, damage, face, seed }: Sample): Promise<Drawn> => {
  const { picture, says } = await sheet(paper, face, seed);
  return { picture: await DAMAGES[damage](picture, face), says };
};
