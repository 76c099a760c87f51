import { MaterialKind } from '../../prisma/generated/client/enums.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentUse } from '../../server/authority/protocol/codes/tables/attachment-codes.ts';
import { attachmentOf } from '../../server/platform/materials/kinds.ts';
import { SLOT_RULES } from '../../server/filing/draft/papers/slot-rules.ts';
import { slotHint, slotReason } from '../../server/filing/draft/papers/slot-texts.ts';
import { filledSlots, materialSlots, missingSlots } from '../../server/filing/draft/papers/slots.ts';
import type { ExtraPaper, SlotFacts, WebsiteFacts } from '../../server/filing/draft/papers/slots.ts';

const site = (id: string, facts: Partial<WebsiteFacts> = {}): WebsiteFacts => ({
  id,
  samePerson: true,
  personCertificate: 'IDENTITY_CARD',
  photoKinds: ['BACKDROP'],
  preApproval: false,
  ...facts,
});

const facts = (changes: Partial<SlotFacts> = {}): SlotFacts => ({
  personal: false,
  subjectPersonCertificate: 'IDENTITY_CARD',
  websites: [site('fws_1')],
  province: {
    domainCertificates: false,
    residenceProof: false,
    authorisationLetter: false,
    extras: [],
    paperForm: true,
    electronicForm: false,
  },
  ...changes,
});

const wanted = (filing: SlotFacts): string[] =>
  materialSlots(filing)
    .filter((slot) => slot.required)
    .map((slot) => (slot.websiteId ? `${slot.kind} ${slot.websiteId}` : slot.kind));

describe('the papers a filing needs', () => {
  it('are, of a unit with one person in both roles, the five basic pictures with both sides of the card', () => {
    expect(wanted(facts())).toEqual([
      'SUBJECT_CERTIFICATE',
      'SUBJECT_PERSON_CERTIFICATE_FRONT',
      'SUBJECT_PERSON_CERTIFICATE_BACK',
      'VERIFICATION_FORM fws_1',
      'VERIFICATION_PHOTO fws_1',
    ]);
  });

  it('are, of a person, the identity card once for three uses', () => {
    expect(wanted(facts({ personal: true, websites: [site('fws_1', { samePerson: false })] }))).toEqual([
      'SUBJECT_PERSON_CERTIFICATE_FRONT',
      'SUBJECT_PERSON_CERTIFICATE_BACK',
      'VERIFICATION_FORM fws_1',
      'VERIFICATION_PHOTO fws_1',
    ]);
  });

  it('are more for a site with a person of its own, and for that site only', () => {
    const websites = [
      site('fws_1'),
      site('fws_2', { samePerson: false }),
      site('fws_3', { samePerson: false, personCertificate: 'PASSPORT' }),
    ];
    expect(wanted(facts({ websites })).filter((one) => one.startsWith('WEBSITE_PERSON'))).toEqual([
      'WEBSITE_PERSON_CERTIFICATE_FRONT fws_2',
      'WEBSITE_PERSON_CERTIFICATE_FRONT fws_3',
      'WEBSITE_PERSON_CERTIFICATE_BACK fws_2',
    ]);
  });

  it('are those the province adds, certificates of domains for each site', () => {
    const province = {
      domainCertificates: true,
      residenceProof: true,
      authorisationLetter: true,
      extras: [],
      paperForm: false,
      electronicForm: false,
    };
    const websites = [site('fws_1', { photoKinds: [] }), site('fws_2', { preApproval: true })];
    expect(wanted(facts({ province, websites })).slice(3)).toEqual([
      'DOMAIN_CERTIFICATE fws_1',
      'DOMAIN_CERTIFICATE fws_2',
      'RESIDENCE_PERMIT',
      'AUTHORISATION_LETTER',
      'PRE_APPROVAL fws_2',
      'VERIFICATION_PHOTO fws_2',
    ]);
  });

  it('are one where several rules want it, in the words of the one that demands it, before the optional rest', () => {
    const extra = (kind: ExtraPaper['kind'], required: boolean, rule: string): ExtraPaper => ({
      kind,
      required,
      rule,
      why: { 'zh-CN': rule, en: rule },
    });
    const filing = facts();
    const extras = [
      extra('COMMITMENT_LETTER', false, 'here.finance'),
      extra('COMMITMENT_LETTER', true, 'here.commitment'),
      extra('HANDHELD_PHOTO', true, 'here.handheld-photo'),
    ];
    const slots = materialSlots({
      ...filing,
      websites: [site('fws_1'), site('fws_2')],
      province: { ...filing.province, extras },
    });
    const places = slots.map(({ kind, websiteId, required, rule }) => [
      kind,
      websiteId,
      required,
      rule?.rule ?? null,
    ]);
    expect(places.slice(-6)).toEqual([
      ['COMMITMENT_LETTER', null, true, 'here.commitment'],
      ['HANDHELD_PHOTO', 'fws_1', true, 'here.handheld-photo'],
      ['HANDHELD_PHOTO', 'fws_2', true, 'here.handheld-photo'],
      ['AUXILIARY', null, false, null],
      ['VERIFICATION_PHOTO', 'fws_1', true, null],
      ['VERIFICATION_PHOTO', 'fws_2', true, null],
    ]);
  });

  it('hint at the photo the province accepts', () => {
    const hintOf = (photoKinds: WebsiteFacts['photoKinds']) =>
      materialSlots(facts({ websites: [site('fws_1', { photoKinds })] })).find(
        (slot) => slot.step === 'PHOTO',
      )?.hint;
    expect([hintOf(['FACE']), hintOf(['BACKDROP']), hintOf(['FACE', 'BACKDROP']), hintOf([])]).toEqual([
      'PHOTO_FACE',
      'PHOTO_BACKDROP',
      'PHOTO_FACE',
      undefined,
    ]);
  });

  const anyFacts = fc.record({
    personal: fc.boolean(),
    subjectPersonCertificate: fc.constantFrom('IDENTITY_CARD', 'PASSPORT', null),
    websites: fc
      .array(
        fc.record({
          samePerson: fc.boolean(),
          personCertificate: fc.constantFrom('IDENTITY_CARD', 'PASSPORT', null),
          photoKinds: fc.subarray(['FACE', 'BACKDROP'] as const),
          preApproval: fc.boolean(),
        }),
        { minLength: 1, maxLength: 5 },
      )
      .map((all) => all.map((one, index) => ({ id: `fws_${index}`, ...one }))),
    province: fc.record({
      domainCertificates: fc.boolean(),
      residenceProof: fc.boolean(),
      authorisationLetter: fc.boolean(),
      extras: fc.array(
        fc.record({
          kind: fc.constantFrom('PARTY_LETTER', 'HANDHELD_PHOTO', 'COMMITMENT_LETTER'),
          required: fc.boolean(),
          rule: fc.constant('somewhere.extra-material'),
          why: fc.constant({ 'zh-CN': '须提供。', en: 'Wanted.' }),
        }),
      ),
      paperForm: fc.boolean(),
      electronicForm: fc.boolean(),
    }),
  });

  it('never ask for the same paper twice, never refer to a paper that is not asked for, and can all be brought', () => {
    fc.assert(
      fc.property(anyFacts, (filing) => {
        const slots = materialSlots(filing);
        const places = slots.map((slot) => `${slot.kind} ${slot.websiteId}`);
        expect(new Set(places).size).toBe(places.length);
        for (const { sameAs } of slots) {
          if (sameAs) expect(slots.some((slot) => slot.kind === sameAs && slot.required)).toBe(true);
        }
        const brought = slots
          .filter((slot) => slot.required)
          .map((slot) => ({ kind: slot.kind, filingWebsiteId: slot.websiteId, status: 'STORED' }));
        expect(missingSlots(slots, brought)).toEqual([]);
        expect(missingSlots(slots, brought.slice(1))).toHaveLength(Math.min(1, brought.length));
        expect(
          missingSlots(
            slots,
            brought.map((one) => ({ ...one, status: 'REFUSED' })),
          ),
        ).toHaveLength(brought.length);
      }),
    );
  });

  it('give every site its persons, from whichever upload serves', () => {
    fc.assert(
      fc.property(anyFacts, (filing) => {
        const slots = materialSlots(filing);
        const brought = slots
          .filter((slot) => slot.required)
          .map((slot) => ({ kind: slot.kind, filingWebsiteId: slot.websiteId, status: 'STORED' }));
        for (const { id } of filing.websites) {
          const kinds = filledSlots(slots, brought, id).map(({ slot }) => slot.kind);
          expect(kinds).toEqual(
            expect.arrayContaining([
              'SUBJECT_CERTIFICATE',
              'SUBJECT_PERSON_CERTIFICATE_FRONT',
              'WEBSITE_PERSON_CERTIFICATE_FRONT',
            ]),
          );
        }
      }),
    );
  });

  it('are to the authority what its own table of uses says', () => {
    const uses = Object.values(MaterialKind).flatMap((kind) => attachmentOf(kind) ?? []);
    expect(new Set(uses.map((use) => use.code))).toEqual(new Set([1, 2, 3, 4, 5]));
    for (const { code, owner } of uses) expect(attachmentUse(code)?.owner).toBe(owner === 'SUBJECT' ? 1 : 2);
  });

  it('say why and how in both languages', () => {
    for (const { reason, hint } of SLOT_RULES) {
      expect(slotReason(reason, 'zh-CN')).toMatch(/\p{Script=Han}/u);
      expect(slotHint(hint, 'en')).toMatch(/^[A-Z].*\.$/);
    }
  });
});
