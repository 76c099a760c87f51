/**
 * The vocabulary in which the document layouts are written down as data. It has what the official schemas of V3.0
 * (2013) use and no more: text with a length, whole numbers with a range, and groups in order, in any order, or one of
 * several.
 */

/** Form of a text beyond its length; the patterns stand in `formats.ts`. */
export type TextFormat = 'phones' | 'mobiles' | 'emails' | 'md5' | 'base64' | 'day' | 'moment';

export interface TextType {
  readonly kind: 'text';
  /** Length in characters. */
  readonly min: number;
  readonly max: number;
  readonly format?: TextFormat | undefined;
}

export interface LongType {
  readonly kind: 'long';
  readonly min: number;
  readonly max: number;
  /** Values outside the range that the specification's text or practice knows, though its schema does not. */
  readonly also: readonly number[];
}

/** Content this product neither writes nor interprets: kept as it came. */
export interface OpenType {
  readonly kind: 'open';
}

export type GroupKind = 'in order' | 'any order' | 'one of';

export interface GroupType<K extends GroupKind = GroupKind, F extends Fields = Fields> {
  readonly kind: K;
  readonly fields: F;
}

export type LayoutType = TextType | LongType | OpenType | GroupType;

/** One element of a group: how often, of which type, and what it means. */
export interface Field<
  T extends LayoutType = LayoutType,
  Min extends 0 | 1 = 0 | 1,
  Many extends boolean = boolean,
> {
  readonly type: T;
  readonly min: Min;
  readonly max: number;
  readonly many: Many;
  readonly meaning: string;
  /** Nothing depends on it: where it is missing or cannot be read, the rest is read all the same. */
  readonly loose?: true;
  /** A record of its own: one that cannot be read is set aside alone. */
  readonly apart?: true;
}

/** Elements of a group by name, in the order of the schema. */
export interface Fields {
  readonly [name: string]: Field;
}

/** Exactly once. */
export const one = <T extends LayoutType>(type: T, meaning: string): Field<T, 1, false> => ({
  type,
  min: 1,
  max: 1,
  many: false,
  meaning,
});

/** At most once. */
export const maybe = <T extends LayoutType>(type: T, meaning: string): Field<T, 0, false> => ({
  type,
  min: 0,
  max: 1,
  many: false,
  meaning,
});

/** At least once, at most `max` times. */
export const some = <T extends LayoutType>(type: T, meaning: string, max = Infinity): Field<T, 1, true> => ({
  type,
  min: 1,
  max,
  many: true,
  meaning,
});

/** Any number of times. */
export const many = <T extends LayoutType>(type: T, meaning: string): Field<T, 0, true> => ({
  type,
  min: 0,
  max: Infinity,
  many: true,
  meaning,
});

/** The schema may ask for it, but nothing depends on it: what cannot be read of it counts as not given. */
export const loose = <T extends LayoutType, Many extends boolean>(
  field: Field<T, 0 | 1, Many>,
): Field<T, 0, Many> => ({ ...(field as Field<T, 0, Many>), loose: true });

/** A record of its own, or a part of records: when it cannot be read, what stands beside it still can. */
export const apart = <F extends Field>(field: F): F => ({ ...field, apart: true });

export const text = (min: number, max: number, format?: TextFormat): TextType => ({
  kind: 'text',
  min,
  max,
  format,
});
export const long = (min: number, max = Number.MAX_SAFE_INTEGER, also: readonly number[] = []): LongType => ({
  kind: 'long',
  min,
  max,
  also,
});
export const open: OpenType = { kind: 'open' };

/** Children in the order written (xs:sequence). */
export const inOrder = <const F extends Fields>(fields: F): GroupType<'in order', F> => ({
  kind: 'in order',
  fields,
});

/** Children in any order, each at most as often as its field says (xs:all). */
export const anyOrder = <const F extends Fields>(fields: F): GroupType<'any order', F> => ({
  kind: 'any order',
  fields,
});

/** Exactly one of the children (xs:choice). */
export const oneOf = <const F extends Fields>(fields: F): GroupType<'one of', F> => ({
  kind: 'one of',
  fields,
});
