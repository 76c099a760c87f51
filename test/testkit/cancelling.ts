import type { Applicant } from './applicant.ts';
import type { Result } from './caller.ts';
import { textsOf } from './mailbox.ts';

const NEED = `{ subjects(first: 5) { edges { node { records { websites { websiteNumber
  cancellationCode { needed phone reason { code message } } } } } } } }`;

/** Whether a code is needed, whose phone gets it, or why none does. */
export type CodeNeedShown = {
  needed: boolean;
  phone: string | null;
  reason: { code: string; message: string } | null;
};
type Site = { websiteNumber: string; cancellationCode: CodeNeedShown | null };
type Shown = { subjects: { edges: { node: { records: { websites: Site[] }[] } }[] } };

/** What is said of the code of an own website. */
export async function codeNeed(
  { caller }: Pick<Applicant, 'caller'>,
  websiteNumber: string,
): Promise<CodeNeedShown | null> {
  const { subjects } = await caller.query<Shown>(NEED);
  const sites = subjects.edges.flatMap(({ node }) => node.records.flatMap(({ websites }) => websites));
  const site = sites.find((one) => one.websiteNumber === websiteNumber);
  if (!site) throw new Error(`${websiteNumber} is not there`);
  return site.cancellationCode;
}

/** Asks for a code that cancels an access; any answer will do. */
export const asksForCode = (owner: Applicant, websiteNumber: string): Promise<Result> =>
  owner.caller.mutate('requestCancellationCode', { websiteNumber });

/** The code of the newest text about a website on the rehearsal's phones. */
export async function codeTexted({ desk }: Applicant, websiteNumber: string): Promise<string> {
  const texts = (await textsOf(desk)).filter(({ text }) => text.includes(websiteNumber));
  const [, code] = /验证码 (\d{6})/.exec(texts.at(-1)?.text ?? '') ?? [];
  if (!code) throw new Error(`no code was texted for ${websiteNumber}`);
  return code;
}

/** A fresh code, as the applicant reads it from the phone; the clock goes on until one may be sent. Null where none is sent. */
export async function codeFor(owner: Applicant, websiteNumber: string): Promise<string | null> {
  const asked = await asksForCode(owner, websiteNumber);
  if (asked.__typename === 'RateLimitedError') {
    await owner.desk.clock.passes({ hours: (asked.retryAfterSeconds ?? 0) / 3600 });
    return codeFor(owner, websiteNumber);
  }
  return asked.__typename === 'RequestCancellationCodeSuccess' ? codeTexted(owner, websiteNumber) : null;
}

/** Asks to cancel an access, confirmed and with a code from the phone unless told otherwise; any answer will do. */
export async function cancels(
  owner: Applicant,
  input: { websiteNumber: string; password: string; confirm?: boolean; code?: string },
): Promise<Result> {
  const code = input.code ?? (await codeFor(owner, input.websiteNumber)) ?? '000000';
  return owner.caller.mutate('cancelAccess', { confirm: true, ...input, code });
}
