import type { ReplyOddities } from '../../../../authority/protocol/replies/write.ts';
import type { Packer } from '../answers/download.ts';

/**
 * Something a bureau or the line to it does wrong, as data: what happens at which point of a call. All parts are
 * optional; a call without a fault has none of them.
 */
export type Fault = {
  readonly meaning: string;
  /** The connection breaks before the request is worked on. */
  readonly dropsBefore?: true;
  /** The connection breaks after the request was worked on: the caller cannot know. */
  readonly dropsAfter?: true;
  /** The request reaches the bureau twice; the second answer is the one that arrives. */
  readonly worksTwice?: true;
  /** The answer waits for the delay of the switch. */
  readonly late?: true;
  /** How the file of a reply is packed. */
  readonly pack?: Packer;
  /** How the reply is written. */
  readonly oddities?: ReplyOddities;
  /** `return/@version` */
  readonly version?: string;
  /** What becomes of the XML inside `return`. */
  readonly returned?: (xml: string) => string;
  /** What becomes of the whole answer. */
  readonly body?: (xml: string) => string;
  readonly contentType?: string;
  readonly status?: number;
};
