import type { ParametersOf } from '../../../../authority/protocol/methods.ts';
import type { UploadReply } from '../../../../authority/protocol/replies/reply.ts';
import type { Brain } from '../../brain/brain.ts';
import type { RehearsalCredentials } from '../accounts.ts';
import { readOperation } from '../operations/read.ts';
import { openUpload } from './opening.ts';
import { say } from './refusal.ts';

/** isp_upload: the packing is checked, then the number; what the file says is looked at only after it was taken. */
export async function answerUpload(
  brain: Brain,
  account: RehearsalCredentials,
  { dataSequence, ...file }: ParametersOf<'isp_upload'>,
): Promise<UploadReply> {
  const entry = openUpload(file, account.cipher);
  if (typeof entry === 'number') return say(entry);
  const answer = await brain.receiveUpload(account.ispId, {
    sequence: BigInt(dataSequence),
    file: { name: entry.name, bytes: entry.bytes },
    operation: readOperation(entry, account.ispId),
  });
  switch (answer.kind) {
    case 'ACCEPTED':
      return say(0);
    case 'GAP':
      return { ...say(14), missing: answer.missing.map(Number) };
    case 'TAKEN':
      return say(999, '该数据序号已接收，请查询上次上报情况');
  }
}
