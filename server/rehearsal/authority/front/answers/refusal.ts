import { replyCode } from '../../../../authority/protocol/codes/reply-codes.ts';
import type { Acknowledgement } from '../../../../authority/protocol/replies/reply.ts';

/** A reply that says no more than its code. */
export const say = (code: number, message = replyCode(code).zh): Acknowledgement => ({ code, message });
