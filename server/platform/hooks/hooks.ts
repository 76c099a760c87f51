import type { OutgoingReason } from '../../../prisma/generated/client/enums.ts';
import { z } from 'zod';
import type { HookKind, PrismaClient } from '../../../prisma/generated/client/client.ts';
import { OutgoingFailure } from '../outgoing/failure.ts';
import type { Outgoing, OutgoingAnswer } from '../outgoing/outgoing.ts';
import { secretsOf } from '../outgoing/secrets.ts';
import { secretOf, signedHeaders } from '../outgoing/sign.ts';
import { SealBroken } from '../privacy/cipher.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { hookOf } from './settings.ts';

/** Longest wait for a hook's answer: somebody is looking at a progress bar. Milliseconds. */
const TIMEOUT_MS = 15_000;
/** Largest answer read; all the text of a paper with its places takes more than a verdict. Bytes. */
const MAX_ANSWER = 16_384;
const MAX_TEXT = 262_144;

/** Where the rehearsal's own hooks answer, by kind; domains are asked of its registry. */
export const REHEARSAL_HOOK_PATHS = {
  FACE_CHECK: '/rehearsal/hooks/face-check',
  TEXT_MESSAGE: '/rehearsal/hooks/text-message',
  INSPECTION: '/rehearsal/hooks/inspection',
  SUBJECT_CHECK: '/rehearsal/hooks/subject-check',
  PERSON_CHECK: '/rehearsal/hooks/person-check',
  DOMAIN_CHECK: null,
  BLACKLIST_CHECK: '/rehearsal/hooks/blacklist-check',
  PAPER_READING: '/rehearsal/hooks/paper-reading',
} as const satisfies Record<HookKind, string | null>;

/** A hook gave no usable answer. Holds neither what was asked nor what was answered. */
export class HookFailure extends Error {
  readonly kind: HookKind;
  readonly reason: OutgoingReason | 'STATUS' | 'ANSWER';
  /** HTTP status, when there was one. */
  readonly status: number | null;

  constructor(
    kind: HookKind,
    { reason, status, cause }: { reason: HookFailure['reason']; status?: number; cause?: unknown },
  ) {
    super(`the ${kind} hook gave no usable answer: ${reason}${status ? ` (HTTP ${status})` : ''}`, { cause });
    this.name = 'HookFailure';
    this.kind = kind;
    this.reason = reason;
    this.status = status ?? null;
  }
}

export type HookCall<T> = {
  /** The same for every attempt of one question. */
  readonly id: string;
  /** Sent as `data` of `{ type, timestamp, data }`. */
  readonly data: object;
  readonly answer: z.ZodType<T>;
};

/** Services of the provider's own that are asked during a filing. */
export type Hooks = {
  /** Whether anything answers: in test mode the rehearsal stands in for a hook that is not set. */
  has(tenant: Tenant, kind: HookKind): Promise<boolean>;
  /** Asks a hook. Null when none is set. @throws HookFailure */
  call<T>(tenant: Tenant, kind: HookKind, call: HookCall<T>): Promise<T | null>;
};

type Parts = {
  readonly prisma: PrismaClient;
  readonly privacy: Pick<Privacy, 'forProvider' | 'serviceKeys'>;
  readonly outgoing: Outgoing;
  /** Where this process reaches its own rehearsal services; undefined when there are none. */
  readonly rehearsalUrl: string | undefined;
};

type Target = { readonly url: string; readonly secrets: () => Promise<readonly string[]> };

/** What signs calls to the rehearsal's own hooks: every replica has the same, and nobody else has it. */
export const rehearsalHookSecret = ({ serviceKeys }: Pick<Privacy, 'serviceKeys'>): string =>
  secretOf(serviceKeys('hooks')[0].key);

const TYPES = {
  FACE_CHECK: 'face.check',
  TEXT_MESSAGE: 'text.message',
  INSPECTION: 'website.inspect',
  SUBJECT_CHECK: 'subject.check',
  PERSON_CHECK: 'person.check',
  DOMAIN_CHECK: 'domain.check',
  BLACKLIST_CHECK: 'blacklist.check',
  PAPER_READING: 'paper.read',
} as const satisfies Record<HookKind, string>;

export function createHooks({ prisma, privacy, outgoing, rehearsalUrl }: Parts): Hooks {
  const targetOf = async (tenant: Tenant, kind: HookKind): Promise<Target | null> => {
    const hook = await hookOf(prisma, tenant, kind);
    const path = REHEARSAL_HOOK_PATHS[kind];
    const rehearsed = tenant.mode === 'TEST' && rehearsalUrl !== undefined && path !== null;
    const rehearsal = {
      url: `${rehearsalUrl}${path}`,
      secrets: () => Promise.resolve([rehearsalHookSecret(privacy)]),
    };
    // Papers are read on this machine unless a provider names a service; the rehearsal's is one that it may name.
    if (rehearsed && (hook ? hook.url === rehearsal.url : kind !== 'PAPER_READING')) return rehearsal;
    if (hook)
      return {
        url: hook.url,
        secrets: async () => secretsOf(await privacy.forProvider(tenant.providerId), hook),
      };
    return null;
  };

  return {
    has: async (tenant, kind) => (await targetOf(tenant, kind)) !== null,

    async call(tenant, kind, { id, data, answer: schema }) {
      const target = await targetOf(tenant, kind);
      if (!target) return null;
      const at = new Date();
      const body = JSON.stringify({ type: TYPES[kind], timestamp: at.toISOString(), data });
      let answer: OutgoingAnswer;
      try {
        answer = await outgoing.post(target.url, {
          body,
          headers: signedHeaders(await target.secrets(), { id, at, body }),
          timeoutMs: TIMEOUT_MS,
          read: { whole: kind === 'PAPER_READING' ? MAX_TEXT : MAX_ANSWER },
        });
      } catch (error) {
        if (error instanceof SealBroken) throw new HookFailure(kind, { reason: 'UNREADABLE', cause: error });
        if (!(error instanceof OutgoingFailure)) throw error;
        throw new HookFailure(kind, { reason: error.reason, cause: error });
      }
      const { status, text } = answer;
      if (status < 200 || status >= 300) throw new HookFailure(kind, { reason: 'STATUS', status });
      const parsed = z
        .string()
        .transform((value, context): unknown => {
          try {
            return JSON.parse(value);
          } catch {
            context.addIssue('not JSON');
            return z.NEVER;
          }
        })
        .pipe(schema)
        .safeParse(text);
      if (!parsed.success) throw new HookFailure(kind, { reason: 'ANSWER', status });
      return parsed.data;
    },
  };
}
