import { randomFillSync } from 'node:crypto';
import { ulid } from 'ulid';
import { ID_PREFIXES, type IdType } from '../../schema/rules/ids.ts';

/** Random bytes kept at hand: drawing the sixteen of an id one by one takes longer than storing the row. */
const drawn = new Uint8Array(4096);
let used = drawn.length;

/** The next random number from 0 up to, and without, 1. */
function random(): number {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const byte = drawn[used] ?? 0;
  drawn[used] = 0;
  used += 1;
  return byte / 256;
}

/** A new ULID (time-ordered, 26 characters). */
export const newUlid = (): string => ulid(undefined, random);

/** A new id: prefix, underscore, lower-case ULID. */
export const newId = (type: IdType): string => `${ID_PREFIXES[type]}_${newUlid().toLowerCase()}`;
