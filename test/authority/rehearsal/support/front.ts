import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProtocolClient, type ProtocolClient } from '../../../../server/authority/protocol/client.ts';
import type { ProtocolConfigInput } from '../../../../server/authority/protocol/config.ts';
import {
  VERSION_3_0,
  type UploadDocument,
} from '../../../../server/authority/protocol/documents/document.ts';
import type { UploadContent } from '../../../../server/authority/protocol/documents/layouts/upload.ts';
import { filingPasswordDigest } from '../../../../server/authority/protocol/authentication.ts';
import { connectionFor, derivedAccounts } from '../../../../server/rehearsal/authority/front/accounts.ts';
import {
  createControlEndpoint,
  rightsByToken,
} from '../../../../server/rehearsal/authority/front/control-endpoint.ts';
import { createControl, type Control } from '../../../../server/rehearsal/authority/front/control.ts';
import { createRehearsalFront } from '../../../../server/rehearsal/authority/front/front.ts';
import { openWorld, type World } from './world.ts';

export const SECRET = 'test-secret';
export const TOKEN = 'test-token';

/** One provider with a real client for its account. */
export type Caller = {
  ispId: bigint;
  config: ProtocolConfigInput;
  client: ProtocolClient;
  /** A client whose configuration differs. */
  with: (changes: Partial<ProtocolConfigInput>) => ProtocolClient;
};

export type FrontWorld = World & {
  origin: string;
  control: Control;
  newCaller: () => Promise<Caller>;
};

/** The rehearsal authority behind a real HTTP server. */
export async function openFront(): Promise<FrontWorld> {
  const world = await openWorld();
  const control = createControl();
  const front = createRehearsalFront({
    brain: world.brain,
    accounts: derivedAccounts(world.brain, SECRET),
    control,
  });
  const endpoint = createControlEndpoint({
    control,
    brain: world.brain,
    now: world.now,
    rightsOf: rightsByToken(TOKEN),
  });
  const failures: unknown[] = [];
  const server = createServer((request, response) => {
    const serve = async (): Promise<void> => {
      if ((await front(request, response)) || (await endpoint(request, response))) return;
      response.writeHead(404).end();
    };
    serve().catch((error: unknown) => {
      failures.push(error);
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let callers = 0;
  return {
    ...world,
    origin,
    control,
    async newCaller() {
      const provider = `prv_caller_${(callers += 1)}`;
      const config = await connectionFor(world.brain, provider, { origin, secret: SECRET });
      const timed = { ...config, timeoutMs: 5000 };
      return {
        ispId: await world.brain.accountOf(provider),
        config: timed,
        client: createProtocolClient(timed),
        with: (changes) => createProtocolClient({ ...timed, ...changes }),
      };
    },
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await world.close();
      if (failures.length > 0) throw failures[0];
    },
  };
}

let accessIds = 90_000;

export const uploadOf = (
  ispId: bigint,
  icp: Omit<NonNullable<UploadContent['ICP']>, 'Qqdwid'>,
): UploadDocument => ({
  root: 'UploadData',
  version: VERSION_3_0,
  content: { ICP: { ...icp, Qqdwid: Number(ispId) } },
});

/** XZJR for one site. */
export const newAccess = (
  ispId: bigint,
  website = '浙ICP备2021000001号-1',
  password = 'shili-2021',
): { document: UploadDocument; accessId: number } => {
  const accessId = (accessIds += 1);
  const document = uploadOf(ispId, {
    XZJR: {
      Xzxx: [
        {
          Wz_xx: { Wzbah: website },
          IspJrid: accessId,
          Wzfb: { Fbdd: [34] },
          Wzjrfs: { Jrfs: [5] },
          Ip_xx: [{ IspIpid: accessId, Qsip: 3_405_803_786, Zzip: 3_405_803_786 }],
          Fj: [],
          ICPmm: filingPasswordDigest(password),
        },
      ],
    },
  });
  return { document, accessId };
};
