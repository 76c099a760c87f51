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
  /** Whether the parameters are in the namespace, too. */
  readonly qualified?: boolean | undefined;
  /** The parameters' names in order, where they are not those of the prototype. */
  readonly names?: readonly string[] | undefined;
  /** Parameters behind those of the prototype. */
  readonly more?: readonly NamedValue[] | undefined;
}

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/**
 * The envelope of a call: document style, wrapped, the children in no namespace and in the order of the prototype, as
 * clients that worked sent it.
 */
export function writeRequest<M extends MethodName>(
  method: M,
  parameters: ParametersOf<M>,
  { namespace, spelling, qualified, names, more = [] }: RequestForm,
): string {
  const values = new Map(Object.entries<string | number>(parameters));
  const { parameters: declared }: Method = METHODS[method];
  const given = declared.map(({ name }, at) => {
    const value = values.get(name);
    if (value === undefined) throw new ProtocolFault('soap', `the call lacks ${name}`);
    return { name: names?.[at] ?? (name === 'ispId' ? spelling : name), value: String(value) };
  });
  return writeCall(method, [...given, ...more], { namespace, qualified });
}

/** The envelope of a call of any method. */
export function writeCall(
  method: string,
  parameters: readonly NamedValue[],
  { namespace, qualified = false }: { readonly namespace: string; readonly qualified?: boolean | undefined },
): string {
  const children = parameters.map(({ name, value }) =>
    textElement(name, value, qualified ? {} : { xmlns: '' }),
  );
  return writeEnvelope(parentElement(method, children, { xmlns: namespace }));
}

/** How stacks name parameters whose names were lost: by their place, from 0 or from 1 on. */
const BY_PLACE = /^(?:in|arg|param|parameter|p)_?(\d{1,2})$/i;

/** The parameters of a call by their own names in lower case; those without one by their place. */
function givenIn({ children }: XmlElement, declared: readonly Parameter[]): Map<string, XmlElement> {
  const places = children.map((child) => Number(BY_PLACE.exec(localName(child))?.[1] ?? Number.NaN));
  const first = Math.min(...places);
  const isByPlace = children.length > 0 && Number.isFinite(first);
  return new Map(
    children.map((child, at) => {
      const name = isByPlace ? declared[(places[at] ?? 0) - first]?.name : undefined;
      return [(name ?? localName(child)).toLowerCase(), child];
    }),
  );
}

/** Reads a call in whatever namespace, order of children and case of names. ProtocolFault `soap` when it is none. */
export function readRequest(xml: string): MethodRequest {
  const call = readEnvelope(xml);
  const method = localName(call);
  if (!isMethodName(method)) throw new ProtocolFault('soap', 'the call names a method that does not exist');
  const { parameters: declared }: Method = METHODS[method];
  const given = givenIn(call, declared);
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
