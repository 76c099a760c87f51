import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { METHOD_NAMES } from '../../../authority/protocol/methods.ts';
import type { Brain } from '../brain/brain.ts';
import type { ResultDocument } from '../brain/result-file.ts';
import { BodyTooLarge, drain, readBody } from '../../../platform/read-body.ts';
import type { Control } from './control.ts';
import { FAULT_NAMES } from './faults/catalogue.ts';
import { PLAY_NAMES, playedDocument } from './plays/play.ts';

export const CONTROL_PATH = '/rehearsal/control';
const MAX_BYTES = 1024 * 1024;

const ispId = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt);
const method = z.enum(METHOD_NAMES).optional();
const times = z.int().min(1).default(1);
const after = z.int().min(0).optional();

const command = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('fault'),
    fault: z.enum(FAULT_NAMES),
    ispId: ispId.optional(),
    method,
    times,
    after,
    delayMs: z.int().min(0).max(600_000).optional(),
  }),
  z.strictObject({
    do: z.literal('answer'),
    code: z.int().min(0).max(999),
    message: z.string().optional(),
    ispId: ispId.optional(),
    method,
    times,
    after,
  }),
  z.strictObject({ do: z.literal('download'), ispId: ispId.optional(), type: z.enum(PLAY_NAMES) }),
  z.strictObject({ do: z.literal('download-xml'), ispId: ispId.optional(), xml: z.string().min(1) }),
  z.strictObject({
    do: z.literal('advance'),
    hours: z
      .number()
      .min(0)
      .max(24 * 366),
  }),
  z.strictObject({ do: z.literal('clear'), ispId: ispId.optional() }),
]);

/** What can be asked of the control endpoint, one at a time, as JSON. */
export type ControlCommand = z.input<typeof command>;

/** Whose switches a caller may throw: those of one account, or (null) all of them. */
export type ControlRights = { readonly ispId: bigint | null };

export type ControlEndpointOptions = {
  readonly control: Control;
  readonly brain: Brain;
  readonly now: (ispId: bigint) => Promise<Date> | Date;
  /** What the Authorization header opens; null for nothing. */
  readonly rightsOf: (authorization: string) => Promise<ControlRights | null>;
  /** Moves the clock, where the rehearsal has one of its own. */
  readonly advance?: (hours: number) => void;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whoever presents the token may throw every switch. */
export const rightsByToken = (token: string): ControlEndpointOptions['rightsOf'] => {
  const expected = digest(`Bearer ${token}`);
  return async (authorization) => (timingSafeEqual(digest(authorization), expected) ? { ispId: null } : null);
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
};

type Order = z.output<typeof command>;
type Answer = { readonly status: number; readonly body: Record<string, unknown> };

const done = (body: Record<string, unknown>): Answer => ({ status: 200, body });
const denied = (status: number, error: string): Answer => ({ status, body: { error } });

/** Puts a file into an account's queue. */
const play = async (
  { brain, now }: ControlEndpointOptions,
  order: Extract<Order, { do: 'download' | 'download-xml' }>,
): Promise<Answer> => {
  const { ispId: account } = order;
  if (account === undefined) return denied(400, 'ispId names the account');
  const document: ResultDocument =
    order.do === 'download'
      ? playedDocument(order.type, account, await now(account))
      : { kind: 'XML', xml: order.xml };
  return done({ fileName: await brain.play(account, document) });
};

/** Carries a command out and says what came of it. */
const obey = async (options: ControlEndpointOptions, order: Order): Promise<Answer> => {
  const { control, advance } = options;
  const armed = (account: bigint | undefined): number =>
    control.armed().filter(({ rule }) => account === undefined || rule.ispId === account).length;
  switch (order.do) {
    case 'fault': {
      const { do: _do, fault, ...rest } = order;
      control.arm({ ...rest, play: { fault } });
      return done({ armed: armed(order.ispId) });
    }
    case 'answer': {
      const { do: _do, code, message, ...rest } = order;
      control.arm({ ...rest, play: { code, ...(message === undefined ? {} : { message }) } });
      return done({ armed: armed(order.ispId) });
    }
    case 'download':
    case 'download-xml':
      return play(options, order);
    case 'advance':
      if (!advance) return denied(409, 'the clock belongs to the service this rehearsal is part of');
      advance(order.hours);
      return done({ advanced: order.hours });
    case 'clear':
      control.clear(order.ispId);
      return done({ armed: armed(order.ispId) });
  }
};

/** The command as the caller may give it: about its own account, whether or not it says so. Null for another's. */
const within = (order: Order, { ispId: own }: ControlRights): Order | null => {
  if (own === null || order.do === 'advance') return order;
  return order.ispId === undefined || order.ispId === own ? { ...order, ispId: own } : null;
};

/**
 * Switches over HTTP, for tests, operators and developers of a provider: `POST /rehearsal/control` with a bearer token and
 * one ControlCommand. Resolves to false for any other path.
 */
export function createControlEndpoint(
  options: ControlEndpointOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const rights = await options.rightsOf(request.headers.authorization ?? '');
    if (!rights) return denied(401, 'the token is missing or wrong');
    if (request.method !== 'POST') return denied(405, 'commands are posted');
    const text = (await readBody(request, { maxBytes: MAX_BYTES })).toString('utf8');
    const given = command.safeParse(jsonIn(text));
    if (!given.success) return denied(400, z.prettifyError(given.error));
    const order = within(given.data, rights);
    const account = order && 'ispId' in order ? order.ispId : undefined;
    if (!order || (account !== undefined && !(await options.brain.hasAccount(account))))
      return denied(404, 'no such account');
    return obey(options, order);
  };

  return async (request, response) => {
    if (new URL(request.url ?? '/', 'http://rehearsal').pathname !== CONTROL_PATH) return false;
    try {
      const { status, body } = await answerTo(request);
      send(response, status, body);
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error;
      await drain(request, response);
      send(response, 413, { error: error.message });
    }
    return true;
  };
}

/** Parsed JSON, or undefined, which no command is. */
const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
