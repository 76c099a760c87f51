import { ENCRYPT_AES, HASH_MD5 } from './algorithms.ts';
import { createRandVal, filingPasswordDigest, passwordHash } from './authentication.ts';
import {
  namespaceOf,
  protocolConfigSchema,
  spellingOf,
  type ProtocolConfig,
  type ProtocolConfigInput,
} from './config.ts';
import type { UploadDocument } from './documents/document.ts';
import { composeUpload } from './documents/upload.ts';
import { withElements } from './documents/more-elements.ts';
import { METHODS, type Endpoint, type MethodName, type ParametersOf } from './methods.ts';
import type { CipherKey } from './packing/cipher.ts';
import { ProtocolFault } from './fault.ts';
import { packXml, unpack, type OpenedFile, type PackedFile } from './packing/pack.ts';
import { readReply } from './replies/read.ts';
import type { FileInfo, ReplyOf } from './replies/reply.ts';
import { writeCall, writeRequest } from './soap/request.ts';
import { readResponse } from './soap/response.ts';
import { postSoap } from './transport/post.ts';

/** One call as it went over the wire, for whoever has to keep messages. Holds personal data and a password hash. */
export interface Exchange {
  /** One of the six, or one of a newer version. */
  readonly method: string;
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
  /** Packs a text that was written before, under the name given. */
  readonly packText: (xml: string, entryName?: string) => PackedFile;
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
  /** Calls a method of a newer version that the configuration names; what it returns, as it is. */
  readonly callOther: (
    method: string,
    values: Readonly<Record<string, string>>,
    options?: CallOptions,
  ) => Promise<string>;
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

  const packText = (xml: string, entryName?: string): PackedFile => {
    const { encryptAlgorithm, digestForm } = config;
    return packXml(xml, {
      cipher: encryptAlgorithm === ENCRYPT_AES ? cipher : undefined,
      digestForm,
      ...(entryName === undefined ? {} : { entryName }),
    });
  };
  const open = (file: PackedFile): OpenedFile =>
    openWithAny(file, [cipher, ...config.formerKeys.map((former) => cipherOf({ ...config, ...former }))]);

  return {
    pack(document) {
      const xml = withElements(composeUpload(document, { ispId: config.ispId }), config.moreElements);
      return { xml, file: packText(xml) };
    },
    packText,
    open,
    upload(file, dataSequence, callOptions) {
      const { ispId, userName, randVal, pwdHash } = sign(config);
      const { beianInfo, beianInfoHash, encryptAlgorithm, hashAlgorithm, compressionFormat } = file;
      const content = { beianInfo, beianInfoHash, encryptAlgorithm, hashAlgorithm, compressionFormat };
      return call('isp_upload', { ispId, userName, randVal, pwdHash, dataSequence, ...content }, callOptions);
    },
    async download(callOptions) {
      const reply = await call('isp_download', sign(config), callOptions);
      return reply.file ? { ...reply, file: named(reply.file, open) } : reply;
    },
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
    callOther: (method, values, { signal } = {}) => callOther(config, options, { method, values, signal }),
  };
}

/** Makes a call and reads its answer, and tells of both, well or not. */
async function told<T>(
  config: ProtocolConfig,
  { onExchange }: ClientOptions,
  { method, endpoint, request, soapAction = '', signal }: Call,
  read: (response: string) => T,
): Promise<T> {
  let response: string | undefined;
  let answer: T;
  try {
    response = await postSoap(config.urls[endpoint], request, {
      timeoutMs: config.timeoutMs,
      maxBytes: config.maxAnswerBytes,
      soapAction,
      signal,
      network: config.network,
    });
    answer = read(response);
  } catch (error) {
    await onExchange?.({ method, request, ...(response === undefined ? {} : { response }), error });
    throw error;
  }
  await onExchange?.({ method, request, response });
  return answer;
}

type Call = {
  readonly method: string;
  readonly endpoint: Endpoint;
  readonly request: string;
  readonly soapAction?: string | undefined;
  readonly signal: AbortSignal | undefined;
};

type OtherCall = Pick<Call, 'method' | 'signal'> & { readonly values: Readonly<Record<string, string>> };

async function callOther(
  config: ProtocolConfig,
  options: ClientOptions,
  { method, values, signal }: OtherCall,
): Promise<string> {
  const other = config.moreMethods[method];
  if (!other) throw new ProtocolFault('soap', `the configuration names no method ${method}`);
  const { service: endpoint, parameters } = other;
  const lacking = parameters.filter((name) => values[name] === undefined);
  const unknown = Object.keys(values).filter((name) => !parameters.includes(name));
  if (lacking.length > 0 || unknown.length > 0)
    throw new ProtocolFault('soap', `the call of ${method} takes ${parameters.join(', ') || 'nothing'}`);
  const proof = Object.entries(sign(config)).map(([name, value]) => ({
    name: name === 'ispId' ? 'ispID' : name,
    value: String(value),
  }));
  const own = parameters.map((name) => ({ name, value: values[name] ?? '' }));
  const namespace = namespaceOf(config, endpoint);
  const request = writeCall(method, [...proof, ...own], { namespace, qualified: config.qualified });
  return told(config, options, { method, endpoint, request, signal }, readResponse);
}

function exchange<M extends MethodName>(
  config: ProtocolConfig,
  options: ClientOptions,
  method: M,
  parameters: ParametersOf<M>,
  signal: AbortSignal | undefined,
): Promise<ReplyOf<M>> {
  const { endpoint } = METHODS[method];
  const request = writeRequest(method, parameters, {
    namespace: namespaceOf(config, endpoint),
    spelling: spellingOf(config, method),
    qualified: config.qualified,
    names: config.parameterNames[method],
    more: config.moreParameters[method],
  });
  const soapAction = config.soapAction[method];
  return told(config, options, { method, endpoint, request, soapAction, signal }, (response) =>
    readReply(method, readResponse(response)),
  );
}

/** The fields every call proves its sender with. */
interface Signature {
  readonly ispId: number;
  readonly userName: string;
  readonly randVal: string;
  readonly pwdHash: string;
  readonly hashAlgorithm: number;
}

function sign({ ispId, userName, password, digestForm }: ProtocolConfig): Signature {
  const randVal = createRandVal();
  const pwdHash = passwordHash(password, randVal, digestForm);
  return { ispId, userName, randVal, pwdHash, hashAlgorithm: HASH_MD5 };
}

/** The file with a name it can be acknowledged by: where the reply gives none, the one inside, as the two are the same. */
function named(file: FileInfo, open: (file: PackedFile) => OpenedFile): FileInfo {
  if (file.fileName !== '') return file;
  const nameless = (cause?: unknown): ProtocolFault =>
    new ProtocolFault('reply', 'the reply lacks return_FileName, and its file has no name either', [], cause);
  try {
    const { name } = open(file);
    if (name === '') throw nameless();
    return { ...file, fileName: name };
  } catch (error) {
    throw error instanceof ProtocolFault ? nameless(error) : error;
  }
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

function cipherOf({
  aesKey,
  aesIv,
  aesMode: mode,
  aesKeyForm: form,
}: Pick<ProtocolConfig, 'aesKey' | 'aesIv' | 'aesMode' | 'aesKeyForm'>): CipherKey | undefined {
  return aesKey === undefined ? undefined : { key: aesKey, iv: aesIv, mode, form };
}
