import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields } from '../../../schema/messages/generated/fields.js';
import { names } from '../../../schema/messages/generated/names.js';
import { phrases } from '../../../schema/messages/generated/phrases.js';
import { boxOf, FITTED, turned, zoomed } from '../../../widget/desk/materials/view-box.ts';
import { KEYS } from '../../../widget/desk/keys/keys.ts';
import { rowAfter } from '../../../widget/desk/queue/row-keys.ts';
import { PHRASES } from '../../../widget/desk/remarks/phrases.ts';
import { phrasesFor } from '../../../widget/desk/remarks/phrases-for.ts';
import { RemarkTray } from '../../../widget/desk/store/tray.ts';
import { TABS } from '../../../widget/desk/store/queue-tabs.ts';
import { waitingOf } from '../../../widget/desk/store/waiting.ts';
import { contract } from '../../testkit/contract.ts';

describe('the tabs', () => {
  it('leave out nothing but drafts, and show no state twice', () => {
    const state = contract.getType('FilingState');
    const all = state && 'getValues' in state ? state.getValues().map(({ name }) => name) : [];
    const shown = TABS.flatMap(({ states }) => states);
    expect([...shown].sort()).toEqual(all.filter((name) => name !== 'DRAFT').sort());
  });
});

describe('the waiting time', () => {
  const since = '2026-11-24T01:00:00.000Z';
  const at = (iso: string) => waitingOf({ waitingSince: since, reviewDueBy: '2026-11-25' }, new Date(iso));

  it('is calm before the promised day, due on it by China’s calendar, late after it', () => {
    expect(at('2026-11-24T15:59:59.000Z')?.tone).toBe('calm');
    expect(at('2026-11-24T16:00:00.000Z')?.tone).toBe('today');
    expect(at('2026-11-25T15:59:59.000Z')?.tone).toBe('today');
    expect(at('2026-11-25T16:00:00.000Z')?.tone).toBe('late');
  });

  it('is told in the unit people would use, and never below nothing', () => {
    expect(at('2026-11-24T01:59:00.000Z')).toMatchObject({ unit: 'minutes', count: 59 });
    expect(at('2026-11-25T01:00:00.000Z')).toMatchObject({ unit: 'hours', count: 24 });
    expect(at('2026-11-27T01:00:00.000Z')).toMatchObject({ unit: 'days', count: 3 });
    expect(at('2026-11-23T00:00:00.000Z')).toMatchObject({ unit: 'minutes', count: 0 });
  });

  it('is not there while it is somebody else’s turn', () => {
    expect(waitingOf({ waitingSince: null, reviewDueBy: null }, new Date())).toBeNull();
  });
});

describe('the keys of the list', () => {
  it('never lead out of it', () => {
    const rows = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 });
    const steps = fc.constantFrom('DOWN', 'UP', 'FIRST', 'LAST');
    fc.assert(
      fc.property(rows, fc.array(steps), (ids, taken) => {
        let at: string | null = null;
        for (const step of taken) at = rowAfter(step, ids, at);
        expect(at === null || ids.includes(at)).toBe(true);
      }),
    );
  });

  it('do one thing each in their place, and none of a dialog’s is needed to leave it', () => {
    for (const dialog of [true, false]) {
      // Arrows move whatever has the focus; every other key is one act’s alone.
      const keys = KEYS.filter(({ place }) => (place === 'DIALOG') === dialog)
        .flatMap((row): readonly string[] => row.keys)
        .filter((key) => !key.startsWith('Arrow'));
      expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    }
    expect(KEYS.flatMap(({ place, keys }) => (place === 'DIALOG' ? [...keys] : []))).not.toContain('Escape');
  });
});

describe('the view of a picture', () => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 9000 }),
    height: fc.integer({ min: 1, max: 9000 }),
  });

  it('fits the stage at first, whichever way it is turned, and keeps its proportions', () => {
    fc.assert(
      fc.property(size, size, fc.nat(3), (picture, stage, turns) => {
        const { box, picture: shown } = boxOf(picture, stage, { zoom: 1, turns });
        expect(box.width).toBeLessThanOrEqual(stage.width + 0.001);
        expect(box.height).toBeLessThanOrEqual(stage.height + 0.001);
        expect(shown.width * picture.height).toBeCloseTo(shown.height * picture.width, 3);
      }),
    );
  });

  it('stays between the size that fits and six times that, and four turns are none', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1 as const, -1 as const)), (steps) => {
        const view = steps.reduce(zoomed, FITTED);
        expect(view.zoom).toBeGreaterThanOrEqual(1);
        expect(view.zoom).toBeLessThanOrEqual(6);
      }),
    );
    expect(turned(turned(turned(turned(FITTED))))).toEqual(FITTED);
  });
});

describe('ready-made remarks', () => {
  it('have words, and no words are spare', () => {
    expect(PHRASES.map(({ key }) => `phrase.${key}`).sort()).toEqual(Object.keys(phrases.en).sort());
  });

  it('suit a place that exists', () => {
    const labels = new Set(
      Object.keys({ ...fields.en, ...names.en }).flatMap((label) => [label, label.split('.').at(-1)]),
    );
    const kinds = Object.keys(names.en).flatMap((label) => /^material\.(\w+)$/.exec(label)?.[1] ?? []);
    const heads = ['whole', 'originals', 'materials', 'photo', 'subjectPerson'];
    const known = new Set([...labels, ...kinds, ...heads]);
    for (const { key, on } of PHRASES)
      expect(
        on.filter((place) => !known.has(place)),
        key,
      ).toEqual([]);
  });

  it.each([
    [[], 'WRONG_TYPE'],
    [['materials', 'SUBJECT_CERTIFICATE'], 'PAPER_UNCLEAR'],
    [['materials', 'VERIFICATION_FORM', 'fws_1'], 'FORM_UNSIGNED'],
    [['photo', 'VERIFICATION_PHOTO', 'fws_1'], 'PHOTO_BACKDROP'],
    [['websites', '0', 'person', 'mobile'], 'PHONE_UNREACHABLE'],
    [['subjectPerson', 'name'], 'NOT_LEGAL_REPRESENTATIVE'],
    [['websites', '0', 'name'], 'SITE_NAME'],
  ])('for %j hold %s', (path, key) => {
    expect(phrasesFor(path).map((phrase) => phrase.key)).toContain(key);
  });

  it('about the very field come before those about what holds it', () => {
    expect(phrasesFor(['materials', 'VERIFICATION_FORM'])[0]?.key).toBe('FORM_UNSIGNED');
  });
});

describe('the tray of remarks', () => {
  it('holds one remark a place and sends only those that say something', () => {
    const tray = new RemarkTray(() => undefined);
    const first = tray.begin(['subject', 'name']);
    expect(tray.begin(['subject', 'name'])).toEqual(first);
    tray.begin([]);
    tray.write(first.key, '  请核对  ');
    expect(tray.drafts).toHaveLength(2);
    expect(tray.filled).toEqual([{ path: ['subject', 'name'], message: '请核对' }]);
    tray.remove(first.key);
    expect(tray.filled).toEqual([]);
  });
});
