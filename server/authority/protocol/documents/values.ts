import type { XmlElement } from '../xml/element.ts';
import type { Field, Fields, GroupType, LayoutType, LongType, OpenType, TextType } from './layout.ts';

/** An element the layout does not know, with its place among its siblings (counted from 0). */
export interface KeptElement {
  readonly at: number;
  readonly element: XmlElement;
}

/** What a group carries beyond its layout, so that a document of a newer version is not lost by reading it. */
export interface Kept {
  readonly $elements?: readonly KeptElement[];
  /** Attributes of the group itself under `.`, of a text child under `Name` or `Name[n]`. */
  readonly $attributes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

type Held<F> =
  F extends Field<infer T, 0 | 1, infer Many>
    ? Many extends true
      ? readonly ValueOf<T>[]
      : ValueOf<T>
    : never;

type RequiredNames<F extends Fields> = { [K in keyof F]: F[K]['min'] extends 1 ? K : never }[keyof F];

type GroupValue<F extends Fields> = { readonly [K in RequiredNames<F>]: Held<F[K]> } & {
  readonly [K in Exclude<keyof F, RequiredNames<F>>]?: Held<F[K]>;
} & Kept;

type ChoiceValue<F extends Fields> = {
  [K in keyof F]: { readonly [P in K]: Held<F[P]> } & {
    readonly [P in Exclude<keyof F, K>]?: undefined;
  } & Kept;
}[keyof F];

/**
 * The object a layout describes. Keys are the element names of the interface, numbers stand for its longs (whole, up to
 * 2^53-1), strings for its texts, arrays for repeated elements.
 */
export type ValueOf<T extends LayoutType> = T extends LongType
  ? number
  : T extends TextType
    ? string
    : T extends OpenType
      ? XmlElement
      : T extends GroupType<infer K, infer F>
        ? K extends 'one of'
          ? ChoiceValue<F>
          : GroupValue<F>
        : never;
