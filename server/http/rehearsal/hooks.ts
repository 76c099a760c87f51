import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { InspectionCheck, type HookKind } from '../../../prisma/generated/client/enums.ts';
import { REHEARSAL_HOOK_PATHS } from '../../platform/hooks/hooks.ts';
import { drain } from '../../platform/read-body.ts';
import { REHEARSAL_RDAP_PATH, rehearsedFaults, rehearsedRegistration } from '../../rehearsal/registers.ts';
import { rehearseFaceCheck } from '../../rehearsal/face-check.ts';
import { rehearsePaperReading } from '../../rehearsal/paper-reading.ts';
import { keepText } from '../../rehearsal/mailbox/texts-to-phones.ts';
import type { Services } from '../../services.ts';
import { ownCall } from '../own-call.ts';

type Said = { readonly status: number; readonly body: object };
type Route = (request: IncomingMessage, response: ServerResponse, pathname: string) => Promise<boolean>;

const answer = (response: ServerResponse, { status, body }: Said): true => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  return true;
};

/** A service of test mode, for providers that have set none of the kind. It takes nothing but calls that this service signed. */
const hookRoute =
  <T>(
    services: Pick<Services, 'privacy'>,
    { kind, question }: { kind: HookKind; question: z.ZodType<T> },
    answerTo: (call: { readonly id: string; readonly message: T }) => Promise<Said>,
  ): Route =>
  async (request, response, pathname) => {
    if (pathname !== REHEARSAL_HOOK_PATHS[kind]) return false;
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      return answer(response, { status: 405, body: { code: 'METHOD_NOT_ALLOWED' } });
    }
    const call = await ownCall(services, request, question);
    await drain(request, response);
    return answer(
      response,
      call ? await answerTo(call) : { status: 401, body: { code: 'SIGNATURE_INVALID' } },
    );
  };

const picture = z.object({ base64: z.base64() });
const FACES = z.object({
  type: z.literal('face.check'),
  data: z.object({ photo: picture, identityCard: picture }),
});

const TEXT = z.object({
  type: z.literal('text.message'),
  data: z.object({
    provider: z.string(),
    to: z.string(),
    text: z.string().max(1000),
    code: z.string().max(20).optional(),
    websiteNumber: z.string().max(100).optional(),
  }),
});

const WEBSITE = z.object({
  type: z.literal('website.inspect'),
  data: z.object({ domains: z.array(z.string()), checks: z.array(z.enum(InspectionCheck)) }),
});

/** Beginnings of domains of which a campaign (专项核查) finds a fault; everything else is in order. */
const FAULTY: readonly (readonly [string, InspectionCheck])[] = [
  ['renamed', 'NAME'],
  ['sold', 'HOLDER'],
  ['silent', 'PHONE'],
];

/** The registry of domains of test mode, which anybody may ask as they may a real one. */
const registryRoute: Route = (request, response, pathname) => {
  const asked = pathname.startsWith(`${REHEARSAL_RDAP_PATH}/domain/`) && request.method === 'GET';
  if (!asked) return Promise.resolve(false);
  const domain = pathname.slice(pathname.lastIndexOf('/') + 1).toLowerCase();
  const known = rehearsedRegistration(domain, new Date());
  const body = known ?? { errorCode: 404, title: 'Not Found' };
  response
    .writeHead(known ? 200 : 404, { 'content-type': 'application/rdap+json' })
    .end(JSON.stringify(body));
  return Promise.resolve(true);
};

const SUBJECT = z.object({
  type: z.literal('subject.check'),
  data: z.object({ name: z.string(), representativeName: z.string().nullable() }),
});
const PERSON = z.object({
  type: z.literal('person.check'),
  data: z.object({ name: z.string(), mobile: z.string() }),
});
const LISTED = z.object({
  type: z.literal('blacklist.check'),
  data: z.object({ name: z.string(), domains: z.array(z.string()) }),
});

const PAPER = z.object({ type: z.literal('paper.read'), data: z.object({ picture }) });

const outcome = (faults: readonly string[]): Promise<Said> =>
  Promise.resolve({
    status: 200,
    body: { outcome: faults.length > 0 ? 'FAULT' : 'PASSED', faults },
  });

/** The provider's services as test mode has them: faces are compared, texts stand in the rehearsal mailbox, websites are looked at, and registers know what is asked. */
export const rehearsalHookRoutes = (
  services: Pick<Services, 'database' | 'privacy' | 'clock'>,
): readonly Route[] => [
  hookRoute(services, { kind: 'FACE_CHECK', question: FACES }, async ({ message }) => {
    const said = await rehearseFaceCheck(Buffer.from(message.data.photo.base64, 'base64'));
    return said ? { status: 200, body: said } : { status: 503, body: { code: 'REHEARSED_AS_DOWN' } };
  }),
  hookRoute(services, { kind: 'TEXT_MESSAGE', question: TEXT }, async ({ id, message }) => {
    const { provider, ...text } = message.data;
    const kept = await keepText(services, provider, id, text);
    return kept ? { status: 200, body: { sent: true } } : { status: 404, body: { code: 'NOT_FOUND' } };
  }),
  hookRoute(services, { kind: 'INSPECTION', question: WEBSITE }, ({ message: { data } }) => {
    const results = data.checks.map((check) => {
      const isFaulty = FAULTY.some(
        ([label, kind]) => kind === check && data.domains.some((domain) => domain.startsWith(label)),
      );
      return { check, outcome: isFaulty ? 'FAULT' : 'PASSED' };
    });
    return Promise.resolve({ status: 200, body: { results } });
  }),
  hookRoute(services, { kind: 'SUBJECT_CHECK', question: SUBJECT }, ({ message: { data } }) =>
    outcome(rehearsedFaults.ofSubject(data)),
  ),
  hookRoute(services, { kind: 'PERSON_CHECK', question: PERSON }, ({ message: { data } }) =>
    outcome(rehearsedFaults.ofPerson(data)),
  ),
  hookRoute(services, { kind: 'BLACKLIST_CHECK', question: LISTED }, ({ message: { data } }) =>
    outcome(rehearsedFaults.listed(data)),
  ),
  hookRoute(services, { kind: 'PAPER_READING', question: PAPER }, async ({ message }) => {
    const lines = await rehearsePaperReading(Buffer.from(message.data.picture.base64, 'base64'));
    return lines ? { status: 200, body: { lines } } : { status: 503, body: { code: 'REHEARSED_AS_DOWN' } };
  }),
  registryRoute,
];
