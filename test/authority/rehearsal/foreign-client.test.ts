import { createClientAsync } from 'soap';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandVal, passwordHash } from '../../../server/authority/protocol/authentication.ts';
import { readReply } from '../../../server/authority/protocol/replies/read.ts';
import { readWsdl } from '../../../server/authority/protocol/soap/wsdl.ts';
import { newAccess, openFront, type Caller, type FrontWorld } from './support/front.ts';

let world: FrontWorld;
beforeAll(async () => {
  world = await openFront();
});
afterAll(() => world.close());

type Method = (parameters: Record<string, unknown>) => Promise<[{ return: string }, ...unknown[]]>;

/** A client that the npm package `soap` made of the WSDL alone. */
const foreignClient = async (url: string) => {
  const client = await createClientAsync(`${url}?wsdl`);
  return (name: string, parameters: Record<string, unknown>) => {
    const method: unknown = Reflect.get(client, `${name}Async`);
    if (typeof method !== 'function') throw new Error(`the WSDL has no ${name}`);
    return (method as Method).call(client, parameters);
  };
};
const signed = ({ config }: Caller) => {
  const randVal = createRandVal();
  const pwdHash = passwordHash(config.password, randVal);
  return { ispID: config.ispId, userName: config.userName, randVal, pwdHash, hashAlgorithm: 0 };
};

it('lets a foreign SOAP client upload, ask and download by the WSDL alone', async () => {
  const caller = await world.newCaller();
  const call = await foreignClient(caller.config.urls.upload);
  const { file } = caller.client.pack(newAccess(caller.ispId, undefined, 'wrong').document);
  const { ispID, userName, randVal, pwdHash } = signed(caller);
  const { beianInfo, beianInfoHash, encryptAlgorithm, hashAlgorithm, compressionFormat } = file;
  const [taken] = await call('isp_upload', {
    ispID,
    userName,
    randVal,
    pwdHash,
    beianInfo,
    beianInfoHash,
    dataSequence: 1,
    encryptAlgorithm,
    hashAlgorithm,
    compressionFormat,
  });
  expect(readReply('isp_upload', taken.return).code).toBe(0);

  const { ispID: ispId, ...rest } = signed(caller);
  const [previous] = await call('isp_querypreviousupload', { ispId, ...rest });
  expect(readReply('isp_querypreviousupload', previous.return).previous?.dataSequence).toBe(1);

  const [downloaded] = await call('isp_download', signed(caller));
  const reply = readReply('isp_download', downloaded.return);
  expect(reply.file && caller.client.open(reply.file).xml).toContain('<Jgdm>1018</Jgdm>');
  const [acknowledged] = await call('isp_downloadack', { ...signed(caller), fileName: reply.file?.fileName });
  expect(readReply('isp_downloadack', acknowledged.return).code).toBe(0);

  const status = await foreignClient(caller.config.urls.status);
  const [found] = await status('isp_querybeianstatus', {
    ...signed(caller),
    queryConditionType: 0,
    queryCondition: 'shili-keji.cn',
  });
  expect(readReply('isp_querybeianstatus', found.return).status?.filed).toBe(true);

  const password = await foreignClient(caller.config.urls.password);
  const [right] = await password('isp_verifybamm', {
    ...signed(caller),
    baxh: '浙ICP备2021000001号',
    bamm: 'shili-2021',
  });
  expect(readReply('isp_verifybamm', right.return).right).toBe(true);
});

it('says in its WSDL how it wants to be called', async () => {
  const { config } = await world.newCaller();
  const facts = readWsdl(await (await fetch(`${config.urls.upload}?wsdl`)).text());
  expect(facts.address).toBe(config.urls.upload);
  expect(facts.spelling).toEqual({
    isp_upload: 'ispID',
    isp_download: 'ispID',
    isp_downloadack: 'ispID',
    isp_querypreviousupload: 'ispId',
  });
});
