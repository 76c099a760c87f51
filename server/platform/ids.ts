import { ulid } from 'ulid';
import { ID_PREFIXES, type IdType } from '../../schema/rules/ids.ts';

/** A new id: prefix, underscore, lower-case ULID (time-ordered, 26 characters). */
export const newId = (type: IdType): string => `${ID_PREFIXES[type]}_${ulid().toLowerCase()}`;
