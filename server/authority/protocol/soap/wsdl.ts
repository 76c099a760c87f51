import { ProtocolFault } from '../fault.ts';
import { isMethodName, METHODS, type IdSpelling, type Method, type MethodName } from '../methods.ts';
import { childNamed, childrenNamed, localName, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';

/** What a WSDL 1.1 says about the calls; only what it says is there. */
export interface WsdlFacts {
  readonly namespace?: string;
  /** Whether parameters are in the namespace, too. */
  readonly qualified?: boolean;
  /** Names of all parameters, where they are not those of V3.0. */
  readonly parameterNames: Readonly<Partial<Record<MethodName, string[]>>>;
  readonly spelling: Readonly<Partial<Record<MethodName, IdSpelling>>>;
  readonly soapAction: Readonly<Partial<Record<MethodName, string>>>;
  /** `soap:address` of the first port. */
  readonly address?: string;
}

/** Reads a WSDL 1.1. ProtocolFault with the reasons of reading XML, or `soap` when it is not a WSDL. */
export function readWsdl(xml: string): WsdlFacts {
  const root = readXml(xml);
  if (localName(root) !== 'definitions') throw new ProtocolFault('soap', 'the document is not a WSDL');
  const types = childNamed(root, 'types');
  const schemas = types ? childrenNamed(types, 'schema') : [];
  const declaring = schemas.filter((schema) => spellingsOf(schema).length > 0);
  refuseForeign(declaring);
  const namespace = declaring[0]?.attributes['targetNamespace'];
  const address = addressOf(root);
  return {
    ...(namespace === undefined ? {} : { namespace }),
    ...(address === undefined ? {} : { address }),
    qualified: declaring.some(({ attributes }) => attributes['elementFormDefault'] === 'qualified'),
    parameterNames: Object.fromEntries(
      declaring
        .flatMap(spellingsOf)
        .flatMap(([method, names]) => (haveOwnNames(names) ? [] : [[method, [...names]]])),
    ),
    spelling: Object.fromEntries(declaring.flatMap(spellingsIn)),
    soapAction: Object.fromEntries(childrenNamed(root, 'binding').flatMap(actionsIn)),
  };
}

/** Methods a schema declares, with the names of their parameters. */
function spellingsOf(schema: XmlElement): readonly (readonly [MethodName, readonly string[]])[] {
  return [...childrenNamed(schema, 'element'), ...childrenNamed(schema, 'complexType')].flatMap(
    (declared) => {
      const method = declared.attributes['name'] ?? '';
      const names = elementNames(declared);
      return isMethodName(method) && names.length > 0 ? [[method, names] as const] : [];
    },
  );
}

/** What our calls would not fit is refused in words rather than taken over in part. */
function refuseForeign(declaring: readonly XmlElement[]): void {
  const refuse = (what: string): never => {
    throw new ProtocolFault(
      'soap',
      `the service description ${what}; write the settings by hand, without --wsdl`,
    );
  };
  if (declaring.length === 0) refuse('does not declare the methods itself (it may import its schema)');
  const namespaces = new Set(declaring.map(({ attributes }) => attributes['targetNamespace'] ?? ''));
  if (namespaces.size > 1) refuse(`puts its methods into several namespaces (${[...namespaces].join(', ')})`);
  for (const [method, names] of declaring.flatMap(spellingsOf)) {
    const { parameters }: Method = METHODS[method];
    if (!haveOwnNames(names) && names.length !== parameters.length)
      refuse(`gives ${method} other parameters (${names.join(', ')})`);
  }
}

/** Whether parameters have their own names and not those of their places. */
const haveOwnNames = (names: readonly string[]): boolean =>
  names.some((name) => name.toLowerCase() === 'ispid');

function spellingsIn(schema: XmlElement): readonly (readonly [MethodName, IdSpelling])[] {
  return [...childrenNamed(schema, 'element'), ...childrenNamed(schema, 'complexType')].flatMap(
    (declared) => {
      const method = declared.attributes['name'] ?? '';
      const id = isMethodName(method)
        ? elementNames(declared).find((name) => name.toLowerCase() === 'ispid')
        : undefined;
      return isMethodName(method) && (id === 'ispId' || id === 'ispID') ? [[method, id] as const] : [];
    },
  );
}

/** Names of the elements declared anywhere below; generators differ in where they put the type. */
function elementNames(declared: XmlElement): readonly string[] {
  return declared.children.flatMap((child) => [
    ...(localName(child) === 'element' ? [child.attributes['name'] ?? ''] : []),
    ...elementNames(child),
  ]);
}

function actionsIn(binding: XmlElement): readonly (readonly [MethodName, string])[] {
  return childrenNamed(binding, 'operation').flatMap((operation) => {
    const method = operation.attributes['name'] ?? '';
    const action = childNamed(operation, 'operation')?.attributes['soapAction'];
    return isMethodName(method) && action !== undefined ? [[method, action] as const] : [];
  });
}

function addressOf(root: XmlElement): string | undefined {
  const service = childNamed(root, 'service');
  const port = service && childNamed(service, 'port');
  return port && childNamed(port, 'address')?.attributes['location'];
}
