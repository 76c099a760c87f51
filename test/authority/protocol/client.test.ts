import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { passwordHashMatches } from '../../../server/authority/protocol/authentication.ts';
import {
  createProtocolClient,
  type ClientOptions,
  type Exchange,
} from '../../../server/authority/protocol/client.ts';
import {
  protocolConfigSchema,
  spellingOf,
  withWsdl,
  type ProtocolConfigInput,
} from '../../../server/authority/protocol/config.ts';
import { parseDocument, type UploadDocument } from '../../../server/authority/protocol/documents/document.ts';
import { ProtocolFault } from '../../../server/authority/protocol/fault.ts';
import type { MethodName } from '../../../server/authority/protocol/methods.ts';
import { packXml } from '../../../server/authority/protocol/packing/pack.ts';
import { writeReply } from '../../../server/authority/protocol/replies/write.ts';
import { writeFault } from '../../../server/authority/protocol/soap/envelope.ts';
import { readRequest } from '../../../server/authority/protocol/soap/request.ts';
import { writeResponse } from '../../../server/authority/protocol/soap/response.ts';
import { readWsdl } from '../../../server/authority/protocol/soap/wsdl.ts';
import { getWsdl } from '../../../server/authority/protocol/transport/post.ts';
import { AuthorityTransportError } from '../../../server/authority/protocol/transport/transport-error.ts';
import { sampleText } from './support/samples.ts';
import { serve, type ReceivedCall } from './support/server.ts';

const NAMESPACE = 'http://www.miibeian.gov.cn';
const PASSWORD = 'Demo@口令1';
const access: UploadDocument = parseDocument(sampleText('03-upload-icp-xzjr.xml'), 'UploadData').document;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function connect(
  answer: (call: ReceivedCall, response: ServerResponse) => void,
  config: Partial<ProtocolConfigInput> = {},
  options: ClientOptions = {},
) {
  const server = await serve(answer);
  open.push(server.close);
  const urls = {
    upload: `${server.url}/up`,
    status: `${server.url}/status`,
    password: `${server.url}/password`,
  };
  const account = { urls, ispId: 990_000_000_001, userName: 'DemoIsp', password: PASSWORD };
  return { client: createProtocolClient({ ...account, ...config }, options), calls: server.calls };
}

function soap(response: ServerResponse, method: MethodName, reply: string): void {
  response.setHeader('content-type', 'text/xml; charset=utf-8');
  response.end(writeResponse(method, reply, NAMESPACE));
}

const saying = (reply: string) => (call: ReceivedCall, response: ServerResponse) =>
  soap(response, readRequest(call.body).method, reply);
const ok = saying('<return><msg_code>0</msg_code><msg>好</msg></return>');

describe('a call', () => {
  it('goes to the address of its method, signed afresh each time', async () => {
    const { client, calls } = await connect(ok);
    await client.download();
    await client.queryPreviousUpload();
    await client.acknowledge('a.xml');
    await client.queryFilingStatus(0, 'example.com');
    await client.verifyFilingPassword('浙ICP备00000000号', '密码');
    expect(calls.map(({ path }) => path)).toEqual(['/up', '/up', '/up', '/status', '/password']);
    const sent = calls.map(({ body }) => readRequest(body));
    expect(sent.map(({ method, spelling }) => `${method} ${spelling}`)).toEqual([
      'isp_download ispID',
      'isp_querypreviousupload ispId',
      'isp_downloadack ispID',
      'isp_querybeianstatus ispID',
      'isp_verifybamm ispID',
    ]);
    expect(
      sent.map(({ parameters: { pwdHash, randVal } }) => passwordHashMatches(pwdHash, PASSWORD, randVal)),
    ).toEqual(sent.map(() => true));
    expect(new Set(sent.map(({ parameters }) => parameters.randVal)).size).toBe(5);
    expect(sent[4]?.parameters).toMatchObject({ baxh: '浙ICP备00000000号', bamm: '密码' });
    expect(calls[0]?.headers).toMatchObject({ 'content-type': 'text/xml; charset=utf-8', soapaction: '""' });
  });

  it('follows the configuration of spelling, namespace, SOAPAction and form of the filing password', async () => {
    const { client, calls } = await connect(ok, {
      spelling: { isp_verifybamm: 'ispId' },
      namespace: 'urn:other',
      soapAction: { isp_verifybamm: 'urn:verify' },
      filingPasswordForm: 'md5',
    });
    await client.verifyFilingPassword('x', 'demo-beian-password');
    const [call] = calls;
    expect(call?.body).toContain('<isp_verifybamm xmlns="urn:other"><ispId xmlns="">');
    expect(call?.body).toContain('adfb829f712c71d6f707c61020c62c92');
    expect(call?.headers['soapaction']).toBe('"urn:verify"');
  });

  it('carries a document that the other side opens to the same XML', async () => {
    const aes = { aesKey: '0123456789ABCDEF', aesIv: '0102030405060708', encryptAlgorithm: 1 } as const;
    const { client, calls } = await connect(ok, aes);
    const { xml, file } = client.pack(access);
    expect(await client.upload(file, 501)).toEqual({ code: 0, message: '好' });
    const [call] = calls;
    const request = call && readRequest(call.body);
    expect(request?.parameters).toMatchObject({ dataSequence: 501, encryptAlgorithm: 1 });
    if (request?.method !== 'isp_upload') throw new Error('another method');
    expect(client.open(request.parameters).xml).toBe(xml);
  });

  it('brings a file back', async () => {
    const file = { ...packXml(sampleText('30-download-icp-xgtz.xml')), fileName: 'a.xml' };
    const { client } = await connect(
      saying(writeReply('isp_download', { code: 3, message: '', file }, { wrapBase64At: 76 })),
    );
    const reply = await client.download();
    expect(reply.code).toBe(3);
    expect(reply.file && client.open(reply.file).xml).toBe(sampleText('30-download-icp-xgtz.xml'));
  });

  it('is told to whoever keeps the messages, answered or not', async () => {
    const kept: Exchange[] = [];
    const onExchange = (exchange: Exchange) => void kept.push(exchange);
    const good = await connect(ok, {}, { onExchange });
    await good.client.download();
    const bad = await connect((_call, response) => response.destroy(), {}, { onExchange });
    await expect(bad.client.download()).rejects.toThrow(AuthorityTransportError);
    expect(
      kept.map(({ method, response, error }) => [method, response !== undefined, error !== undefined]),
    ).toEqual([
      ['isp_download', true, false],
      ['isp_download', false, true],
    ]);
    expect(kept.every(({ request }) => request.includes('isp_download') && !request.includes(PASSWORD))).toBe(
      true,
    );
  });

  it('of a document that breaks a rule is never made', async () => {
    const { client, calls } = await connect(ok, { ispId: 7 });
    expect(() => client.pack(access)).toThrow(ProtocolFault);
    expect(calls).toEqual([]);
  });
});

describe('a call without an answer says how far it came', () => {
  const failing = async (
    answer: (call: ReceivedCall, response: ServerResponse) => void,
    config: Partial<ProtocolConfigInput> = {},
  ) => {
    const { client } = await connect(answer, config);
    const error: unknown = await client.download().catch((cause: unknown) => cause);
    return error instanceof AuthorityTransportError
      ? [error.phase, error.status, error.mayHaveArrived]
      : error;
  };

  it('when nobody listens', async () => {
    const { client } = await connect(ok);
    for (const close of open.splice(0)) await close();
    const error: unknown = await client.download().catch((cause: unknown) => cause);
    expect(error).toMatchObject({ phase: 'connect', mayHaveArrived: false });
  });

  it('when the connection is dropped before the answer', async () => {
    expect(await failing((_call, response) => response.destroy())).toEqual(['answer', undefined, true]);
  });

  it('when the answer takes too long', async () => {
    expect(await failing(() => undefined, { timeoutMs: 80 })).toEqual(['timeout', undefined, true]);
  });

  it('when the answer begins and does not end', async () => {
    expect(await failing((_call, response) => void response.write('<a>'), { timeoutMs: 80 })).toEqual([
      'timeout',
      undefined,
      true,
    ]);
  });

  it('when the answer breaks off', async () => {
    const answer = (_call: ReceivedCall, response: ServerResponse) => {
      response.setHeader('content-length', '1000');
      response.write('<a>', () => response.destroy());
    };
    expect(await failing(answer)).toEqual(['body', undefined, true]);
  });

  it('when the answer is too large', async () => {
    const answer = (_call: ReceivedCall, response: ServerResponse) => void response.end('x'.repeat(5000));
    expect(await failing(answer, { maxAnswerBytes: 1024 })).toEqual(['size', undefined, true]);
  });

  it('when the server redirects, which is not followed', async () => {
    const answer = (call: ReceivedCall, response: ServerResponse) =>
      void response.writeHead(302, { location: `${call.path}/elsewhere` }).end();
    expect(await failing(answer)).toEqual(['redirect', 302, true]);
  });

  it.each([404, 502, 503])('when the server answers HTTP %i', async (status) => {
    const answer = (_call: ReceivedCall, response: ServerResponse) =>
      void response.writeHead(status).end('<html/>');
    expect(await failing(answer)).toEqual(['status', status, true]);
  });
});

describe('an answer that makes no sense is a fault with its reason', () => {
  it.each([
    ['a page', 200, '<html><body>sign in</body></html>', 'html'],
    ['a SOAP fault', 500, writeFault('Server', 'down'), 'soap-fault'],
    ['cut short', 200, writeResponse('isp_download', '<return/>', NAMESPACE).slice(0, 250), 'malformed'],
    ['nothing', 200, '', 'empty'],
    ['no reply', 200, writeResponse('isp_download', '<html/>', NAMESPACE), 'html'],
  ])('%s', async (_what, status, body, reason) => {
    const { client } = await connect((_call, response) => void response.writeHead(status).end(body));
    await expect(client.download()).rejects.toMatchObject({ name: 'ProtocolFault', reason });
  });

  it('unless it is only in GBK, as its header says', async () => {
    const { client } = await connect((_call, response) => {
      const text = writeResponse(
        'isp_download',
        '<return><msg_code>2</msg_code><msg>x</msg></return>',
        NAMESPACE,
      );
      response.setHeader('content-type', 'text/xml; charset=GBK');
      response.end(
        Buffer.concat([
          Buffer.from(text.replace('<msg>x', '<msg>').split('&lt;msg&gt;')[0] ?? ''),
          Buffer.from('&lt;msg&gt;'),
          Buffer.from([0xd6, 0xd0]),
          Buffer.from(
            '&lt;/msg&gt;&lt;/return&gt;</return></ns:isp_downloadResponse></soapenv:Body></soapenv:Envelope>',
          ),
        ]),
      );
    });
    expect(await client.download()).toEqual({ code: 2, message: '中' });
  });
});

describe('a configuration', () => {
  const urls = { upload: 'http://127.0.0.1/u', status: 'http://127.0.0.1/s', password: 'http://127.0.0.1/p' };
  const account = { urls, ispId: 1, userName: 'u', password: 'p' };

  it.each([
    ['a key without its offset', { aesKey: 'k'.repeat(16) }],
    ['a key of another length', { aesKey: 'k'.repeat(15), aesIv: 'i'.repeat(16) }],
    ['an offset that is not ASCII', { aesKey: 'k'.repeat(16), aesIv: '口'.repeat(16) }],
    ['encryption without a key', { encryptAlgorithm: 1 as const }],
    ['an address of another kind', { urls: { ...urls, upload: 'file:///etc/passwd' } }],
    ['an id beyond 2^53', { ispId: 2 ** 53 }],
  ])('is refused with %s', (_what, change) => {
    expect(() => createProtocolClient({ ...account, ...change })).toThrow();
  });

  it('is accepted with what a bureau issues', () => {
    expect(() =>
      createProtocolClient({
        ...account,
        aesKey: 'k'.repeat(32),
        aesIv: 'i'.repeat(16),
        encryptAlgorithm: 1,
      }),
    ).not.toThrow();
  });

  it('learns from the WSDL of a server what the operator left open', async () => {
    const wsdl = sampleText('60-reconstructed-upDownLoad.wsdl').replaceAll('name="ispID"', 'name="ispId"');
    const server = await serve((_call, response) => void response.end(wsdl));
    open.push(server.close);
    const facts = readWsdl(await getWsdl(`${server.url}/up?wsdl`, { timeoutMs: 5000, maxBytes: 100_000 }));
    const config = protocolConfigSchema.parse(
      withWsdl({ ...account, spelling: { isp_download: 'ispID' } }, facts),
    );
    expect(spellingOf(config, 'isp_upload')).toBe('ispId');
    expect(spellingOf(config, 'isp_download')).toBe('ispID');
    expect(spellingOf(config, 'isp_verifybamm')).toBe('ispID');
    expect(config.namespace).toBe(NAMESPACE);
  });
});
