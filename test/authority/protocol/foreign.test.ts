import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createClientAsync, listen } from 'soap';
import { afterEach, describe, expect, it } from 'vitest';
import { passwordHash, passwordHashMatches } from '../../../server/authority/protocol/authentication.ts';
import { createProtocolClient } from '../../../server/authority/protocol/client.ts';
import { parseDocument } from '../../../server/authority/protocol/documents/document.ts';
import { DEFAULT_NAMESPACE } from '../../../server/authority/protocol/methods.ts';
import { readReply } from '../../../server/authority/protocol/replies/read.ts';
import { writeReply } from '../../../server/authority/protocol/replies/write.ts';
import { readRequest } from '../../../server/authority/protocol/soap/request.ts';
import { writeResponse } from '../../../server/authority/protocol/soap/response.ts';
import { sampleText } from './support/samples.ts';
import { serve } from './support/server.ts';

const WSDL = fileURLToPath(new URL('../samples/utf8/60-reconstructed-upDownLoad.wsdl', import.meta.url));
const PASSWORD = '口令1';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

describe('the npm soap package with the reconstructed WSDL', () => {
  it('as a client is understood, and understands the answer', async () => {
    const server = await serve((call, response) => {
      const { method, parameters, spelling } = readRequest(call.body);
      const known = passwordHashMatches(parameters.pwdHash, PASSWORD, parameters.randVal);
      const code =
        method === 'isp_download' && known && spelling === 'ispID' && parameters.ispId === 990_000_000_001
          ? 2
          : 12;
      response.setHeader('content-type', 'text/xml; charset=utf-8');
      response.end(
        writeResponse(method, writeReply('isp_download', { code, message: '暂无数据' }), DEFAULT_NAMESPACE),
      );
    });
    open.push(server.close);
    const client = await createClientAsync(WSDL, { endpoint: `${server.url}/ISPWebService/upDownLoad` });
    const randVal = 'abcdefghijklmnopqrst';
    const pwdHash = passwordHash(PASSWORD, randVal);
    const call: unknown = client['isp_downloadAsync'];
    if (typeof call !== 'function') throw new Error('the WSDL has no isp_download');
    const answer: unknown = await call.call(client, {
      ispID: '990000000001',
      userName: 'DemoIsp',
      randVal,
      pwdHash,
      hashAlgorithm: 0,
    });
    const [{ return: text }] = answer as [{ return: string }];
    expect(readReply('isp_download', text)).toEqual({ code: 2, message: '暂无数据' });
  });

  it('as a server takes our upload and is understood', async () => {
    const received: Record<string, unknown>[] = [];
    const http = createServer();
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    open.push(
      () =>
        new Promise((resolve) => {
          http.close(() => resolve());
          http.closeAllConnections();
        }),
    );
    const isp_upload = (parameters: Record<string, unknown>) => {
      received.push(parameters);
      return { return: writeReply('isp_upload', { code: 14, message: '缺', missing: [500] }) };
    };
    const service = { AssumedUpDownLoadService: { AssumedPort: { isp_upload } } };
    await new Promise<void>((resolve) => {
      const path = '/ISPWebService/upDownLoad';
      listen(http, {
        path,
        services: service,
        xml: sampleText('60-reconstructed-upDownLoad.wsdl'),
        callback: () => resolve(),
      });
    });
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/ISPWebService/upDownLoad`;
    const urls = { upload: url, status: url, password: url };
    const client = createProtocolClient({
      urls,
      ispId: 990_000_000_001,
      userName: 'DemoIsp',
      password: PASSWORD,
    });
    const { document } = parseDocument(sampleText('03-upload-icp-xzjr.xml'), 'UploadData');
    const { file } = client.pack(document);
    expect(await client.upload(file, 502)).toEqual({ code: 14, message: '缺', missing: [500] });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ userName: 'DemoIsp', beianInfo: file.beianInfo });
    expect(Number(received[0]?.['ispID'])).toBe(990_000_000_001);
    expect(Number(received[0]?.['dataSequence'])).toBe(502);
  });
});
