import {
  DEFAULT_NAMESPACE,
  DEFAULT_SPELLING,
  METHOD_NAMES,
  METHODS,
  type Endpoint,
  type Method,
  type MethodName,
} from '../../../authority/protocol/methods.ts';

/**
 * A WSDL 1.1 of one service. Known from working clients: namespace, method names, order of parameters, document style,
 * children in no namespace, the child `return`. Everything else is reconstructed: the authority's own was never published.
 */
export function wsdlOf(endpoint: Endpoint, address: string): string {
  const names = METHOD_NAMES.filter((name) => METHODS[name].endpoint === endpoint);
  const each = (line: (name: MethodName) => string): string => names.map(line).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${DEFAULT_NAMESPACE}" targetNamespace="${DEFAULT_NAMESPACE}" name="RehearsalService">
<wsdl:types><xs:schema targetNamespace="${DEFAULT_NAMESPACE}" elementFormDefault="unqualified">
<xs:complexType name="stringReturn"><xs:sequence><xs:element name="return" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>
${each(schemaOf)}
</xs:schema></wsdl:types>
${each((name) => message(`${name}In`, name) + message(`${name}Out`, `${name}Response`))}
<wsdl:portType name="RehearsalPortType">
${each((name) => `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}In"/><wsdl:output message="tns:${name}Out"/></wsdl:operation>`)}
</wsdl:portType>
<wsdl:binding name="RehearsalBinding" type="tns:RehearsalPortType"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${each((name) => `<wsdl:operation name="${name}"><soap:operation soapAction=""/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`)}
</wsdl:binding>
<wsdl:service name="RehearsalService"><wsdl:port name="RehearsalPort" binding="tns:RehearsalBinding"><soap:address location="${address}"/></wsdl:port></wsdl:service>
</wsdl:definitions>
`;
}

const message = (name: string, element: string): string =>
  `<wsdl:message name="${name}"><wsdl:part name="parameters" element="tns:${element}"/></wsdl:message>`;

const schemaOf = (name: MethodName): string => {
  const { parameters }: Method = METHODS[name];
  const elements = parameters.map(
    (parameter) =>
      `<xs:element name="${parameter.name === 'ispId' ? DEFAULT_SPELLING[name] : parameter.name}" type="xs:${parameter.type}"/>`,
  );
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${elements.join('')}</xs:sequence></xs:complexType></xs:element>
<xs:element name="${name}Response" type="tns:stringReturn"/>`;
};
