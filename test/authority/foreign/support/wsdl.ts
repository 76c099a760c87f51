/** The interface as its specification has it: methods with their parameters in order, by the service they belong to. */
export const SERVICES = {
  upload: {
    isp_upload: [
      'ispID',
      'userName',
      'randVal',
      'pwdHash',
      'beianInfo',
      'beianInfoHash',
      'dataSequence',
      'encryptAlgorithm',
      'hashAlgorithm',
      'compressionFormat',
    ],
    isp_download: ['ispID', 'userName', 'randVal', 'pwdHash', 'hashAlgorithm'],
    isp_downloadack: ['ispID', 'userName', 'randVal', 'pwdHash', 'hashAlgorithm', 'fileName'],
    isp_querypreviousupload: ['ispId', 'userName', 'randVal', 'pwdHash', 'hashAlgorithm'],
  },
  status: {
    isp_querybeianstatus: [
      'ispID',
      'userName',
      'randVal',
      'pwdHash',
      'hashAlgorithm',
      'queryConditionType',
      'queryCondition',
    ],
  },
  password: {
    isp_verifybamm: ['ispID', 'userName', 'randVal', 'pwdHash', 'hashAlgorithm', 'baxh', 'bamm'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export type Service = keyof typeof SERVICES;

/** How a bureau declares its calls. */
export type Declaration = {
  readonly namespace: string;
  /** Whether the parameters are in the namespace, too (elementFormDefault). */
  readonly qualified?: boolean;
  /** Parameters by their place: in0, in1, … */
  readonly byPlace?: boolean;
  /** Methods of a newer version, with their parameters. */
  readonly more?: Readonly<Record<string, readonly string[]>>;
};

/** Methods of a service with the names its parameters have on the wire. */
export function declaredMethods(
  service: Service,
  { byPlace, more = {} }: Declaration,
): readonly (readonly [string, readonly string[]])[] {
  const methods: Readonly<Record<string, readonly string[]>> = SERVICES[service];
  const all = Object.entries(service === 'upload' ? { ...methods, ...more } : methods);
  return all.map(([name, parameters]) => [name, byPlace ? parameters.map((_, at) => `in${at}`) : parameters]);
}

/** The WSDL 1.1 of one service. */
export function wsdlOf(service: Service, address: string, declaration: Declaration): string {
  const { namespace, qualified } = declaration;
  const methods = declaredMethods(service, declaration);
  const each = (line: (name: string, parameters: readonly string[]) => string): string =>
    methods.map(([name, parameters]) => line(name, parameters)).join('');
  const elements = each(
    (name, parameters) =>
      `<xs:element name="${name}"><xs:complexType><xs:sequence>${parameters
        .map((parameter) => `<xs:element name="${parameter}" type="xs:string"/>`)
        .join('')}</xs:sequence></xs:complexType></xs:element>
      <xs:element name="${name}Response"><xs:complexType><xs:sequence><xs:element name="return" type="xs:string"/></xs:sequence></xs:complexType></xs:element>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}" targetNamespace="${namespace}" name="Foreign">
<wsdl:types><xs:schema targetNamespace="${namespace}" elementFormDefault="${qualified ? 'qualified' : 'unqualified'}">${elements}</xs:schema></wsdl:types>
${each((name) => `<wsdl:message name="${name}In"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message><wsdl:message name="${name}Out"><wsdl:part name="parameters" element="tns:${name}Response"/></wsdl:message>`)}
<wsdl:portType name="ForeignType">${each((name) => `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}In"/><wsdl:output message="tns:${name}Out"/></wsdl:operation>`)}</wsdl:portType>
<wsdl:binding name="ForeignBinding" type="tns:ForeignType"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${each((name) => `<wsdl:operation name="${name}"><soap:operation soapAction=""/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`)}</wsdl:binding>
<wsdl:service name="ForeignService"><wsdl:port name="ForeignPort" binding="tns:ForeignBinding"><soap:address location="${address}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}
