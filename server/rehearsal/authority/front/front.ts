import { setTimeout as sleep } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ProtocolFault } from '../../../authority/protocol/fault.ts';
import { MAX_ARCHIVE_BYTES } from '../../../authority/protocol/limits.ts';
import { DEFAULT_NAMESPACE, METHODS, type Endpoint } from '../../../authority/protocol/methods.ts';
import { writeReply } from '../../../authority/protocol/replies/write.ts';
import { SOAP_CONTENT_TYPE, writeFault } from '../../../authority/protocol/soap/envelope.ts';
import { messageText } from '../../../authority/protocol/soap/message.ts';
import { readRequest, type MethodRequest } from '../../../authority/protocol/soap/request.ts';
import { writeResponse } from '../../../authority/protocol/soap/response.ts';
import type { Brain } from '../brain/brain.ts';
import { BodyTooLarge, drain, readBody } from '../../../platform/read-body.ts';
import { SERVICE_PATHS, type AccountBook } from './accounts.ts';
import { answer, type AnyReply } from './answers/answer.ts';
import { packDownload } from './answers/download.ts';
import { say } from './answers/refusal.ts';
import { createControl, type Control, type Switch } from './control.ts';
import { FAULTS } from './faults/catalogue.ts';
import type { Fault } from './faults/fault.ts';
import { wsdlOf } from './wsdl.ts';

/** Base64 of the largest archive, wrapped, and the envelope around it. */
const MAX_REQUEST_BYTES = Math.ceil((MAX_ARCHIVE_BYTES * 4) / 3 / 76) * 78 + 65_536;
const DEFAULT_DELAY_MS = 1000;
const NO_FAULT: Fault = { meaning: '' };

export type FrontOptions = {
  readonly brain: Brain;
  readonly accounts: AccountBook;
  /** Fault and play switches; without them everything goes as it should. */
  readonly control?: Control;
  readonly namespace?: string;
};

const plainPath = (path: string): string => path.replace(/\/+$/, '').toLowerCase();

/** The service at a path, whatever its case and with or without a slash behind it. */
const endpointOf = (path: string): Endpoint | undefined =>
  (['upload', 'status', 'password'] as const).find(
    (endpoint) => plainPath(SERVICE_PATHS[endpoint]) === plainPath(path),
  );

const asksForWsdl = ({ searchParams }: URL): boolean =>
  [...searchParams.keys()].some((name) => name.toLowerCase() === 'wsdl');

const send = (
  response: ServerResponse,
  status: number,
  body: string,
  type: string = SOAP_CONTENT_TYPE,
): void => {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

const sendWsdl = (request: IncomingMessage, response: ServerResponse, endpoint: Endpoint): void => {
  const address = `http://${request.headers.host ?? 'localhost'}${SERVICE_PATHS[endpoint]}`;
  send(response, 200, wsdlOf(endpoint, address), 'text/xml; charset=utf-8');
};

/** The call in the body, or undefined after a SOAP fault was sent for something that is none. */
const readCall = async (
  request: IncomingMessage,
  response: ServerResponse,
  endpoint: Endpoint,
): Promise<MethodRequest | undefined> => {
  try {
    const body = await readBody(request, { maxBytes: MAX_REQUEST_BYTES });
    const call = readRequest(messageText(body, request.headers['content-type'] ?? ''));
    if (METHODS[call.method].endpoint === endpoint) return call;
    send(response, 500, writeFault('Client', 'this service does not have that method'));
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      await drain(request, response);
      send(response, 413, writeFault('Client', error.message));
    } else if (error instanceof ProtocolFault) send(response, 500, writeFault('Client', error.message));
    else throw error;
  }
  return undefined;
};

const faultOf = (rule: Switch | null): Fault =>
  rule && 'fault' in rule.play ? FAULTS[rule.play.fault] : NO_FAULT;

const written = (call: MethodRequest, reply: AnyReply, fault: Fault, namespace: string): string => {
  const versioned = fault.version === undefined ? reply : { ...reply, version: fault.version };
  const returned = writeReply(call.method, versioned, fault.oddities);
  const body = writeResponse(call.method, fault.returned?.(returned) ?? returned, namespace);
  return fault.body?.(body) ?? body;
};

/**
 * The rehearsal authority on the wire: the three services of the enterprise-side interface (V3.0) over SOAP 1.1, and
 * their WSDLs. Resolves to false for any other path.
 */
export function createRehearsalFront({
  brain,
  accounts,
  control = createControl(),
  namespace = DEFAULT_NAMESPACE,
}: FrontOptions): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const replyTo = async (call: MethodRequest, rule: Switch | null, fault: Fault): Promise<AnyReply> => {
    if (rule && 'code' in rule.play) return say(rule.play.code, rule.play.message);
    if (fault.worksTwice) await answer(brain, accounts, call, packDownload);
    return answer(brain, accounts, call, fault.pack ?? packDownload);
  };

  const serve = async (
    request: IncomingMessage,
    response: ServerResponse,
    endpoint: Endpoint,
  ): Promise<void> => {
    const call = await readCall(request, response, endpoint);
    if (!call) return;
    const rule = control.take(BigInt(call.parameters.ispId), call.method);
    const fault = faultOf(rule);
    if (fault.dropsBefore) return void request.socket.destroy();
    const reply = await replyTo(call, rule, fault);
    if (fault.dropsAfter) return void request.socket.destroy();
    if (fault.late) await sleep(rule?.delayMs ?? DEFAULT_DELAY_MS);
    send(response, fault.status ?? 200, written(call, reply, fault, namespace), fault.contentType);
  };

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://rehearsal');
    const endpoint = endpointOf(url.pathname);
    if (!endpoint) return false;
    if (request.method === 'GET' && asksForWsdl(url)) sendWsdl(request, response, endpoint);
    else if (request.method === 'POST') await serve(request, response, endpoint);
    else {
      response.setHeader('allow', 'POST');
      send(response, 405, writeFault('Client', 'calls are posted'));
    }
    return true;
  };
}
