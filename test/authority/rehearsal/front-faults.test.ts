import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProtocolFault } from '../../../server/authority/protocol/fault.ts';
import { parseDocument } from '../../../server/authority/protocol/documents/document.ts';
import { AuthorityTransportError } from '../../../server/authority/protocol/transport/transport-error.ts';
import { FAULT_NAMES, type FaultName } from '../../../server/rehearsal/authority/front/faults/catalogue.ts';
import { newAccess, openFront, type Caller, type FrontWorld } from './support/front.ts';

let world: FrontWorld;
beforeAll(async () => {
  world = await openFront();
});
afterAll(() => world.close());

const upload = ({ client, ispId }: Caller, sequence = 1) =>
  client.upload(client.pack(newAccess(ispId).document).file, sequence);
const arm = ({ ispId }: Caller, fault: FaultName, more: { delayMs?: number; after?: number } = {}) =>
  world.control.arm({ ispId, play: { fault }, times: 1, ...more });
const last = async ({ client }: Caller) => (await client.queryPreviousUpload()).previous?.dataSequence;
/** Why a call failed: the reason of a ProtocolFault, or `transport`. */
const failure = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'none';
  } catch (error) {
    if (error instanceof AuthorityTransportError) return 'transport';
    if (error instanceof ProtocolFault) return error.reason;
    throw error;
  }
};

describe('a line that breaks', () => {
  it('before the work leaves nothing done, after it leaves it done', async () => {
    const caller = await world.newCaller();
    arm(caller, 'drop-before-commit');
    expect(await failure(upload(caller))).toBe('transport');
    expect(await last(caller)).toBe(0);
    arm(caller, 'drop-after-commit');
    expect(await failure(upload(caller))).toBe('transport');
    expect(await last(caller)).toBe(1);
    expect((await upload(caller, 2)).code).toBe(0);
  });

  it('or an answer that is late looks the same to a caller that does not wait', async () => {
    const caller = await world.newCaller();
    arm(caller, 'late', { delayMs: 400 });
    const impatient = caller.with({ timeoutMs: 100 });
    expect(
      await failure(impatient.upload(caller.client.pack(newAccess(caller.ispId).document).file, 1)),
    ).toBe('transport');
    await expect.poll(() => last(caller), { timeout: 5000 }).toBe(1);
    arm(caller, 'late', { delayMs: 50 });
    expect((await caller.client.download()).code).toBe(2);
  });
});

describe('an answer that is damaged', () => {
  it.each([
    'twice',
    'truncated',
    'truncated-return',
    'empty',
    'html',
    'html-error',
    'html-in-return',
  ] as const)('(%s) is no answer, though the work was done', async (fault) => {
    const caller = await world.newCaller();
    arm(caller, fault);
    expect(await failure(upload(caller))).not.toBe('none');
    expect(await last(caller)).toBe(1);
  });

  it('by being worked on twice tells the caller that its number is taken', async () => {
    const caller = await world.newCaller();
    arm(caller, 'handled-twice');
    expect((await upload(caller)).code).toBe(999);
    expect(await last(caller)).toBe(1);
  });
});

describe('a file that is packed wrongly', () => {
  const reasons: [FaultName, string][] = [
    ['wrong-hash', 'hash'],
    ['wrong-key', 'decryption'],
    ['unknown-algorithm', 'algorithm'],
    ['no-archive', 'archive'],
    ['two-entries', 'archive-entries'],
    ['path-in-archive', 'archive-entry-name'],
    ['zip-bomb', 'oversize'],
    ['not-gbk', 'not-gbk'],
  ];
  const waiting = async () => {
    const caller = await world.newCaller();
    const { client, ispId } = caller;
    await client.upload(client.pack(newAccess(ispId, undefined, 'wrong').document).file, 1);
    return caller;
  };
  const openNext = async ({ client }: Caller) => {
    const { file } = await client.download();
    if (!file) throw new Error('no file came');
    return client.open(file).xml;
  };

  it.each(reasons)('(%s) cannot be opened, and comes right at the next call', async (fault, reason) => {
    const caller = await waiting();
    arm(caller, fault);
    expect(await failure(openNext(caller))).toBe(reason);
    expect(await openNext(caller)).toContain('<Jgdm>1018</Jgdm>');
  });

  it.each([
    ['malformed-xml', 'malformed'],
    ['entity-bomb', 'doctype'],
  ] as const)('(%s) opens and cannot be read', async (fault, reason) => {
    const caller = await waiting();
    arm(caller, fault);
    const xml = await openNext(caller);
    expect(await failure(Promise.resolve().then(() => parseDocument(xml, 'DownloadData')))).toBe(reason);
  });

  it('(broken-dates) opens and holds dates that are none', async () => {
    const caller = await world.newCaller();
    const { document } = newAccess(caller.ispId, '浙ICP备2021000003号-1', 'chaoshi-2021');
    await caller.client.upload(caller.client.pack(document).file, 1);
    world.advanceDays(1);
    arm(caller, 'broken-dates');
    expect(await openNext(caller)).toContain('2024-02-31');
  });

  it.each(['version-and-padding', 'wrapped-base64', 'unencrypted'] as const)(
    '(%s) is odd and nevertheless readable',
    async (fault) => {
      const caller = await waiting();
      arm(caller, fault);
      expect(await openNext(caller)).toContain('<Jgdm>1018</Jgdm>');
    },
  );

  it('shows its oddities on the wire', async () => {
    const caller = await waiting();
    world.control.arm({ ispId: caller.ispId, play: { fault: 'version-and-padding' }, times: 1 });
    const reply = await caller.client.download();
    expect(reply.version).toBe('V.3.0');
  });
});

describe('the switches', () => {
  it('hold for so many calls after so many, for one provider and one method', async () => {
    const [one, other] = [await world.newCaller(), await world.newCaller()];
    world.control.arm({ ispId: one.ispId, method: 'isp_download', play: { code: 902 }, times: 2, after: 1 });
    expect((await one.client.queryPreviousUpload()).code).toBe(0);
    expect((await other.client.download()).code).toBe(2);
    const codes = [];
    for (let round = 0; round < 4; round += 1) codes.push((await one.client.download()).code);
    expect(codes).toEqual([2, 902, 902, 2]);
  });

  it('are forgotten when cleared', async () => {
    const caller = await world.newCaller();
    world.control.arm({ ispId: caller.ispId, play: { code: 901 }, times: Infinity });
    expect((await caller.client.download()).code).toBe(901);
    world.control.clear(caller.ispId);
    expect((await caller.client.download()).code).toBe(2);
  });

  it('exist for every fault this file looks at', () => {
    const looked = [
      ...[
        'drop-before-commit',
        'drop-after-commit',
        'late',
        'twice',
        'truncated',
        'truncated-return',
        'empty',
      ],
      ...[
        'html',
        'html-error',
        'html-in-return',
        'handled-twice',
        'malformed-xml',
        'entity-bomb',
        'broken-dates',
      ],
      ...['wrong-hash', 'wrong-key', 'unknown-algorithm', 'no-archive', 'two-entries', 'path-in-archive'],
      ...['zip-bomb', 'not-gbk', 'version-and-padding', 'wrapped-base64', 'unencrypted'],
    ];
    expect([...FAULT_NAMES].sort()).toEqual(looked.sort());
  });
});
