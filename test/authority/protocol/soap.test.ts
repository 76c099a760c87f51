import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_NAMESPACE,
  DEFAULT_SPELLING,
  METHODS,
  METHOD_NAMES,
  type Method,
  type ParametersOf,
} from '../../../server/authority/protocol/methods.ts';
import { readReply } from '../../../server/authority/protocol/replies/read.ts';
import { writeReply } from '../../../server/authority/protocol/replies/write.ts';
import { writeFault } from '../../../server/authority/protocol/soap/envelope.ts';
import { readRequest, writeRequest } from '../../../server/authority/protocol/soap/request.ts';
import { readResponse, writeResponse } from '../../../server/authority/protocol/soap/response.ts';
import { readWsdl } from '../../../server/authority/protocol/soap/wsdl.ts';
import { reasonOf } from './support/faults.ts';
import { samplesNumbered, sampleText, vectors, withoutLayout } from './support/samples.ts';

const requests = samplesNumbered(50, 57).filter((name) => name.includes('request'));
const signature: ParametersOf<'isp_download'> = {
  ispId: 990000000001,
  userName: 'DemoIsp',
  randVal: 'abcdefghijklmnopqrst',
  pwdHash: 'RZrwhLXgQt0ID6FHhX2sZg==',
  hashAlgorithm: 0,
};

describe('a composed envelope', () => {
  it.each(requests)('%s is read and written again', (name) => {
    const text = sampleText(name);
    const { method, parameters, spelling } = readRequest(text);
    expect(spelling).toBe(DEFAULT_SPELLING[method]);
    expect(parameters).toMatchObject({ ispId: 990000000001, userName: 'DemoIsp' });
    // Both come from the same request, which the compiler cannot see.
    const written = writeRequest(method, parameters as never, { namespace: DEFAULT_NAMESPACE, spelling });
    expect(withoutLayout(written)).toBe(withoutLayout(text));
  });

  it('of an upload is what its parts make', () => {
    const [payload] = vectors.payload;
    const parameters: ParametersOf<'isp_upload'> = {
      ...signature,
      beianInfo: payload?.beianInfo_plain_alg0 ?? '',
      beianInfoHash: payload?.beianInfoHash ?? '',
      dataSequence: 501,
      encryptAlgorithm: 0,
      compressionFormat: 0,
    };
    const written = writeRequest('isp_upload', parameters, {
      namespace: DEFAULT_NAMESPACE,
      spelling: 'ispID',
    });
    expect(withoutLayout(written)).toBe(withoutLayout(sampleText('50-soap-request-isp_upload.xml')));
  });

  it.each(['51-soap-response-isp_upload.xml', '53-soap-response-isp_download.xml'])(
    '%s is read and written again',
    (name) => {
      const method = name.includes('isp_upload') ? 'isp_upload' : 'isp_download';
      const returned = readResponse(sampleText(name));
      expect(readReply(method, returned).code).toBe(0);
      expect(withoutLayout(writeResponse(method, returned, DEFAULT_NAMESPACE))).toBe(
        withoutLayout(sampleText(name)),
      );
      // The same string from its parts, lines wrapped as the sample has them.
      expect(writeReply(method, readReply(method, returned))).toBe(returned);
    },
  );
});

describe('a call', () => {
  it.each(METHOD_NAMES)('of %s is read whatever the case, order and prefixes of its parameters', (method) => {
    const { parameters: declared }: Method = METHODS[method];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...declared], { minLength: declared.length }),
        fc.boolean(),
        (order, upper) => {
          const children = order.map(({ name, type }) => {
            const spelled = upper ? name.toUpperCase() : name;
            return `<p:${spelled}>${type === 'string' ? 'x&amp;y' : '7'}</p:${spelled}>`;
          });
          const xml = `<S:Envelope xmlns:S="s" xmlns:p="n"><S:Header/><S:Body><p:${method}>${children.join('')}</p:${method}></S:Body></S:Envelope>`;
          const values = Object.fromEntries(
            declared.map(({ name, type }) => [name, type === 'string' ? 'x&y' : 7]),
          );
          expect(readRequest(xml)).toMatchObject({ method, parameters: values });
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each(['ispId', 'ispID'] as const)('spells the id %s when told to, and is read so', (spelling) => {
    const xml = writeRequest('isp_download', signature, { namespace: 'urn:other', spelling });
    expect(xml).toContain(`<${spelling} xmlns="">990000000001</${spelling}>`);
    expect(xml).toContain('<isp_download xmlns="urn:other">');
    expect(readRequest(xml)).toEqual({ method: 'isp_download', parameters: signature, spelling });
  });

  it('without one of its parameters, of an unknown method or with words for numbers is refused', () => {
    const xml = writeRequest('isp_download', signature, { namespace: 'n', spelling: 'ispId' });
    expect(reasonOf(() => readRequest(xml.replace(/<pwdHash.*<\/pwdHash>/, '')))).toBe('soap');
    expect(reasonOf(() => readRequest(xml.replaceAll('isp_download', 'isp_format')))).toBe('soap');
    expect(reasonOf(() => readRequest(xml.replace('990000000001', 'me')))).toBe('soap');
    expect(reasonOf(() => readRequest('<a/>'))).toBe('soap');
  });
});

describe('an answer', () => {
  it('may carry any wrapper, namespace or CDATA', () => {
    const wrap = (inner: string) => `<e:Envelope xmlns:e="x"><e:Body>${inner}</e:Body></e:Envelope>`;
    expect(readResponse(wrap('<any xmlns="n"><return>x</return></any>'))).toBe('x');
    expect(readResponse(wrap('<any><n:return xmlns:n="n"><![CDATA[<return/>]]></n:return></any>'))).toBe(
      '<return/>',
    );
    expect(readResponse(wrap('<any><isp_uploadReturn>x</isp_uploadReturn></any>'))).toBe('x');
  });

  it.each([
    ['a SOAP 1.1 fault', writeFault('Server', 'out of order'), 'soap-fault'],
    [
      'a SOAP 1.2 fault',
      '<e:Envelope xmlns:e="x"><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value></e:Code><e:Reason><e:Text>no</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>',
      'soap-fault',
    ],
    ['an empty body', '<e:Envelope xmlns:e="x"><e:Body/></e:Envelope>', 'soap'],
    ['a wrapper without content', '<e:Envelope xmlns:e="x"><e:Body><r/></e:Body></e:Envelope>', 'soap'],
    ['HTML', '<html><body>login</body></html>', 'html'],
    ['cut short', sampleText('51-soap-response-isp_upload.xml').slice(0, 300), 'malformed'],
  ])('is refused when it is %s', (_what, xml, reason) => {
    expect(reasonOf(() => readResponse(xml))).toBe(reason);
  });
});

describe('a WSDL', () => {
  it('teaches spelling, namespace, address and SOAPAction', () => {
    const facts = readWsdl(
      sampleText('60-reconstructed-upDownLoad.wsdl').replace(
        'name="isp_upload"><soap:operation soapAction=""',
        'name="isp_upload"><soap:operation soapAction="urn:up"',
      ),
    );
    expect(facts.namespace).toBe(DEFAULT_NAMESPACE);
    expect(facts.address).toBe('http://127.0.0.1:8080/ISPWebService/upDownLoad');
    expect(facts.spelling).toEqual({
      isp_upload: 'ispID',
      isp_download: 'ispID',
      isp_downloadack: 'ispID',
      isp_querypreviousupload: 'ispId',
    });
    expect(facts.soapAction).toMatchObject({ isp_upload: 'urn:up', isp_download: '' });
  });

  it('is refused when it is something else', () => {
    expect(reasonOf(() => readWsdl('<html/>'))).toBe('html');
    expect(reasonOf(() => readWsdl('<schema/>'))).toBe('soap');
  });
});
