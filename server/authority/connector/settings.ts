import * as z from 'zod';
import { protocolConfigSchema, type ProtocolConfigInput } from '../protocol/config.ts';
import type { Network } from '../protocol/transport/network.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 08:30');

/** Seconds between looks for results: while orders wait for their word, and while none does. */
const POLLING = {
  TEST: { waiting: 1, idle: 15, retry: 2 },
  LIVE: { waiting: 600, idle: 1800, retry: 60 },
} as const;

/**
 * What the operator sets for one provider and mode. `connection` is what the bureau handed out; the rest is how we behave
 * towards it.
 */
export const accountSettingsSchema = z.strictObject({
  connection: protocolConfigSchema,
  /** Hours of the day, in China, in which the bureau takes uploads (otherwise code 20); all day when empty. */
  uploadHours: z.array(z.strictObject({ from: timeOfDay, to: timeOfDay })).default([]),
  schedule: z
    .strictObject({
      /** Seconds between looks for results while orders wait. */
      waiting: z.int().min(1).optional(),
      /** The same while none does: lists and notices come all the same. */
      idle: z.int().min(1).optional(),
      /** Seconds before a postponed upload (codes 15, 20, 901) is tried again. */
      retry: z.int().min(0).optional(),
    })
    .default({}),
  /**
   * Name of the file inside an upload. Result code 5001 names a broken file by it, so a name of its own tells which
   * upload is meant; `fixed` is what connected providers used.
   */
  entryName: z.enum(['numbered', 'fixed']).default('numbered'),
  /**
   * A download that cannot be read is delivered again until it is acknowledged, and everything behind it waits. After so
   * many deliveries it is acknowledged all the same; it stays set aside here, as it came. Null waits for the operator.
   */
  acknowledgeBrokenAfter: z.int().min(1).nullable().default(5),
  /**
   * Whether uploads may only carry codes of the tables that were downloaded (JCDM). Which table an element's code is from
   * is inferred, so a bureau that sees it otherwise can be told apart here.
   */
  checkCodes: z.boolean().default(true),
  /**
   * Folder with the authority's own schemas, `UploadData.xsd` and `DownloadData.xsd`, and what they include. With them an
   * upload is checked before it is sent and a download when it arrives.
   */
  schemas: z.string().min(1).nullable().default(null),
});

/** Settings as written, with defaults left out. */
export type AccountSettingsInput = z.input<typeof accountSettingsSchema>;
export type AccountSettings = z.output<typeof accountSettingsSchema>;
export type Schedule = Required<NonNullable<AccountSettingsInput['schedule']>>;

/** The schedule with the mode's own defaults: a bureau asks not to be polled too hard, the rehearsal does not mind. */
export const scheduleOf = (
  { schedule }: Pick<AccountSettings, 'schedule'>,
  mode: Tenant['mode'],
): Schedule => ({
  waiting: schedule.waiting ?? POLLING[mode].waiting,
  idle: schedule.idle ?? POLLING[mode].idle,
  retry: schedule.retry ?? POLLING[mode].retry,
});

/** What is replaced at once when the bureau hands out new secrets. */
export const accountSecretsSchema = z
  .strictObject({
    password: z.string().min(1).optional(),
    aesKey: z.string().min(1).optional(),
    aesIv: z.string().min(1).optional(),
  })
  .refine((secrets) => Object.keys(secrets).length > 0, 'must hold a password or a key');
export type AccountSecrets = z.output<typeof accountSecretsSchema>;

/** Former keys that are kept; files are fetched within days. */
const MOST_FORMER = 3;

/** The settings with new secrets in place; a key that is replaced still opens what was encrypted with it. */
export function withSecrets(settings: AccountSettingsInput, secrets: AccountSecrets): AccountSettingsInput {
  const { aesKey, aesIv, formerKeys = [] } = settings.connection;
  const isReplaced = secrets.aesKey !== undefined || secrets.aesIv !== undefined;
  const replaced = aesKey === undefined ? [] : [{ aesKey, ...(aesIv === undefined ? {} : { aesIv }) }];
  const kept = isReplaced ? [...replaced, ...formerKeys] : formerKeys;
  return {
    ...settings,
    connection: { ...settings.connection, ...secrets, formerKeys: kept.slice(0, MOST_FORMER) },
  };
}

const SECRET = '(set)';

/** A proxy's address without the user it may name. */
const withoutUser = (address: string): string => {
  const url = new URL(address);
  if (url.username === '') return url.origin;
  return `${url.protocol}//${SECRET}@${url.host}`;
};

const networkShown = ({ proxy, key, passphrase, ...rest }: Network) => ({
  ...rest,
  ...(proxy === undefined ? {} : { proxy: withoutUser(proxy) }),
  ...(key === undefined ? {} : { key: SECRET }),
  ...(passphrase === undefined ? {} : { passphrase: SECRET }),
});

/** The settings without what nobody needs to see again: password, key, offset, and what proves us on the way. */
export function withoutSecrets(settings: AccountSettings): unknown {
  const { password: _password, aesKey, aesIv, formerKeys, network, ...connection } = settings.connection;
  return {
    ...settings,
    connection: {
      ...connection,
      password: SECRET,
      formerKeys: formerKeys.map(() => SECRET),
      ...(aesKey === undefined ? {} : { aesKey: SECRET }),
      ...(aesIv === undefined ? {} : { aesIv: SECRET }),
      ...(network === undefined ? {} : { network: networkShown(network) }),
    },
  };
}

/** A host that only this network knows, as far as its name or literal address shows. */
export const isPrivateUrl = (url: string): boolean => {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return (
    host === 'localhost' ||
    !host.includes('.') ||
    /^(?:10|127)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^0\./.test(host) ||
    /^(?:fc|fd|fe80)/i.test(host)
  );
};

export const privateUrls = ({ urls }: Pick<ProtocolConfigInput, 'urls'>): string[] =>
  Object.values(urls).filter(isPrivateUrl);
