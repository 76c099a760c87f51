import { unifiedCodeCheck, unifiedCodeFault } from '../../../schema/rules/numbers/unified-code.ts';
import type { ReadField } from './fields.ts';

const CODES = /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g;

const codesIn = (text: string): string[] =>
  (text.toUpperCase().match(CODES) ?? []).filter(
    (code) => !unifiedCodeFault(code) && !unifiedCodeCheck(code),
  );

/** A licence that lets its square code answer where the print does not, over the whole picture. */
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

/**
 * The unified code in a licence's square code (二维码), as second source: it fills what a stamp covers, it confirms what was read, and
 * where the two differ neither is to be believed. Somebody may have printed it over: by itself it is as good as a value that was cured.
 */
export const numberInCodes = (
  fields: readonly ReadField[],
  codes: readonly string[],
): readonly ReadField[] => {
  const [told, ...others] = new Set(codes.flatMap(codesIn));
  if (told === undefined || others.length > 0) return fields;
  const read = fields.find(({ key }) => key === 'NUMBER');
  if (!read)
    return [...fields, { key: 'NUMBER', value: told, confidence: 0.8, standing: 'CURED', box: WHOLE }];
  const agreed: ReadField =
    read.value === told
      ? { ...read, standing: 'CHECKED', confidence: Math.max(read.confidence, 0.95) }
      : { ...read, confidence: Math.min(read.confidence, 0.5) };
  return fields.map((field) => (field === read ? agreed : field));
};
