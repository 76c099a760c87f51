import * as z from 'zod';
import { ENCRYPT_AES, ENCRYPT_NONE } from './algorithms.ts';
import { VERSION_3_0 } from './documents/document.ts';
import { MAX_ARCHIVE_BYTES } from './limits.ts';
import type { WsdlFacts } from './soap/wsdl.ts';
import { DEFAULT_NAMESPACE, DEFAULT_SPELLING, METHOD_NAMES, type MethodName } from './methods.ts';

const asciiOf = (...lengths: readonly number[]) =>
  z
    .string()
    .regex(/^[\x20-\x7e]+$/, 'must be ASCII')
    .refine((text) => lengths.includes(text.length), `must have ${lengths.join(' or ')} characters`);

const address = z.url({ protocol: /^https?$/ });
const idSpelling = z.enum(['ispId', 'ispID']);

const perMethod = <T extends z.ZodType>(value: T) =>
  z.strictObject(
    Object.fromEntries(METHOD_NAMES.map((name) => [name, value.optional()] as const)) as Record<
      MethodName,
      z.ZodOptional<T>
    >,
  );

/**
 * What a provider's bureau hands out, and what differs from bureau to bureau. Defaults are those of V3.0 and of clients
 * that worked.
 */
export const protocolConfigSchema = z
  .strictObject({
    /** The three services; each a POST address, without `?wsdl`. */
    urls: z.strictObject({ upload: address, status: address, password: address }),
    ispId: z.int().min(1),
    userName: z.string().min(1),
    password: z.string().min(1),
    aesKey: asciiOf(16, 24, 32).optional(),
    aesIv: asciiOf(16).optional(),
    /** Keys that were replaced, newest first: they only open what comes. */
    formerKeys: z.array(z.strictObject({ aesKey: asciiOf(16, 24, 32), aesIv: asciiOf(16) })).default([]),
    /** Whether uploads are encrypted. Downloads say for themselves. */
    encryptAlgorithm: z.union([z.literal(ENCRYPT_NONE), z.literal(ENCRYPT_AES)]).default(ENCRYPT_NONE),
    /** `version` of upload files. */
    version: z.string().min(1).default(VERSION_3_0),
    namespace: z.string().min(1).default(DEFAULT_NAMESPACE),
    /** Spelling of the id where it differs from what working clients sent; a WSDL can fill this. */
    spelling: perMethod(idSpelling).default({}),
    soapAction: perMethod(z.string()).default({}),
    /** Whether isp_verifybamm gets the filing password as it is or as MD5: V3.0 does not say. */
    filingPasswordForm: z.enum(['plain', 'md5']).default('plain'),
    timeoutMs: z.int().min(1).default(60_000),
    /** Largest answer read. Bytes. The default holds the largest file in base64 and its envelope. */
    maxAnswerBytes: z
      .int()
      .min(1024)
      .default(Math.ceil((MAX_ARCHIVE_BYTES * 4) / 3 / 76) * 78 + 65_536),
  })
  .refine(({ aesKey, aesIv }) => (aesKey === undefined) === (aesIv === undefined), {
    path: ['aesIv'],
    error: 'key and offset are only of use together',
  })
  .refine(({ encryptAlgorithm, aesKey }) => encryptAlgorithm === ENCRYPT_NONE || aesKey !== undefined, {
    path: ['aesKey'],
    error: 'encryption needs a key',
  });

/** Configuration as written, with defaults left out. */
export type ProtocolConfigInput = z.input<typeof protocolConfigSchema>;

/** Configuration as used. */
export type ProtocolConfig = z.output<typeof protocolConfigSchema>;

/** Spelling of the id in one method. */
export function spellingOf(config: Pick<ProtocolConfig, 'spelling'>, method: MethodName): 'ispId' | 'ispID' {
  return config.spelling[method] ?? DEFAULT_SPELLING[method];
}

/** Fills what a WSDL says into what the operator left open; what the operator wrote stays. */
export function withWsdl(config: ProtocolConfigInput, facts: WsdlFacts): ProtocolConfigInput {
  return {
    ...config,
    namespace: config.namespace ?? facts.namespace,
    spelling: { ...facts.spelling, ...config.spelling },
    soapAction: { ...facts.soapAction, ...config.soapAction },
  };
}
