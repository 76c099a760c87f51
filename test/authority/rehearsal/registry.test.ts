import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { identityCardFault } from '../../../schema/rules/numbers/identity-card.ts';
import { unifiedCodeFault } from '../../../schema/rules/numbers/unified-code.ts';
import {
  familyByCertificate,
  familyByDomain,
  familyByNumber,
  familyMember,
} from '../../../server/rehearsal/authority/brain/family.ts';
import { authorityIdOf, numberOfAuthorityId } from '../../../server/rehearsal/authority/brain/numbers.ts';
import { BUILT_IN, BUILT_IN_ENTRIES } from '../../../server/rehearsal/authority/brain/registry/built-in.ts';

const members = fc.record({
  index: fc.nat({ max: 31 ** 4 - 1 }),
  province: fc.constantFrom(...PROVINCES.map(({ code }) => code)),
  label: fc.constantFrom('site', 'shop', 'my-shop', 'lapse-a', 'slow-a', 'refuse1006-a', 'refuse1002'),
});

describe('the built-in registry', () => {
  it('holds certificates whose check characters are right', () => {
    for (const { nature, certificate, websites, contact } of BUILT_IN) {
      expect(
        nature === 5 ? identityCardFault(certificate.number) : unifiedCodeFault(certificate.number),
      ).toBeNull();
      for (const person of [contact, ...websites.map((site) => site.contact)]) {
        expect(identityCardFault(person.certificateNumber)).toBeNull();
      }
    }
  });

  it('gives no number, certificate or domain twice', () => {
    const once = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);
    once(BUILT_IN.map(({ subjectNumber }) => subjectNumber));
    once(BUILT_IN.map(({ certificate }) => certificate.number));
    once(BUILT_IN.flatMap(({ websites }) => websites.flatMap(({ domains }) => domains)));
  });

  it('has a password for every subject', () => {
    for (const { password } of BUILT_IN_ENTRIES) expect(password.length).toBeGreaterThan(7);
  });
});

describe('the family of subjects by rule', () => {
  it('leads from certificate, domain and numbers to the same record', () => {
    fc.assert(
      fc.property(members, ({ index, province, label }) => {
        const member = familyMember(index, { province, label });
        const byCertificate = familyByCertificate(member.certificateNumber);
        const byDomain = familyByDomain(member.domain);
        const byNumber = familyByNumber(member.websiteNumber);
        expect(unifiedCodeFault(member.certificateNumber)).toBeNull();
        expect(byCertificate?.subjectNumber).toBe(member.subjectNumber);
        expect(byDomain?.subjectNumber).toBe(member.subjectNumber);
        expect(byNumber?.subjectNumber).toBe(member.subjectNumber);
        expect(byDomain?.province).toBe(province);
        expect(byNumber?.websites[0]?.verdict).toEqual(byDomain?.websites[0]?.verdict);
      }),
    );
  });

  it('gives different subjects different numbers', () => {
    fc.assert(
      fc.property(members, members, (one, other) => {
        fc.pre(one.index !== other.index || one.province !== other.province);
        expect(familyMember(one.index, one).subjectNumber).not.toBe(
          familyMember(other.index, other).subjectNumber,
        );
      }),
    );
  });

  it('takes any unified code with the marker, whatever region it names', () => {
    const code = '91330106MAJ000010';
    const full = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
      .map((sign) => code + sign)
      .find((c) => !unifiedCodeFault(c));
    expect(familyByCertificate(full ?? '')?.subjectNumber).toMatch(/^浙ICP备9\d{9}号$/);
    expect(familyByCertificate('91330106673959654P')).toBeNull();
  });

  it('knows the outcome that the beginning of a domain forces', () => {
    const verdict = (label: string) =>
      familyByDomain(familyMember(7, { label }).domain)?.websites[0]?.verdict;
    expect(verdict('refuse1006-shop')).toMatchObject({ kind: 'REFUSE', code: 1006 });
    expect(verdict('refuse1002')).toMatchObject({ kind: 'REFUSE', code: 1002 });
    expect(verdict('lapse-shop')).toEqual({ kind: 'SMS_LAPSES' });
    expect(verdict('slow-shop')).toEqual({ kind: 'APPROVE', workingDays: 19 });
    expect(verdict('shop')).toEqual({ kind: 'APPROVE', workingDays: 3 });
    expect(verdict('slowly')).toEqual({ kind: 'APPROVE', workingDays: 3 });
  });
});

describe('the ids of the authority', () => {
  it('lead back to the numbers they were made of, and stay safe integers', () => {
    const numbers = fc
      .tuple(
        fc.constantFrom(...PROVINCES.map(({ prefix }) => prefix)),
        fc.oneof(fc.stringMatching(/^\d{8}$/), fc.stringMatching(/^\d{10}$/)),
        fc.option(fc.integer({ min: 1, max: 9999 }), { nil: undefined }),
      )
      .map(([prefix, digits, site]) => `${prefix}ICP备${digits}号${site === undefined ? '' : `-${site}`}`);
    fc.assert(
      fc.property(numbers, (number) => {
        const id = authorityIdOf(number);
        expect(numberOfAuthorityId(id)).toBe(number);
        expect(id).toBeLessThan(BigInt(Number.MAX_SAFE_INTEGER));
      }),
    );
  });
});
