import { afterEach, describe, expect, it } from 'vitest';
import { createProtocolClient } from '../../../server/authority/protocol/client.ts';
import {
  protocolConfigSchema,
  withWsdl,
  type ProtocolConfigInput,
} from '../../../server/authority/protocol/config.ts';
import { readWsdl } from '../../../server/authority/protocol/soap/wsdl.ts';
import { getWsdl } from '../../../server/authority/protocol/transport/post.ts';
import { accessTo, openConnectorWorld, submissionOf, takeAll, tenantOf } from '../connector/support/world.ts';
import { openBureau, type Bureau, type BureauOptions } from './support/bureau.ts';
import { ACCOUNT } from './support/office.ts';
import { accessOf, servesAll } from './support/serves.ts';

const open: Bureau[] = [];
afterEach(async () => {
  for (const bureau of open.splice(0)) await bureau.close();
});

const opened = async (options: BureauOptions): Promise<Bureau> => {
  const bureau = await openBureau(options);
  open.push(bureau);
  return bureau;
};

const everyService = <T>(value: T) => ({ upload: value, status: value, password: value });
const places = (count: number): string[] => Array.from({ length: count }, (_, at) => `in${at}`);

const NAMESPACES = { upload: 'urn:up', status: 'urn:status', password: 'urn:password' } as const;
const ofPath = (path: string): string =>
  path.includes('upDownLoad')
    ? NAMESPACES.upload
    : path.includes('queryBeian')
      ? NAMESPACES.status
      : NAMESPACES.password;

const insisting = (wrong: (body: string, path: string) => boolean) => (body: string, path: string) =>
  wrong(body, path) ? 'not as this bureau wants it' : null;

const hex = (text: string): string => Buffer.from(text).toString('hex');

const VERSIONS: readonly (readonly [string, BureauOptions, Partial<ProtocolConfigInput>])[] = [
  [
    'parameters in its namespace',
    {
      declared: everyService({ qualified: true }),
      objection: insisting((body) => body.includes('xmlns=""')),
    },
    { qualified: true },
  ],
  [
    'a namespace for each service',
    {
      declared: {
        upload: { namespace: NAMESPACES.upload },
        status: { namespace: NAMESPACES.status },
        password: { namespace: NAMESPACES.password },
      },
      objection: insisting((body, path) => !body.includes(`xmlns="${ofPath(path)}"`)),
    },
    { namespaces: NAMESPACES },
  ],
  [
    'parameters by their place',
    {
      declared: everyService({ byPlace: true }),
      objection: insisting((body) => !body.includes('<in0') || body.includes('userName')),
    },
    {
      parameterNames: {
        isp_upload: places(10),
        isp_download: places(5),
        isp_downloadack: places(6),
        isp_querypreviousupload: places(5),
        isp_querybeianstatus: places(7),
        isp_verifybamm: places(7),
      },
    },
  ],
  [
    'one more parameter',
    {
      objection: insisting((body, path) => path.includes('upDownLoad') && !/<version[^>]*>3\.1</.test(body)),
    },
    {
      moreParameters: Object.fromEntries(
        ['isp_upload', 'isp_download', 'isp_downloadack', 'isp_querypreviousupload'].map((method) => [
          method,
          [{ name: 'version', value: '3.1' }],
        ]),
      ),
    },
  ],
  ['digests in hexadecimal', { arithmetic: { digest: 'hex' } }, { digestForm: 'hex' }],
  [
    'digests in hexadecimal and base64',
    { arithmetic: { digest: 'hex-in-base64' } },
    { digestForm: 'hex-in-base64' },
  ],
  ['AES in ECB, without offset', { arithmetic: { aes: 'ecb' } }, { aesMode: 'ecb', aesIv: undefined }],
  ['a key in hexadecimal', {}, { aesKeyForm: 'hex', aesKey: hex(ACCOUNT.aesKey), aesIv: hex(ACCOUNT.aesIv) }],
];

describe('a bureau of another version is called as its account says:', () => {
  it.each(VERSIONS)('%s', async (_what, options, config) => {
    const bureau = await opened(options);
    await servesAll(bureau, { ...bureau.connection, ...config });
  });

  // What a bureau wants is wanted: the same calls without the setting fail.
  it.each(VERSIONS.slice(0, -1))('%s, and not otherwise', async (_what, options) => {
    const bureau = await opened(options);
    await expect(servesAll(bureau, bureau.connection)).rejects.toThrow();
  });

  it('an element that this release does not know goes with every request', async () => {
    const bureau = await opened({});
    const at = 'UploadData/ICP/XZJR/Xzxx';
    const client = createProtocolClient({
      ...bureau.connection,
      moreElements: [
        { in: at, after: 'IspJrid', name: 'Fwlx', value: '6' },
        { in: 'UploadData/ICP', name: 'Bbh', value: 'A&B' },
      ],
    });
    const { file } = client.pack(accessOf(1));
    expect(await client.upload(file, 1)).toMatchObject({ code: 0 });
    const xml = bureau.office.uploads[0]?.xml ?? '';
    expect(xml).toMatch(/<IspJrid>1<\/IspJrid>\s*<Fwlx>6<\/Fwlx>/);
    expect(xml).toMatch(/<Bbh>A&amp;B<\/Bbh>\s*<\/ICP>/);
  });

  it('a method that this release does not know is called by its name', async () => {
    const proof = ['ispID', 'userName', 'randVal', 'pwdHash', 'hashAlgorithm'];
    const bureau = await opened({ declared: { upload: { more: { isp_getsolid: [...proof, 'batch'] } } } });
    const client = createProtocolClient({
      ...bureau.connection,
      moreMethods: { isp_getsolid: { service: 'upload', parameters: ['batch'] } },
    });
    expect(await client.callOther('isp_getsolid', { batch: '7' })).toContain('采集码 7');
    await expect(client.callOther('isp_getsolid', {})).rejects.toThrow(/takes batch/);
    await expect(client.callOther('isp_other', {})).rejects.toThrow(/names no method/);
  });
});

it('an account of another version hands over as any other does', async () => {
  const bureau = await opened({
    arithmetic: { digest: 'hex', aes: 'ecb' },
    declared: everyService({ qualified: true }),
    objection: insisting((body) => body.includes('xmlns=""')),
  });
  const world = await openConnectorWorld();
  try {
    const { ispId: _ispId, ...created } = await world.newTenant({
      connection: {
        ...bureau.connection,
        qualified: true,
        digestForm: 'hex',
        aesMode: 'ecb',
        aesIv: undefined,
        moreElements: [{ in: 'UploadData/ICP/XZJR/Xzxx', name: 'Fwlx', value: '6' }],
      },
    });
    const tenant = tenantOf(created);
    const access = accessTo();
    const connector = world.newConnector();
    expect(await connector.submit(tenant, submissionOf('newer'), [access])).toEqual({
      accepted: true,
      sequence: 1n,
    });
    expect(bureau.office.uploads[0]?.xml).toMatch(/<Fwlx>6<\/Fwlx>\s*<\/Xzxx>/);
    const [file] = await takeAll(world, connector, tenant);
    expect(file?.results).toMatchObject([{ accessId: access.accessId, outcome: 'APPROVED' }]);
    expect(bureau.office.waiting).toEqual([]);
  } finally {
    await world.close();
  }
});

it('what a WSDL says of namespaces, qualified and unnamed parameters is taken over', async () => {
  const bureau = await opened({
    declared: {
      upload: { namespace: NAMESPACES.upload, qualified: true, byPlace: true },
      status: { namespace: NAMESPACES.status, qualified: true, byPlace: true },
      password: { namespace: NAMESPACES.password, qualified: true, byPlace: true },
    },
    objection: insisting(
      (body, path) =>
        body.includes('xmlns=""') || !body.includes('<in0') || !body.includes(`xmlns="${ofPath(path)}"`),
    ),
  });
  let config: ProtocolConfigInput = bureau.connection;
  for (const service of ['upload', 'status', 'password'] as const) {
    const text = await getWsdl(`${config.urls[service]}?wsdl`, { timeoutMs: 5000, maxBytes: 100_000 });
    config = withWsdl(config, readWsdl(text), service);
  }
  await servesAll(bureau, config);
});

describe('a configuration that cannot work is refused:', () => {
  const urls = everyService('http://127.0.0.1/u');
  const account = { urls, ispId: 1, userName: 'u', password: 'p' };
  const pem = '-----BEGIN CERTIFICATE-----';

  it.each<readonly [string, object, string]>([
    ['too few names', { parameterNames: { isp_download: ['in0'] } }, 'parameterNames.isp_download'],
    [
      'a name twice',
      { parameterNames: { isp_download: ['a', 'b', 'c', 'd', 'd'] } },
      'parameterNames.isp_download',
    ],
    [
      'a name that is none',
      { moreParameters: { isp_download: [{ name: '1<', value: '' }] } },
      'moreParameters.isp_download.0.name',
    ],
    ['a method there is', { moreMethods: { isp_upload: { service: 'upload' } } }, 'moreMethods.isp_upload'],
    [
      'an element without a place',
      { moreElements: [{ in: 'ICP', name: 'x', value: '' }] },
      'moreElements.0.in',
    ],
    ['a key of another form', { aesKey: 'k'.repeat(16), aesIv: 'i'.repeat(16), aesKeyForm: 'hex' }, 'aesKey'],
    ['a certificate without its key', { network: { certificate: pem } }, 'network.key'],
    ['no certificate', { network: { ca: 'ca.pem' } }, 'network.ca'],
    ['a proxy of another kind', { network: { proxy: 'socks5://127.0.0.1:1' } }, 'network.proxy'],
    ['an address that is none', { network: { localAddress: 'eth0' } }, 'network.localAddress'],
  ])('%s', (_what, change, path) => {
    const { error } = protocolConfigSchema.safeParse({ ...account, ...change });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});
