import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  identityCardFault,
  identityCheck,
  identityCheckCharacter,
} from '../../../schema/rules/numbers/identity-card.ts';
import {
  organisationCheckCharacter,
  organisationCodeCheck,
  organisationCodeFault,
} from '../../../schema/rules/numbers/organisation-code.ts';
import {
  licenceNumberCheck,
  licenceNumberFault,
  registrationCheckDigit,
} from '../../../schema/rules/numbers/registration-number.ts';
import {
  organisationCodeIn,
  unifiedCheckCharacter,
  unifiedCodeCheck,
  unifiedCodeFault,
} from '../../../schema/rules/numbers/unified-code.ts';

const UNIFIED = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const DIGITS = [...'0123456789'];
const string = (alphabet: string[], length: number) =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((signs) => signs.join(''));

const replaceAt = (text: string, index: number, sign: string): string =>
  text.slice(0, index) + sign + text.slice(index + 1);

/** What refuses a number, else what is to be confirmed of it. */
const doubted =
  (
    shape: (text: string) => { code: string } | null,
    check: (text: string) => { code: string } | null,
  ): ((text: string) => { code: string } | null) =>
  (text) =>
    shape(text) ?? check(text);
const identityDoubt = doubted(identityCardFault, identityCheck);
const unifiedDoubt = doubted(unifiedCodeFault, unifiedCodeCheck);
const organisationDoubt = doubted(organisationCodeFault, organisationCodeCheck);
const licenceDoubt = doubted(licenceNumberFault, licenceNumberCheck);

/** Algorithms with a check character, specimens known to be valid, and the signs a mistake may put in. */
const ALGORITHMS = [
  {
    name: 'identity card (GB 11643)',
    specimens: ['11010519491231002X', '440524188001010014'],
    fault: identityDoubt,
    signs: DIGITS,
  },
  {
    name: 'unified code (GB 32100)',
    specimens: ['91350100M000100Y43', '91330106673959654P', '91110000802100433B'],
    fault: unifiedDoubt,
    signs: UNIFIED,
  },
  {
    name: 'organisation code (GB 11714)',
    specimens: ['67395965-4', '71526726-X'],
    fault: organisationDoubt,
    signs: DIGITS,
  },
  {
    name: 'registration number (ISO 7064 MOD 11,10)',
    specimens: ['110108000000016'],
    fault: licenceDoubt,
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

describe('numbers in use that break their standard', () => {
  // In the public register of enterprises: a company of Xiamen that was registered before the codes of 2016.
  it('are shapes like any other, and tell the character that the standard gives', () => {
    expect(unifiedCodeFault('91350203M0001QKT19')).toBeNull();
    expect(unifiedCodeCheck('91350203M0001QKT19')).toEqual({
      code: 'UNIFIED_CODE_CHECK',
      expected: 'F',
      standard: 'GB 32100',
    });
  });

  // Computed by hand after GB 11714-1997: 3·6+7·7+9·3+10·9+5·5+8·9+4·6+2·5 = 315, 315 mod 11 = 7, 11 − 7 = 4.
  it('tell the character of the organisation code inside, where only that one fails', () => {
    const code = `91330106673959655`;
    const whole = code + unifiedCheckCharacter(code);
    expect(unifiedCodeCheck(whole)).toEqual({
      code: 'ORGANISATION_CODE_INSIDE',
      expected: '4',
      standard: 'GB 11714',
    });
  });

  // Remainder 0 gives 0, and 10 gives X: both stand on published certificates.
  it.each([
    ['00000000', '0'],
    ['71526726', 'X'],
    ['67395965', '4'],
    ['80210043', '3'],
  ])('an organisation code %s ends in %s', (body, check) => {
    expect(organisationCheckCharacter(body)).toBe(check);
  });
});

describe('generated numbers', () => {
  it('an identity card with the computed check character is valid, and two swapped neighbours are noticed', () => {
    fc.assert(
      fc.property(birth, string(DIGITS, 3), fc.nat(15), (day, order, position) => {
        const body = `330106${day}${order}`;
        const number = body + identityCheckCharacter(body);
        expect(identityDoubt(number)).toBeNull();
        const first = number[position] ?? '';
        const second = number[position + 1] ?? '';
        fc.pre(first !== second);
        const swapped = replaceAt(replaceAt(number, position, second), position + 1, first);
        expect(identityDoubt(swapped)).not.toBeNull();
      }),
    );
  });

  it('a unified code with the computed check character is valid, and any single mistake is noticed', () => {
    fc.assert(
      fc.property(
        string(UNIFIED, 8),
        string(UNIFIED, 8),
        fc.nat(17),
        fc.constantFrom(...UNIFIED),
        (start, organisation, position, sign) => {
          const body = `${start}${organisation}${organisationCheckCharacter(organisation)}`;
          const code = body + unifiedCheckCharacter(body);
          expect(unifiedDoubt(code)).toBeNull();
          fc.pre(code[position] !== sign);
          expect(unifiedDoubt(replaceAt(code, position, sign))).not.toBeNull();
        },
      ),
    );
  });

  it('an organisation code with the computed check character is valid, and any other check is noticed', () => {
    fc.assert(
      fc.property(string([...DIGITS, ...'ABCDEFGHJK'], 8), fc.constantFrom(...DIGITS, 'X'), (body, sign) => {
        const check = organisationCheckCharacter(body);
        expect(organisationDoubt(body + check)).toBeNull();
        fc.pre(check !== sign);
        expect(organisationDoubt(body + sign)?.code).toBe('ORGANISATION_CODE_CHECK');
      }),
    );
  });

  it('a registration number with the computed digit is valid, and any single mistake is noticed', () => {
    fc.assert(
      fc.property(string(DIGITS, 14), fc.nat(14), fc.constantFrom(...DIGITS), (body, position, digit) => {
        const number = body + registrationCheckDigit(body);
        expect(licenceDoubt(number)).toBeNull();
        fc.pre(number[position] !== digit);
        expect(licenceDoubt(replaceAt(number, position, digit))).not.toBeNull();
      }),
    );
  });

  it('the organisation code inside a unified code checks by itself', () => {
    expect(organisationCodeIn('91330106673959654P')).toBe('673959654');
    expect(organisationDoubt(organisationCodeIn('91330106673959654P'))).toBeNull();
  });
});
