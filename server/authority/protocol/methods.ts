/** The six operations of the enterprise-side interface (V3.0) as data: where they live and what they are given, in order. */

/** Which of the three addresses a method belongs to; a provider's bureau may serve them from different hosts. */
export type Endpoint = 'upload' | 'status' | 'password';

export interface Method {
  readonly endpoint: Endpoint;
  /** Parameters in the order of the prototype; the provider's id is spelled as in the specification. */
  readonly parameters: readonly Parameter[];
}

/** `long` and `int` travel as decimal text. */
export interface Parameter {
  readonly name: string;
  readonly type: 'long' | 'int' | 'string';
}

const long = <const N extends string>(name: N) => ({ name, type: 'long' }) as const;
const int = <const N extends string>(name: N) => ({ name, type: 'int' }) as const;
const string = <const N extends string>(name: N) => ({ name, type: 'string' }) as const;

const credentials = [long('ispId'), string('userName'), string('randVal'), string('pwdHash')] as const;
const signed = [...credentials, int('hashAlgorithm')] as const;

export const METHODS = {
  isp_upload: {
    endpoint: 'upload',
    parameters: [
      ...credentials,
      string('beianInfo'),
      string('beianInfoHash'),
      long('dataSequence'),
      int('encryptAlgorithm'),
      int('hashAlgorithm'),
      int('compressionFormat'),
    ],
  },
  isp_download: { endpoint: 'upload', parameters: signed },
  isp_downloadack: { endpoint: 'upload', parameters: [...signed, string('fileName')] },
  isp_querypreviousupload: { endpoint: 'upload', parameters: signed },
  isp_querybeianstatus: {
    endpoint: 'status',
    parameters: [...signed, int('queryConditionType'), string('queryCondition')],
  },
  isp_verifybamm: { endpoint: 'password', parameters: [...signed, string('baxh'), string('bamm')] },
} as const satisfies Readonly<Record<string, Method>>;

export type MethodName = keyof typeof METHODS;

export const METHOD_NAMES = Object.keys(METHODS).filter(isMethodName);

/** Whether a name is one of the six. */
export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(METHODS, name);
}

type ParameterOf<M extends MethodName> = (typeof METHODS)[M]['parameters'][number];
type ParameterValue<T> = T extends 'string' ? string : number;

/** The parameters of a method by name. */
export type ParametersOf<M extends MethodName> = {
  readonly [P in ParameterOf<M> as P['name']]: ParameterValue<P['type']>;
};

/** How the first parameter is spelled: the specification writes `ispId`, working clients sent `ispID` to most methods. */
export type IdSpelling = 'ispId' | 'ispID';

export type Spelling = Readonly<Record<MethodName, IdSpelling>>;

/** What working clients sent. Unproven for isp_verifybamm; a WSDL settles it. */
export const DEFAULT_SPELLING: Spelling = {
  isp_upload: 'ispID',
  isp_download: 'ispID',
  isp_downloadack: 'ispID',
  isp_querypreviousupload: 'ispId',
  isp_querybeianstatus: 'ispID',
  isp_verifybamm: 'ispID',
};

/** Spelled without the t of MIIT, as working clients had it. */
export const DEFAULT_NAMESPACE = 'http://www.miibeian.gov.cn';
