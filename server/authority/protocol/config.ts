import * as z from 'zod';
import { ENCRYPT_AES, ENCRYPT_NONE } from './algorithms.ts';
import { VERSION_3_0 } from './documents/document.ts';
import { MAX_ARCHIVE_BYTES } from './limits.ts';
import { DIGEST_FORMS } from './authentication.ts';
import {
  DEFAULT_NAMESPACE,
  DEFAULT_SPELLING,
  isMethodName,
  METHOD_NAMES,
  METHODS,
  type Endpoint,
  type MethodName,
} from './methods.ts';
import { keyFault } from './packing/cipher.ts';
import type { WsdlFacts } from './soap/wsdl.ts';
import { networkSchema } from './transport/network.ts';

const ascii = z
  .string()
  .min(1)
  .regex(/^[\x20-\x7e]+$/, 'must be ASCII');

const address = z.url({ protocol: /^https?$/ });
const idSpelling = z.enum(['ispId', 'ispID']);

const perMethod = <T extends z.ZodType>(value: T) =>
  z.strictObject(
    Object.fromEntries(METHOD_NAMES.map((name) => [name, value.optional()] as const)) as Record<
      MethodName,
      z.ZodOptional<T>
    >,
  );

/** A name in XML without a prefix. */
const xmlName = z.string().regex(/^[\p{L}_][\p{L}\p{N}._-]*$/u, 'must be the name of an element');
const service = z.enum(['upload', 'status', 'password']);

/** Elements that a newer version wants and ours does not know, with what stands in them. */
const moreElements = z.strictObject({
  /** Where, as names from the root: `UploadData/ICP/XZJR/Xzxx`. */
  in: z.string().regex(/^UploadData(?:\/[\w]+)+$/, 'must be a path such as UploadData/ICP/XZJR/Xzxx'),
  /** The element before it; the last one when it is left out. */
  after: xmlName.optional(),
  name: xmlName,
  value: z.string(),
});

/** A method of a newer version: where it is called, and its parameters beyond those that prove the sender, in order. */
const moreMethod = z.strictObject({ service, parameters: z.array(xmlName).max(20).default([]) });

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
    aesKey: ascii.optional(),
    aesIv: ascii.optional(),
    /** Keys that were replaced, newest first: they only open what comes. */
    formerKeys: z.array(z.strictObject({ aesKey: ascii, aesIv: ascii.optional() })).default([]),
    /** How blocks are chained: V3.0 says CBC, for which the offset is; ECB has none. */
    aesMode: z.enum(['cbc', 'ecb']).default('cbc'),
    /** What key and offset are written in: V3.0 takes their characters for the bytes. */
    aesKeyForm: z.enum(['ascii', 'hex', 'base64']).default('ascii'),
    /** How digests (pwdHash, beianInfoHash) are written. */
    digestForm: z.enum(DIGEST_FORMS).default('base64'),
    /** Whether uploads are encrypted. Downloads say for themselves. */
    encryptAlgorithm: z.union([z.literal(ENCRYPT_NONE), z.literal(ENCRYPT_AES)]).default(ENCRYPT_NONE),
    /** `version` of upload files. */
    version: z.string().min(1).default(VERSION_3_0),
    namespace: z.string().min(1).default(DEFAULT_NAMESPACE),
    /** Namespaces of single services, where they have their own. */
    namespaces: z.partialRecord(service, z.string().min(1)).default({}),
    /** Whether parameters are in the namespace, too (elementFormDefault="qualified"). */
    qualified: z.boolean().default(false),
    /** Names of all parameters of a method in order, where they are not those of V3.0, e.g. in0, in1, … */
    parameterNames: perMethod(z.array(xmlName)).default({}),
    /** Parameters of a newer version behind the others, each with what it always carries. */
    moreParameters: perMethod(z.array(z.strictObject({ name: xmlName, value: z.string() }))).default({}),
    moreMethods: z.record(xmlName, moreMethod).default({}),
    moreElements: z.array(moreElements).max(50).default([]),
    /** By which way the bureau is reached. */
    network: networkSchema.optional(),
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
  .refine(
    ({ aesKey, aesIv, aesMode }) => aesMode === 'ecb' || (aesKey === undefined) === (aesIv === undefined),
    {
      path: ['aesIv'],
      error: 'key and offset are only of use together',
    },
  )
  .superRefine(({ aesKey, aesIv, aesMode, aesKeyForm, formerKeys }, context) => {
    const keys = [
      { aesKey, aesIv, path: ['aesKey'] },
      ...formerKeys.map((key, at) => ({ ...key, path: ['formerKeys', at] })),
    ];
    for (const { aesKey: key, aesIv: iv, path } of keys) {
      const fault = key === undefined ? null : keyFault({ key, iv, mode: aesMode, form: aesKeyForm });
      if (fault !== null) context.addIssue({ code: 'custom', path, message: fault });
    }
  })
  .superRefine(({ parameterNames, moreMethods }, context) => {
    for (const method of METHOD_NAMES) {
      const [names, own] = [parameterNames[method], METHODS[method].parameters.length];
      if (names && (names.length !== own || new Set(names).size !== own))
        context.addIssue({
          code: 'custom',
          path: ['parameterNames', method],
          message: `must be ${own} different names`,
        });
    }
    for (const name of Object.keys(moreMethods).filter(isMethodName))
      context.addIssue({
        code: 'custom',
        path: ['moreMethods', name],
        message: 'is a method of V3.0 already',
      });
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

/** Namespace of the calls to one service. */
export const namespaceOf = (
  { namespace, namespaces }: Pick<ProtocolConfig, 'namespace' | 'namespaces'>,
  endpoint: Endpoint,
): string => namespaces[endpoint] ?? namespace;

/** Fills what a WSDL says into what the operator left open; what the operator wrote stays. */
export function withWsdl(
  config: ProtocolConfigInput,
  facts: WsdlFacts,
  endpoint: Endpoint = 'upload',
): ProtocolConfigInput {
  const given = config.namespace ?? config.namespaces?.[endpoint];
  return {
    ...config,
    ...(given === undefined && facts.namespace !== undefined
      ? { namespaces: { ...config.namespaces, [endpoint]: facts.namespace } }
      : {}),
    ...(config.qualified === undefined && facts.qualified !== undefined
      ? { qualified: facts.qualified }
      : {}),
    parameterNames: { ...facts.parameterNames, ...config.parameterNames },
    spelling: { ...facts.spelling, ...config.spelling },
    soapAction: { ...facts.soapAction, ...config.soapAction },
  };
}
