import { describe, expect, it } from 'vitest';
import { readWsdl } from '../../../server/authority/protocol/soap/wsdl.ts';

const schema = (namespace: string, inner: string, more = ''): string =>
  `<xs:schema targetNamespace="${namespace}"${more}>${inner}</xs:schema>`;
const method = (...names: string[]): string =>
  `<xs:element name="isp_download"><xs:complexType><xs:sequence>${names.map((name) => `<xs:element name="${name}"/>`).join('')}</xs:sequence></xs:complexType></xs:element>`;
const wsdl = (types: string): string =>
  `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://impl.example/"><wsdl:types>${types}</wsdl:types></wsdl:definitions>`;

const OURS = 'http://www.miibeian.gov.cn';
const good = method('ispId', 'userName');

describe('a service description', () => {
  it('gives the namespace of the schema that declares the methods, not of the first one', () => {
    const types = schema('http://exceptions.example/', '<xs:element name="Fault"/>') + schema(OURS, good);
    expect(readWsdl(wsdl(types))).toMatchObject({ namespace: OURS, spelling: { isp_download: 'ispId' } });
  });

  it.each([
    ['imports its schema', schema('', '<xs:import namespace="x" schemaLocation="x?xsd=1"/>'), /import/],
    ['has no types', '', /does not declare/],

    ['calls the parameters in0', schema(OURS, method('in0', 'in1')), /in0, in1/],
    ['calls the parameters arg0', schema(OURS, method('arg0')), /arg0/],
  ])('that %s is refused in words', (_what, types, words) => {
    expect(() => readWsdl(wsdl(types))).toThrow(words);
  });
});
