import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff } from '../../../widget/kit/client/backoff.ts';
import { newIdempotencyKey } from '../../../widget/kit/client/idempotency.ts';
import { parse, print } from '../../../widget/kit/client/graphql-language.ts';
import { expiryOf, SessionToken } from '../../../widget/kit/client/session.ts';
import { losesWork } from '../../../widget/form/store/save-state.ts';
import { valueAt, withValueAt } from '../../../widget/form/steps/details/paths.ts';
import { faultsOf, lightOf } from '../../../widget/form/camera/frame-checks.ts';
import { contrast, inkOn, legibleOn } from '../../../widget/kit/styles/contrast.ts';
import type { Rgb } from '../../../widget/kit/styles/contrast.ts';
import { fitted } from '../../../widget/kit/styles/fit.ts';
import type { Palette } from '../../../widget/kit/styles/fit.ts';
import { COLOURS } from '../../../widget/kit/styles/theme.ts';
import type { Colour } from '../../../widget/kit/styles/theme.ts';

const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)) as fc.Arbitrary<Rgb>;

describe('colours derived from the accent of a host page', () => {
  it('are legible on light paper, whatever the accent', () => {
    const paper: Rgb[] = [
      [255, 255, 255],
      [245, 247, 251],
      [235, 240, 255],
    ];
    fc.assert(
      fc.property(colour, (accent) => {
        for (const ground of paper)
          expect(contrast(legibleOn(accent, paper), ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('are legible on dark paper, whatever the accent', () => {
    const paper: Rgb[] = [
      [22, 25, 31],
      [27, 31, 39],
      [26, 36, 64],
    ];
    fc.assert(
      fc.property(colour, (accent) => {
        for (const ground of paper)
          expect(contrast(legibleOn(accent, paper), ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('write legibly on the accent itself', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        expect(contrast(inkOn(accent), accent)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});

describe('a theme that sets more than an accent', () => {
  const names = Object.keys(COLOURS) as Colour[];
  const palette = fc
    .tuple(...names.map(() => colour))
    .map((colours) => Object.fromEntries(names.map((name, index) => [name, colours[index]])) as Palette);
  const grounds = [
    'surface',
    'rail',
    'sunk',
    'raised',
    'ok-wash',
    'warn-wash',
    'bad-wash',
    'info-wash',
  ] as const;

  it('keeps text and the borders of controls legible on every ground, whatever is set', () => {
    fc.assert(
      fc.property(palette, fc.subarray(names), fc.boolean(), (wished, set, more) => {
        const shown = fitted(wished, { set, more });
        for (const text of ['ink', 'ink-soft', 'ok', 'warn', 'bad', 'accent'] as const)
          for (const ground of grounds)
            expect(contrast(shown[text], shown[ground])).toBeGreaterThanOrEqual(4.5);
        for (const border of ['line-strong', 'bad-line'] as const)
          expect(contrast(shown[border], shown.surface)).toBeGreaterThanOrEqual(3);
        expect(contrast(shown['ok-fill'], [255, 255, 255])).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('leaves a surface and an accent that can be read as they are', () => {
    fc.assert(
      fc.property(palette, (wished) => {
        const { surface } = fitted(wished, { set: ['surface'], more: false });
        expect(surface).toEqual(wished.surface);
      }),
    );
  });
});

describe('paths into the draft', () => {
  it('find what was put in and share what lies beside', () => {
    const before = { subject: { name: '甲' }, websites: [{ websiteId: 'a' }, { websiteId: 'b' }] };
    const after = withValueAt(before, 'websites.1.person.mobile', '13800000000');
    expect(valueAt(after, 'websites.1.person.mobile')).toBe('13800000000');
    expect(valueAt(before, 'websites.1.person.mobile')).toBeUndefined();
    expect(after.subject).toBe(before.subject);
    expect(after.websites[0]).toBe(before.websites[0]);
  });
});

describe('waiting for the network', () => {
  it('grows, but never beyond half a minute, and never comes down to nothing', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const wait = backoff(attempt, () => random);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(30_000);
      }),
    );
  });
});

describe('the session token', () => {
  const tokenUntil = (seconds: number): string => `h.${btoa(JSON.stringify({ exp: seconds }))}.s`;

  it('is asked for once, however many ask at the same time', async () => {
    let asked = 0;
    const session = new SessionToken(async () => `token-${(asked += 1)}`);
    expect(await Promise.all([session.get(), session.get(), session.get()])).toEqual([
      'token-1',
      'token-1',
      'token-1',
    ]);
  });

  it('is renewed before it ends', async () => {
    let asked = 0;
    const session = new SessionToken(async () => {
      asked += 1;
      return tokenUntil(Date.now() / 1000 + (asked === 1 ? 30 : 3600));
    });
    const first = await session.get();
    expect(await session.get()).not.toBe(first);
    await session.get();
    expect(asked).toBe(2);
  });

  it('is asked for again after the host page failed to give one', async () => {
    let asked = 0;
    const session = new SessionToken(async () => {
      asked += 1;
      if (asked === 1) throw new Error('no network');
      return 'token';
    });
    await expect(session.get()).rejects.toThrow('no network');
    expect(await session.get()).toBe('token');
  });

  it('tells its end when it is a JWT, and nothing else', () => {
    expect(expiryOf(tokenUntil(1_800_000_000))).toBe(1_800_000_000_000);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        fc.pre(!text.includes('.'));
        expect(expiryOf(text)).toBeNull();
      }),
    );
    expect(expiryOf('a.%%%.c')).toBeNull();
  });
});

describe('documents on their way to the server', () => {
  it('are passed on as they were written, with kind and name read', () => {
    const text =
      'mutation SubmitFiling($input: SubmitFilingInput!) { result: submitFiling(input: $input) { __typename } }';
    expect(print(parse(text))).toBe(text);
    expect(parse(text).definitions[0]).toMatchObject({
      operation: 'mutation',
      name: { value: 'SubmitFiling' },
    });
  });
});

describe('keys of user actions', () => {
  it('are UUIDs and never the same', () => {
    const keys = Array.from({ length: 50 }, newIdempotencyKey);
    expect(new Set(keys).size).toBe(50);
    expect(
      keys.every((key) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(key)),
    ).toBe(true);
  });
});

describe('the light of a photo', () => {
  const plain = (value: number): Uint8ClampedArray => new Uint8ClampedArray(4 * 64).fill(value);

  it('is too little, too much, or too even', () => {
    expect(faultsOf(1080, lightOf(plain(10)))).toEqual(['DARK']);
    expect(faultsOf(1080, lightOf(plain(250)))).toEqual(['BRIGHT']);
    expect(faultsOf(1080, lightOf(plain(128)))).toEqual(['FLAT']);
  });

  it('is right in a picture with light and shade, which may still be too small', () => {
    const pixels = new Uint8ClampedArray(4 * 64).map((_, index) => ((index >> 2) % 2 ? 200 : 60));
    expect(faultsOf(1080, lightOf(pixels))).toEqual([]);
    expect(faultsOf(240, lightOf(pixels))).toEqual(['SMALL']);
  });
});

describe('leaving the page', () => {
  it('loses something only while something is not saved', () => {
    expect(losesWork({ kind: 'UNSAVED' })).toBe(true);
    expect(losesWork({ kind: 'FAILED', message: '' })).toBe(true);
    expect(losesWork({ kind: 'SAVED', at: new Date() })).toBe(false);
    expect(losesWork({ kind: 'IDLE' })).toBe(false);
  });
});
