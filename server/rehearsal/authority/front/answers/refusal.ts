import { replyText } from '../../../../../schema/messages/codes.ts';
import type { Acknowledgement } from '../../../../authority/protocol/replies/reply.ts';

/** A reply that says no more than its code. */
export const say = (code: number, message = replyText(code, 'zh-CN')): Acknowledgement => ({ code, message });
