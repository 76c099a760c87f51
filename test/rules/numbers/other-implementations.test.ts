import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import {
  identityCardFault,
  identityCheck,
  identityCheckCharacter,
} from '../../../schema/rules/numbers/identity-card.ts';
import {
  organisationCheckCharacter,
  organisationCodeCheck,
} from '../../../schema/rules/numbers/organisation-code.ts';
import { registrationCheckDigit } from '../../../schema/rules/numbers/registration-number.ts';
import { unifiedCheckCharacter, unifiedCodeCheck } from '../../../schema/rules/numbers/unified-code.ts';

/** Whether stdnum takes a Chinese number of this kind for sound. */
const soundToStdnum = (kind: 'ric' | 'uscc', text: string): boolean | undefined =>
  stdnum['CN']?.[kind]?.validate(text).isValid;

const UNIFIED = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const of = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });

/**
 * The check character of ISO 7064 in a pure system, by its recursive method: the number is read sign by sign, and no weight is
 * written down anywhere.
 */
const pure = (signs: string, alphabet: string, radix: number, modulus: number): number => {
  let rest = 0;
  for (const sign of signs) rest = ((rest + alphabet.indexOf(sign)) * radix) % modulus;
  return (modulus + 1 - rest) % modulus;
};

describe('the check character of an identity card', () => {
  it('is that of ISO 7064 MOD 11-2', () => {
    fc.assert(
      fc.property(of('0123456789', 17), (body) => {
        expect(identityCheckCharacter(body)).toBe('0123456789X'[pure(body, '0123456789', 2, 11)]);
      }),
    );
  });

  it('is judged by stdnum as here', () => {
    const birth = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
    fc.assert(
      fc.property(birth, of('0123456789', 3), fc.constantFrom(...'0123456789X'), (day, order, check) => {
        const number = `330106${day}${order}${check}`;
        const sound = identityCardFault(number) === null && identityCheck(number) === null;
        expect(sound).toBe(soundToStdnum('ric', number));
      }),
    );
  });
});

describe('the check character of a unified code', () => {
  it('is the one with which the weighted sum is a multiple of 31, the weights being powers of 3', () => {
    fc.assert(
      fc.property(of(UNIFIED, 17), (body) => {
        let weight = 1;
        let sum = 0;
        for (const sign of body + unifiedCheckCharacter(body)) {
          sum += UNIFIED.indexOf(sign) * weight;
          weight = (weight * 3) % 31;
        }
        // The last weight is one: the check character is added as it is.
        const last = UNIFIED.indexOf(unifiedCheckCharacter(body));
        const lastWeight = 3 ** 17 % 31;
        expect((sum - last * lastWeight + last) % 31).toBe(0);
      }),
    );
  });

  it('is judged by stdnum as here', () => {
    fc.assert(
      fc.property(
        of('0123456789', 8),
        of(UNIFIED, 8),
        fc.constantFrom(...UNIFIED),
        (start, inside, check) => {
          const code = `${start}${inside}${organisationCheckCharacter(inside)}${check}`;
          // The letter I, O, S, V or Z is never among them, and stdnum knows no remainder of 0.
          fc.pre(unifiedCheckCharacter(code.slice(0, 17)) !== '0');
          expect(unifiedCodeCheck(code)?.code !== 'UNIFIED_CODE_CHECK').toBe(soundToStdnum('uscc', code));
        },
      ),
    );
  });

  // From the public register of enterprises.
  it.each([
    '91350100M000100Y43',
    '91330106673959654P',
    '91110000802100433B',
    '9144030071526726XG',
    '914403001922038216',
    '91110108551385082Q',
    '91110108562144110X',
  ])('of %s is its own, and so is that of the organisation code inside', (code) => {
    expect(unifiedCodeCheck(code)).toBeNull();
    expect(soundToStdnum('uscc', code)).toBe(true);
  });
});

describe('the check character of an organisation code', () => {
  // The example of GB 11714-1997 itself, and codes inside unified codes of the public register: remainders 1, 0 and others.
  it.each([
    ['D2143569', 'X'],
    ['71526726', 'X'],
    ['56214411', '0'],
    ['67395965', '4'],
    ['80210043', '3'],
    ['19220382', '1'],
    ['55138508', '2'],
  ])('of %s is %s', (body, check) => {
    expect(organisationCheckCharacter(body)).toBe(check);
    expect(organisationCodeCheck(`${body}-${check}`)).toBeNull();
  });
});

describe('the check digit of a registration number', () => {
  it('is that of ISO 7064 MOD 11,10: what is left of the whole number is 1', () => {
    fc.assert(
      fc.property(of('0123456789', 14), (body) => {
        let left = 10;
        for (const digit of body) left = (2 * ((left + Number(digit)) % 10 || 10)) % 11;
        expect((left + Number(registrationCheckDigit(body))) % 10).toBe(1);
      }),
    );
  });
});
