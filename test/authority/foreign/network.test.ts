import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProtocolClient } from '../../../server/authority/protocol/client.ts';
import type { ProtocolConfigInput } from '../../../server/authority/protocol/config.ts';
import { hasOpenssl } from '../../testkit/http2-front.ts';
import {
  issueCertificates,
  openGate,
  openProxy,
  type Certificates,
  type Gate,
  type Proxy,
} from '../../testkit/secure-way.ts';
import { openBureau, type Bureau } from './support/bureau.ts';
import { servesAll } from './support/serves.ts';

describe.skipIf(!hasOpenssl)('the way to a bureau', () => {
  let bureau: Bureau;
  let gate: Gate;
  let proxy: Proxy;
  let certificates: Certificates;
  const callers: string[] = [];
  beforeAll(async () => {
    certificates = issueCertificates();
    bureau = await openBureau({
      listener: (handler) =>
        createServer((request, response) => {
          callers.push(request.socket.remoteAddress ?? '');
          handler(request, response);
        }),
    });
    gate = await openGate(bureau.origin, certificates);
    proxy = await openProxy();
  });
  afterAll(async () => {
    await proxy.close();
    await gate.close();
    await bureau.close();
  });

  const through = (network: ProtocolConfigInput['network'], origin = gate.url): ProtocolConfigInput => ({
    ...bureau.connection,
    urls: JSON.parse(
      JSON.stringify(bureau.connection.urls).replaceAll(bureau.origin, origin),
    ) as ProtocolConfigInput['urls'],
    network,
  });
  const proof = () => ({
    ca: certificates.ca,
    certificate: certificates.client.cert,
    key: certificates.client.key,
  });
  const failing = (config: ProtocolConfigInput) =>
    createProtocolClient(config)
      .download()
      .catch((error: unknown) => error);

  it('leads through a proxy and by a client certificate, encrypted as well', async () => {
    proxy.asked.splice(0);
    gate.subjects.splice(0);
    await servesAll(bureau, through({ ...proof(), proxy: proxy.url }));
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${new URL(gate.url).host}`]));
    expect(new Set(gate.subjects)).toEqual(new Set(['provider']));
    expect(proxy.asked).toHaveLength(gate.subjects.length);
  });

  it('leads through a proxy without encryption, too', async () => {
    proxy.asked.splice(0);
    await servesAll(bureau, through({ proxy: proxy.url }, bureau.origin));
    expect(proxy.asked.every((asked) => asked.startsWith(`POST ${bureau.origin}/`))).toBe(true);
    expect(proxy.asked.length).toBeGreaterThan(5);
  });

  it('begins at the address of this machine that the bureau knows', async () => {
    callers.splice(0);
    proxy.from.splice(0);
    await servesAll(bureau, through({ localAddress: '127.0.0.2' }, bureau.origin));
    expect(new Set(callers)).toEqual(new Set(['127.0.0.2']));
    await servesAll(bureau, through({ ...proof(), proxy: proxy.url, localAddress: '127.0.0.3' }));
    expect(new Set(proxy.from)).toEqual(new Set(['127.0.0.3']));
  });

  it('ends, with nothing sent, where issuer or password of the proxy is another', async () => {
    const strangers = through({ certificate: certificates.client.cert, key: certificates.client.key });
    expect(await failing(strangers)).toMatchObject({ phase: 'connect', mayHaveArrived: false });
    const withoutUser = through({ ...proof(), proxy: proxy.url.replace(/\/\/[^@]*@/, '//') });
    expect(await failing(withoutUser)).toMatchObject({ phase: 'connect', mayHaveArrived: false });
  });

  it('ends where no certificate proves us', async () => {
    const before = gate.subjects.length;
    expect(await failing(through({ ca: certificates.ca }))).toMatchObject({
      name: 'AuthorityTransportError',
    });
    expect(gate.subjects).toHaveLength(before);
  });
});
