import { FIELD_MEANINGS, type FieldValues } from '../../../../schema/rules/details/field-rules.ts';
import type { Tellings } from '../../../../schema/rules/province-topics/meaning.ts';
import { PAPER_TELLINGS, type PaperValues } from './papers.ts';
import { PROCESS_TELLINGS, type ProcessValues } from './process.ts';
import { RECORD_TELLINGS, type RecordValues } from './record.ts';

/** What a rule of each topic says. The types stand beside the functions that tell and check them. */
export type Values = FieldValues & RecordValues & PaperValues & ProcessValues;

export type Topic = keyof Values;

/** How each topic is told; the words are made from the value, so that a changed value changes what people read. */
export const TELLINGS: Tellings<Values> = {
  ...FIELD_MEANINGS,
  ...RECORD_TELLINGS,
  ...PAPER_TELLINGS,
  ...PROCESS_TELLINGS,
};
