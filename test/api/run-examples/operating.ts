import { pollResults } from '../../../server/filing/handover/results.ts';
import { rehearsalSecret } from '../../../server/rehearsal/authority/connect.ts';
import { connectionFor } from '../../../server/rehearsal/authority/front/accounts.ts';
import type { Desk } from '../../testkit/desk.ts';
import type { Service } from '../../testkit/service.ts';
import type { Narrator } from './recorder.ts';

const reason = '管局来电，已核对';
const BROKEN = '<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP>';

type House = {
  readonly desk: Desk;
  readonly provider: Narrator;
  readonly service: Service;
  /** What is told instead of what is another at each run. */
  readonly words: Map<string, string>;
};

/** A file comes that nobody can read. */
async function aside({ desk, service }: House, ispId: bigint): Promise<string> {
  const fileName = await service.brain.play(ispId, { kind: 'XML', xml: BROKEN });
  for (let turn = 0; turn < 2; turn += 1)
    await pollResults(service.services, desk.tenant).catch(() => undefined);
  const { prisma } = service.services.database;
  const where = { ...desk.tenant, fileName };
  return (await prisma.authorityMessage.findFirstOrThrow({ where })).id;
}

/** What an operator does about the account with the authority. */
export async function operating(house: House): Promise<void> {
  const { desk, provider, service, words } = house;
  const { prisma } = service.services.database;
  const ispId = await service.brain.accountOf(desk.tenant.providerId);
  const secret = rehearsalSecret(service.services.privacy);
  const at = { origin: service.url, secret };
  const connection = await connectionFor(service.brain, desk.tenant.providerId, at);
  const shown = { password: '…', userName: 'cloud', aesKey: '0123…', aesIv: '4567…' } as const;
  for (const name of Object.keys(shown) as (keyof typeof shown)[])
    words.set(String(connection[name]), shown[name]);
  words.set(String(ispId), '330100000001');
  await provider.succeed('setAuthorityAccount', { settings: { connection }, reason });
  await provider.succeed('examineAuthorityAccount', {});
  const { id: accountId, lastSequence } = await prisma.authorityAccount.findFirstOrThrow({
    where: desk.tenant,
  });
  const account = { accountId, reason };
  await provider.succeed('pauseAuthorityAccount', account);
  await provider.succeed('resumeAuthorityAccount', account);
  await provider.succeed('rotateAuthoritySecrets', { ...account, password: connection.password });
  const last = String(lastSequence - 1n);
  await provider.succeed('setAuthoritySequence', { ...account, last, again: false, confirm: false });
  // As if the answer to the last upload had never come.
  const where = { ...desk.tenant, sequence: lastSequence };
  await prisma.authorityMessage.updateMany({ where, data: { status: 'PENDING' } });
  await provider.succeed('settleAuthorityUpload', { ...account, as: 'TAKEN' });
  const messageId = await aside(house, ispId);
  await provider.succeed('reopenAuthorityFile', { messageId, reason });
  await provider.succeed('acknowledgeAuthorityFile', { messageId, reason });
  await provider.succeed('retryHeldFilings', { reason });
}
