import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SealBroken } from '../../server/platform/privacy/cipher.ts';
import { createPrivacy } from '../../server/platform/privacy/privacy.ts';

const masterKey = randomBytes(32);

/** A privacy over a table of wrapped keys held in memory. */
const privacyWith = (key: Uint8Array, table = new Map<string, Uint8Array>(), previous: Uint8Array[] = []) => {
  const privacy = createPrivacy({
    masterKey: key,
    previousMasterKeys: previous,
    loadWrapped: (providerId) => Promise.resolve(table.get(providerId) ?? null),
  });
  const add = (providerId: string) => {
    table.set(providerId, privacy.newWrappedKey(providerId));
    return privacy.forProvider(providerId);
  };
  return { privacy, table, add };
};

describe('personal data under a provider key', () => {
  it('comes back as it went in', async () => {
    const sealer = await privacyWith(masterKey).add('prv_a');
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, context) => {
        expect(sealer.open(sealer.seal(value, context), context)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is refused when any bit was flipped', async () => {
    const sealer = await privacyWith(masterKey).add('prv_a');
    const sealed = sealer.seal({ name: '李明', number: '11010519491231002X' }, 'filing:fil_1:personal');
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ (1 << (at % 8));
      expect(() => sealer.open(altered, 'filing:fil_1:personal'), `byte ${at}`).toThrow(SealBroken);
    }
  });

  it('is refused when it was cut', async () => {
    const sealer = await privacyWith(masterKey).add('prv_a');
    const sealed = sealer.seal('李明', 'x');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => sealer.open(sealed.subarray(0, length), 'x')).toThrow(SealBroken);
    }
  });

  it('is refused in another context', async () => {
    const sealer = await privacyWith(masterKey).add('prv_a');
    fc.assert(
      fc.property(fc.string(), fc.string(), (sealedIn, openedIn) => {
        fc.pre(sealedIn !== openedIn);
        expect(() => sealer.open(sealer.seal(1, sealedIn), openedIn)).toThrow(SealBroken);
      }),
    );
  });

  it('is refused by the key of another provider, even with its wrapped key moved over', async () => {
    const { add, table, privacy } = privacyWith(masterKey);
    const mine = await add('prv_a');
    const theirs = await add('prv_b');
    expect(() => theirs.open(mine.seal(1, 'c'), 'c')).toThrow(SealBroken);
    table.set('prv_b', table.get('prv_a') ?? Buffer.alloc(0));
    privacy.forget('prv_b');
    await expect(privacy.forProvider('prv_b')).rejects.toThrow(SealBroken);
  });

  it('never shows the plain text or repeats itself', async () => {
    const sealer = await privacyWith(masterKey).add('prv_a');
    const one = sealer.seal('13800000000', 'c');
    expect(one.includes('13800000000')).toBe(false);
    expect(one.equals(sealer.seal('13800000000', 'c'))).toBe(false);
  });
});

describe('keys that change', () => {
  it('open under a new master key once it knows the old one, and without it after rewrapping', async () => {
    const { add, table } = privacyWith(masterKey);
    const sealed = (await add('prv_a')).seal('李明', 'c');
    const newMaster = randomBytes(32);
    await expect(privacyWith(newMaster, table).privacy.forProvider('prv_a')).rejects.toThrow(SealBroken);

    const moving = privacyWith(newMaster, table, [masterKey]).privacy;
    expect((await moving.forProvider('prv_a')).open(sealed, 'c')).toBe('李明');
    table.set('prv_a', moving.rewrap('prv_a', table.get('prv_a') ?? Buffer.alloc(0)));
    expect((await privacyWith(newMaster, table).privacy.forProvider('prv_a')).open(sealed, 'c')).toBe('李明');
  });

  it('seal with the new data key, still open the old, and keep the indexes', async () => {
    const { add, table, privacy } = privacyWith(masterKey);
    const before = await add('prv_a');
    const sealed = before.seal('李明', 'c');
    const index = before.blindIndex('mobile', '13800000000');
    table.set('prv_a', privacy.rotate('prv_a', table.get('prv_a') ?? Buffer.alloc(0)));
    privacy.forget('prv_a');
    const after = await privacy.forProvider('prv_a');
    expect(after.open(sealed, 'c')).toBe('李明');
    expect(after.blindIndex('mobile', '13800000000').equals(index)).toBe(true);
    expect(() => before.open(after.seal(1, 'c'), 'c')).toThrow(SealBroken);
  });

  it('are refused when the master key is short', () => {
    expect(() => privacyWith(randomBytes(16))).toThrow(RangeError);
  });

  it('does not remember that a provider was missing', async () => {
    const { add, privacy } = privacyWith(masterKey);
    await expect(privacy.forProvider('prv_a')).rejects.toThrow('prv_a');
    expect((await add('prv_a')).open((await privacy.forProvider('prv_a')).seal(1, 'c'), 'c')).toBe(1);
  });
});

describe('a blind index', () => {
  it('is equal for equal values however they were typed, and only then', async () => {
    const { add } = privacyWith(masterKey);
    const a = await add('prv_a');
    const b = await add('prv_b');
    const index = a.blindIndex('certificate', '11010519491231002X');
    expect(a.blindIndex('certificate', ' 1101 0519 4912 3100 2x ').equals(index)).toBe(true);
    expect(a.blindIndex('certificate', '１１０１０５１９４９１２３１００２Ｘ').equals(index)).toBe(true);
    expect(a.blindIndex('certificate', '110105194912310021').equals(index)).toBe(false);
    expect(a.blindIndex('mobile', '11010519491231002X').equals(index)).toBe(false);
    expect(b.blindIndex('certificate', '11010519491231002X').equals(index)).toBe(false);
  });
});
