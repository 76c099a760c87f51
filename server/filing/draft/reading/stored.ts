import type { Material } from '../../../../prisma/generated/client/client.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Answer } from '../../../reading/read-paper.ts';
import { compareTexts, type Comparison } from '../../../reading/comparing/compare.ts';
import { readableCharacters } from '../../../reading/engine/parts.ts';
import { isSure } from '../../../reading/papers/fields.ts';
import { FIELD_KEYS, type FieldKey } from '../../../reading/papers/layouts.ts';
import { sealContext } from '../../machine/full-filing.ts';
import type { Typed } from './typed.ts';

type Row = Pick<Material, 'id' | 'reading' | 'readingState'>;

/** What is kept of a paper that was read: its fields and where what was typed was found, sealed; never the whole text. */
export const sealReading = (sealer: Sealer, { id }: { id: string }, answer: Answer) =>
  sealer.seal(answer, sealContext(id, 'reading'));

export const openReadingOf = (sealer: Sealer, { id, reading, readingState }: Row): Answer | null =>
  reading && readingState === 'READ' ? sealer.open<Answer>(reading, sealContext(id, 'reading')) : null;

/** One field of a paper beside what was typed. */
export type ReadValue = {
  readonly key: FieldKey;
  /** As it stands on the paper; null where what was typed was not found and nothing else was read in its place. */
  readonly value: string | null;
  readonly confidence: number | null;
  /** Whether it may be shown without a mark that it needs a look. */
  readonly sure: boolean;
  readonly box: Answer['fields'][number]['box'] | null;
  /** Where what was typed stands among the details; null where nothing was typed. */
  readonly path: readonly string[] | null;
  /** Null where nothing was typed. */
  readonly compared: Comparison | null;
};

const ORDER = ['EXACT', 'CANNOT_BE_READ', 'NEAR', 'NOT_FOUND'] as const;

const NOT_FOUND: Comparison = { match: 'NOT_FOUND', differing: [] };

/** Where nothing can be said of an engine's characters, none is taken for known: nothing is called a difference then. */
const isReadable = (sign: string): boolean => readableCharacters()?.has(sign) ?? false;

/** What a paper says, field by field, each beside what was typed; the likeliest of what stands for a field counts. */
export const readValues = (answer: Answer, typed: readonly Typed[]): ReadValue[] =>
  FIELD_KEYS.flatMap((key): ReadValue[] => {
    const wanted = typed.find((one) => one.key === key);
    const places = [
      ...answer.fields
        .filter((field) => field.key === key)
        .map((field) => ({ ...field, sure: isSure(field) })),
      ...answer.found.filter((found) => found.key === key).map((found) => ({ ...found, sure: false })),
    ];
    const compared = places
      .map((place) => ({
        ...place,
        path: wanted?.path ?? null,
        compared: wanted
          ? compareTexts(wanted.value, place.value, answer.elsewhere ? () => true : isReadable)
          : null,
      }))
      .sort((a, b) => rank(a.compared) - rank(b.compared));
    const [best] = compared;
    if (best) return [best];
    return wanted
      ? [
          {
            key,
            value: null,
            confidence: null,
            sure: false,
            box: null,
            path: wanted.path,
            compared: NOT_FOUND,
          },
        ]
      : [];
  });

const rank = (compared: Comparison | null): number => (compared ? ORDER.indexOf(compared.match) : 0);
