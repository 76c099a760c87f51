import { ProtocolFault } from '../fault.ts';
import {
  isMethodName,
  METHODS,
  type IdSpelling,
  type Method,
  type MethodName,
  type Parameter,
  type ParametersOf,
} from '../methods.ts';
import { localName, parentElement, textElement, type XmlElement } from '../xml/element.ts';
import { readEnvelope, writeEnvelope } from './envelope.ts';

/** A received request. */
export type MethodRequest = {
  readonly [M in MethodName]: {
    readonly method: M;
    readonly parameters: ParametersOf<M>;
    /** How the caller spelled the id. */
    readonly spelling: IdSpelling;
  };
}[MethodName];

export interface RequestForm {
  readonly namespace: string;
  readonly spelling: IdSpelling;
}

/**
 * The envelope of a call: document style, wrapped, the children in no namespace and in the order of the prototype, as
 * clients that worked sent it.
 */
export function writeRequest<M extends MethodName>(
  method: M,
  parameters: ParametersOf<M>,
  { namespace, spelling }: RequestForm,
): string {
  const values = new Map(Object.entries<string | number>(parameters));
  const { parameters: declared }: Method = METHODS[method];
  const children = declared.map(({ name }) => {
    const value = values.get(name);
    if (value === undefined) throw new ProtocolFault('soap', `the call lacks ${name}`);
    return textElement(name === 'ispId' ? spelling : name, String(value), { xmlns: '' });
  });
  return writeEnvelope(parentElement(method, children, { xmlns: namespace }));
}

/** Reads a call in whatever namespace, order of children and case of names. ProtocolFault `soap` when it is none. */
export function readRequest(xml: string): MethodRequest {
  const call = readEnvelope(xml);
  const method = localName(call);
  if (!isMethodName(method)) throw new ProtocolFault('soap', 'the call names a method that does not exist');
  const given = new Map(call.children.map((child) => [localName(child).toLowerCase(), child]));
  const { parameters: declared }: Method = METHODS[method];
  const values = declared.map((parameter) => [parameter.name, valueOf(parameter, given)] as const);
  const id = given.get('ispid');
  return {
    method,
    parameters: Object.fromEntries<string | number>(values),
    spelling: id && localName(id) === 'ispID' ? 'ispID' : 'ispId',
    // The entries were made from the method's own list of parameters.
  } as MethodRequest;
}

function valueOf({ name, type }: Parameter, given: ReadonlyMap<string, XmlElement>): string | number {
  const element = given.get(name.toLowerCase());
  if (!element) throw new ProtocolFault('soap', `the call lacks ${name}`);
  if (type === 'string') return element.text;
  const digits = element.text.trim();
  const value = Number(digits);
  if (!/^[+-]?\d{1,16}$/.test(digits) || !Number.isSafeInteger(value)) {
    throw new ProtocolFault('soap', `${name} of the call is not a number`);
  }
  return value;
}
