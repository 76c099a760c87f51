import { expect, it } from 'vitest';
import {
  accountSecretsSchema,
  accountSettingsSchema,
  withoutSecrets,
  withSecrets,
  type AccountSettingsInput,
} from '../../../server/authority/connector/settings.ts';
import { createProtocolClient } from '../../../server/authority/protocol/client.ts';
import { packXml } from '../../../server/authority/protocol/packing/pack.ts';

const url = 'http://127.0.0.1:1/';
const keyOf = (name: string) => ({ aesKey: name.padEnd(16, '0'), aesIv: name.padEnd(16, '1') });
const first: AccountSettingsInput = {
  connection: {
    urls: { upload: url, status: url, password: url },
    ispId: 1,
    userName: 'cloud',
    password: 'old',
    encryptAlgorithm: 1,
    ...keyOf('first'),
  },
};
const packedUnder = (name: string) => {
  const { aesKey: key, aesIv: iv } = keyOf(name);
  return packXml('<a/>', { cipher: { key, iv } });
};
const opens = (settings: AccountSettingsInput, name: string): boolean => {
  try {
    return createProtocolClient(settings.connection).open(packedUnder(name)).xml === '<a/>';
  } catch {
    return false;
  }
};

it('a key that is replaced goes on opening what comes, and what is sent goes under the new one', () => {
  const second = withSecrets(first, keyOf('second'));
  const third = withSecrets(second, { ...keyOf('third'), password: 'new' });
  expect(['first', 'second', 'third', 'never'].map((name) => opens(third, name))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(opens(first, 'second')).toBe(false);
  expect(third.connection).toMatchObject({ password: 'new', ...keyOf('third') });
});

it('a new password leaves the key, and so many former keys are kept and no more', () => {
  expect(withSecrets(first, { password: 'new' }).connection).toMatchObject({
    password: 'new',
    ...keyOf('first'),
    formerKeys: [],
  });
  const often = ['b', 'c', 'd', 'e', 'f'].reduce(
    (settings, name) => withSecrets(settings, keyOf(name)),
    first,
  );
  expect(often.connection.formerKeys).toEqual(['e', 'd', 'c'].map(keyOf));
});

it('shows no secret, former ones neither', () => {
  const settings = accountSettingsSchema.parse(
    withSecrets(first, { ...keyOf('second'), password: 'newest' }),
  );
  const shown = JSON.stringify(withoutSecrets(settings));
  for (const secret of ['newest', ...Object.values(keyOf('first')), ...Object.values(keyOf('second'))])
    expect(shown).not.toContain(secret);
});

it('nothing to replace, or a word nobody knows, is refused', () => {
  expect(accountSecretsSchema.safeParse({}).success).toBe(false);
  expect(accountSecretsSchema.safeParse({ pasword: 'x' }).success).toBe(false);
});
