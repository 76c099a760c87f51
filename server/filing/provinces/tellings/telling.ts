import type { Named } from '../../../../schema/rules/codes/named.ts';
import type { StepKey, Topic, Values } from '../values.ts';
import type { Words } from '../words.ts';

/** How a topic is told and at which step. `null` words: a default that needs no telling. */
export type Telling<T extends Topic> = { step: StepKey; tell: (value: Values[T]) => Words | null };

/** The tellings of some topics; made from the value, so that a changed value changes what people read. */
export type Tellings<Topics extends Topic> = { readonly [T in Topics]: Telling<T> };

export const say = (zh: string, en: string): Words => ({ zh, en });

export const join = (list: readonly Words[]): Words =>
  say(list.map(({ zh }) => zh).join('、'), list.map(({ en }) => en).join(', '));

/** The names of some keys of a code table. */
export const names = (table: readonly Named[], keys: readonly string[]): Words =>
  join(table.filter(({ key }) => keys.includes(key)));
