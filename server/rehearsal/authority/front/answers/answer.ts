import type { MethodName } from '../../../../authority/protocol/methods.ts';
import type { ReplyOf } from '../../../../authority/protocol/replies/reply.ts';
import type { MethodRequest } from '../../../../authority/protocol/soap/request.ts';
import type { Brain } from '../../brain/brain.ts';
import type { AccountBook } from '../accounts.ts';
import { answerAcknowledgement, answerDownload, answerPreviousUpload, type Packer } from './download.ts';
import { identify } from './identity.ts';
import { answerPassword, answerStatus } from './queries.ts';
import { say } from './refusal.ts';
import { answerUpload } from './upload.ts';

/** Any of the replies. */
export type AnyReply = ReplyOf<MethodName>;

/** Answers one call: who it is comes first, then what it wants. */
export async function answer(
  brain: Brain,
  accounts: AccountBook,
  request: MethodRequest,
  pack: Packer,
): Promise<AnyReply> {
  const account = await identify(accounts, request.parameters);
  if (typeof account === 'number') return say(account);
  switch (request.method) {
    case 'isp_upload':
      return answerUpload(brain, account, request.parameters);
    case 'isp_download':
      return answerDownload(brain, account, pack);
    case 'isp_downloadack':
      return answerAcknowledgement(brain, account, request.parameters.fileName);
    case 'isp_querypreviousupload':
      return answerPreviousUpload(brain, account);
    case 'isp_querybeianstatus':
      return answerStatus(brain, account, request.parameters);
    case 'isp_verifybamm':
      return answerPassword(brain, account, request.parameters);
  }
}
