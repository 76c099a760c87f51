import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  identityCardFault,
  identityCheckCharacter,
} from '../../../schema/validation/numbers/identity-card.ts';
import {
  organisationCheckCharacter,
  organisationCodeFault,
} from '../../../schema/validation/numbers/organisation-code.ts';
import {
  licenceNumberFault,
  registrationCheckDigit,
} from '../../../schema/validation/numbers/registration-number.ts';
import {
  organisationCodeIn,
  unifiedCheckCharacter,
  unifiedCodeFault,
} from '../../../schema/validation/numbers/unified-code.ts';

const UNIFIED = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const DIGITS = [...'0123456789'];
const string = (alphabet: string[], length: number) =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((signs) => signs.join(''));

const replaceAt = (text: string, index: number, sign: string): string =>
  text.slice(0, index) + sign + text.slice(index + 1);

/** Algorithms with a check character, specimens known to be valid, and the signs a mistake may put in. */
const ALGORITHMS = [
  {
    name: 'identity card (GB 11643)',
    specimens: ['11010519491231002X', '440524188001010014'],
    fault: identityCardFault,
    signs: DIGITS,
  },
  {
    name: 'unified code (GB 32100)',
    specimens: ['91350100M000100Y43', '91330106673959654P', '91110000802100433B'],
    fault: unifiedCodeFault,
    signs: UNIFIED,
  },
  {
    name: 'organisation code (GB 11714)',
    specimens: ['67395965-4', '71526726-X'],
    fault: organisationCodeFault,
    signs: DIGITS,
  },
  {
    name: 'registration number (ISO 7064 MOD 11,10)',
    specimens: ['110108000000016'],
    fault: licenceNumberFault,
    signs: DIGITS,
  },
];

for (const { name, specimens, fault, signs } of ALGORITHMS) {
  describe(name, () => {
    it.each(specimens)('takes the specimen %s', (specimen) => {
      expect(fault(specimen)).toBeNull();
    });

    it('takes a specimen in full width, in lower case and with blanks', () => {
      for (const specimen of specimens) {
        const wide = [...specimen].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
        expect(fault(wide)).toBeNull();
        expect(fault(` ${specimen.slice(0, 4)} ${specimen.slice(4).toLowerCase()} `)).toBeNull();
      }
    });

    it('refuses every specimen with one character replaced', () => {
      for (const specimen of specimens.map((one) => one.replace('-', ''))) {
        for (let index = 0; index < specimen.length; index += 1) {
          for (const sign of signs.filter((one) => one !== specimen[index])) {
            expect(fault(replaceAt(specimen, index, sign)), `${specimen} ${index} ${sign}`).not.toBeNull();
          }
        }
      }
    });

    it('refuses a specimen that is too short or too long', () => {
      for (const specimen of specimens) {
        expect(fault(specimen.slice(1))).not.toBeNull();
        expect(fault(`${specimen}1`)).not.toBeNull();
      }
    });
  });
}

const birth = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

describe('generated numbers', () => {
  it('an identity card with the computed check character is valid, and two swapped neighbours are noticed', () => {
    fc.assert(
      fc.property(birth, string(DIGITS, 3), fc.nat(15), (day, order, position) => {
        const body = `330106${day}${order}`;
        const number = body + identityCheckCharacter(body);
        expect(identityCardFault(number)).toBeNull();
        const first = number[position] ?? '';
        const second = number[position + 1] ?? '';
        fc.pre(first !== second);
        const swapped = replaceAt(replaceAt(number, position, second), position + 1, first);
        expect(identityCardFault(swapped)).not.toBeNull();
      }),
    );
  });

  it('a unified code with the computed check character is valid, and any single mistake is noticed', () => {
    fc.assert(
      fc.property(string(UNIFIED, 17), fc.nat(17), fc.constantFrom(...UNIFIED), (body, position, sign) => {
        const code = body + unifiedCheckCharacter(body);
        expect(unifiedCodeFault(code)).toBeNull();
        fc.pre(code[position] !== sign);
        expect(unifiedCodeFault(replaceAt(code, position, sign))).not.toBeNull();
      }),
    );
  });

  it('an organisation code with the computed check character is valid, and any other check is noticed', () => {
    fc.assert(
      fc.property(string([...DIGITS, ...'ABCDEFGHJK'], 8), fc.constantFrom(...DIGITS, 'X'), (body, sign) => {
        const check = organisationCheckCharacter(body);
        expect(organisationCodeFault(body + check)).toBeNull();
        fc.pre(check !== sign);
        expect(organisationCodeFault(body + sign)?.code).toBe('ORGANISATION_CODE_CHECK');
      }),
    );
  });

  it('a registration number with the computed digit is valid, and any single mistake is noticed', () => {
    fc.assert(
      fc.property(string(DIGITS, 14), fc.nat(14), fc.constantFrom(...DIGITS), (body, position, digit) => {
        const number = body + registrationCheckDigit(body);
        expect(licenceNumberFault(number)).toBeNull();
        fc.pre(number[position] !== digit);
        expect(licenceNumberFault(replaceAt(number, position, digit))).not.toBeNull();
      }),
    );
  });

  it('the organisation code inside a unified code checks by itself', () => {
    expect(organisationCodeIn('91330106673959654P')).toBe('673959654');
    expect(organisationCodeFault(organisationCodeIn('91330106673959654P'))).toBeNull();
  });
});
