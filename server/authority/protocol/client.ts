import { ENCRYPT_AES, HASH_MD5 } from './algorithms.ts';
import { createRandVal, filingPasswordDigest, passwordHash } from './authentication.ts';
import { protocolConfigSchema, spellingOf, type ProtocolConfig, type ProtocolConfigInput } from './config.ts';
import type { UploadDocument } from './documents/document.ts';
import { composeUpload } from './documents/upload.ts';
import { METHODS, type MethodName, type ParametersOf } from './methods.ts';
import type { CipherKey } from './packing/cipher.ts';
import { ProtocolFault } from './fault.ts';
import { packXml, unpack, type OpenedFile, type PackedFile } from './packing/pack.ts';
import { readReply } from './replies/read.ts';
import type { ReplyOf } from './replies/reply.ts';
import { writeRequest } from './soap/request.ts';
import { readResponse } from './soap/response.ts';
import { postSoap } from './transport/post.ts';

/** One call as it went over the wire, for whoever has to keep messages. Holds personal data and a password hash. */
export interface Exchange {
  readonly method: MethodName;
  readonly request: string;
  /** Absent when no answer came. */
  readonly response?: string;
  /** Why the call failed, if it did. */
  readonly error?: unknown;
}

export interface ClientOptions {
  /** Told of each call after it ended, well or not; what it throws ends the call. */
  readonly onExchange?: (exchange: Exchange) => void | Promise<void>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

type Reply<M extends MethodName> = Promise<ReplyOf<M>>;

/**
 * The six methods of the interface and the packing around them. Every method throws AuthorityTransportError when no answer
 * came and ProtocolFault when the answer makes no sense; a refusal (`msg_code`) is a reply like any other.
 */
export interface ProtocolClient {
  /** Checks, writes and packs a document. ProtocolFault `layout` names what is wrong before anything is sent. */
  readonly pack: (document: UploadDocument) => { readonly xml: string; readonly file: PackedFile };
  /** Takes a received file out of its packing. */
  readonly open: (file: PackedFile) => OpenedFile;
  readonly upload: (file: PackedFile, dataSequence: number, options?: CallOptions) => Reply<'isp_upload'>;
  readonly download: (options?: CallOptions) => Reply<'isp_download'>;
  readonly acknowledge: (fileName: string, options?: CallOptions) => Reply<'isp_downloadack'>;
  readonly queryPreviousUpload: (options?: CallOptions) => Reply<'isp_querypreviousupload'>;
  /** `conditionType` 0 is a domain, otherwise a certificate type. */
  readonly queryFilingStatus: (
    conditionType: number,
    condition: string,
    options?: CallOptions,
  ) => Reply<'isp_querybeianstatus'>;
  readonly verifyFilingPassword: (
    filingNumber: string,
    password: string,
    options?: CallOptions,
  ) => Reply<'isp_verifybamm'>;
}

/** A client for one provider's account at its bureau. Throws ZodError for a configuration that cannot work. */
export function createProtocolClient(
  input: ProtocolConfigInput,
  options: ClientOptions = {},
): ProtocolClient {
  const config = protocolConfigSchema.parse(input);
  const cipher = cipherOf(config);
  const call = <M extends MethodName>(method: M, parameters: ParametersOf<M>, { signal }: CallOptions = {}) =>
    exchange(config, options, method, parameters, signal);

  return {
    pack(document) {
      const xml = composeUpload(document, { ispId: config.ispId });
      const encrypts = config.encryptAlgorithm === ENCRYPT_AES;
      return { xml, file: packXml(xml, { cipher: encrypts ? cipher : undefined }) };
    },
    open: (file) => openWithAny(file, [cipher, ...config.formerKeys.map(cipherOf)]),
    upload(file, dataSequence, callOptions) {
      const { ispId, userName, randVal, pwdHash } = sign(config);
      const { beianInfo, beianInfoHash, encryptAlgorithm, hashAlgorithm, compressionFormat } = file;
      const content = { beianInfo, beianInfoHash, encryptAlgorithm, hashAlgorithm, compressionFormat };
      return call('isp_upload', { ispId, userName, randVal, pwdHash, dataSequence, ...content }, callOptions);
    },
    download: (callOptions) => call('isp_download', sign(config), callOptions),
    acknowledge: (fileName, callOptions) =>
      call('isp_downloadack', { ...sign(config), fileName }, callOptions),
    queryPreviousUpload: (callOptions) => call('isp_querypreviousupload', sign(config), callOptions),
    queryFilingStatus(queryConditionType, queryCondition, callOptions) {
      return call(
        'isp_querybeianstatus',
        { ...sign(config), queryConditionType, queryCondition },
        callOptions,
      );
    },
    verifyFilingPassword(baxh, password, callOptions) {
      const bamm = config.filingPasswordForm === 'md5' ? filingPasswordDigest(password) : password;
      return call('isp_verifybamm', { ...sign(config), baxh, bamm }, callOptions);
    },
  };
}

async function exchange<M extends MethodName>(
  config: ProtocolConfig,
  { onExchange }: ClientOptions,
  method: M,
  parameters: ParametersOf<M>,
  signal: AbortSignal | undefined,
): Promise<ReplyOf<M>> {
  const request = writeRequest(method, parameters, {
    namespace: config.namespace,
    spelling: spellingOf(config, method),
  });
  let response: string | undefined;
  let reply: ReplyOf<M>;
  try {
    response = await postSoap(config.urls[METHODS[method].endpoint], request, {
      timeoutMs: config.timeoutMs,
      maxBytes: config.maxAnswerBytes,
      soapAction: config.soapAction[method] ?? '',
      signal,
    });
    reply = readReply(method, readResponse(response));
  } catch (error) {
    await onExchange?.({ method, request, ...(response === undefined ? {} : { response }), error });
    throw error;
  }
  await onExchange?.({ method, request, response });
  return reply;
}

/** The fields every call proves its sender with. */
interface Signature {
  readonly ispId: number;
  readonly userName: string;
  readonly randVal: string;
  readonly pwdHash: string;
  readonly hashAlgorithm: number;
}

function sign({ ispId, userName, password }: ProtocolConfig): Signature {
  const randVal = createRandVal();
  return { ispId, userName, randVal, pwdHash: passwordHash(password, randVal), hashAlgorithm: HASH_MD5 };
}

/** Opens a file with the first key that fits; where none does, the first one's fault is told. */
function openWithAny(file: PackedFile, [first, ...former]: readonly (CipherKey | undefined)[]): OpenedFile {
  try {
    return unpack(file, first);
  } catch (error) {
    const isOfTheKey =
      error instanceof ProtocolFault && (error.reason === 'decryption' || error.reason === 'no-key');
    for (const key of isOfTheKey ? former : [])
      try {
        return unpack(file, key);
      } catch (other) {
        if (!(other instanceof ProtocolFault)) throw other;
      }
    throw error;
  }
}

function cipherOf({ aesKey, aesIv }: Pick<ProtocolConfig, 'aesKey' | 'aesIv'>): CipherKey | undefined {
  return aesKey === undefined || aesIv === undefined ? undefined : { key: aesKey, iv: aesIv };
}
