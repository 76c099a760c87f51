import { z } from 'zod';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { RecheckAnswer } from '../../../authority/acts.ts';
import { openNotice } from '../../../authority/connector/storing/notices.ts';
import type { AuthorityNotice } from '../../../../prisma/generated/client/client.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { whereReadable } from '../../../platform/privacy/cipher.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { Desk, Prepared } from './acts.ts';
import { answerBy } from './due.ts';

const MOST_OPINION = 255;
const MOST_WORDS = 1_024;
const MOST_NAME = 128;

/** What an answer needs of an entry of the list; whatever else it says is left out. */
const unfiledSite = z.object({
  Wzym_mc: z.string().min(4),
  IP: z.number(),
  Yys: z.number(),
  Jrs: z.number().optional(),
  Sssh: z.number(),
  Scjcsj: z.string().optional(),
  Dqjcsj: z.string().optional(),
});

const person = z.looseObject({ Fzr_xm: z.string().optional(), Fzr_sjhm: z.string().optional() });

const recheckTask = z.object({
  Zt_xx: z.looseObject({ Ztid: z.number(), Fzr: person }),
  Wz_xx: z.array(
    z.looseObject({
      Wzid: z.number(),
      Fwnr: z.unknown().optional(),
      Wz_Fzr: person,
      Jr_xx: z.array(z.looseObject({ Jrid: z.number(), Bbyhlx: z.number() })),
    }),
  ),
});

/** An entry that waits for an answer, with what it says. @throws NotFound; ValidationFailure for one that cannot be read */
async function entryOf<T>(
  { database: { prisma }, privacy }: Desk,
  { providerId, mode }: Tenant,
  { noticeId, list, reads }: { noticeId: string; list: string; reads: z.ZodType<T> },
): Promise<{ notice: AuthorityNotice; entry: T }> {
  const notice = await prisma.authorityNotice.findFirst({ where: { id: noticeId, providerId, mode } });
  if (!notice) throw new NotFound('notice');
  if (notice.list !== list) throw new ValidationFailure([issue(['noticeId'], 'ACT_OTHER_LIST')]);
  if (notice.handledAt) throw new ValidationFailure([issue(['noticeId'], 'ACT_ANSWERED')]);
  const sealer = await privacy.forProvider(providerId);
  const parsed = reads.safeParse(whereReadable(() => openNotice(sealer, notice, notice)));
  if (!parsed.success) throw new ValidationFailure([issue(['noticeId'], 'ACT_ENTRY_INCOMPLETE')]);
  return { notice, entry: parsed.data };
}

const words = (path: string, text: string, max: number): Issue[] => {
  const length = [...text.trim()].length;
  if (length === 0) return [issue([path], 'REQUIRED')];
  return length > max ? [issue([path], 'TOO_LONG', { max })] : [];
};

const MOST_CONTENTS = 64;

const contentIssues = (codes: readonly number[]): Issue[] => {
  if (codes.length === 0) return [issue(['serviceContents'], 'REQUIRED')];
  return codes.length <= MOST_CONTENTS && codes.every((code) => code >= 1 && code <= MOST_CONTENTS)
    ? []
    : [issue(['serviceContents'], 'ACT_CODE')];
};

const assertRight = (issues: readonly Issue[]): void => {
  if (issues.length > 0) throw new ValidationFailure([...issues]);
};

const DAY = /^\d{4}-\d{2}-\d{2}/;
const dayOf = (text: string | undefined): string | undefined => DAY.exec(text ?? '')?.[0];

const handled =
  ({ id }: AuthorityNotice): NonNullable<Prepared['done']> =>
  (tx, now) =>
    tx.authorityNotice.updateMany({ where: { id, handledAt: null }, data: { handledAt: now } });

export type UnfiledSiteInput = {
  readonly noticeId: string;
  /** Cljg, a code of the bureau's. */
  readonly result: number;
  readonly opinion: string;
};

/** What was done about an unfiled site (未备案网站处理结果, WBACLJG). @throws NotFound, ValidationFailure */
export async function unfiledSiteAnswer(
  desk: Desk,
  tenant: Tenant,
  { noticeId, result, opinion }: UnfiledSiteInput,
): Promise<Prepared> {
  const { notice, entry } = await entryOf(desk, tenant, { noticeId, list: 'WBAWZLB', reads: unfiledSite });
  assertRight([
    ...words('opinion', opinion, MOST_OPINION),
    ...(result >= 1 && result <= 999 ? [] : [issue(['result'], 'ACT_CODE')]),
  ]);
  const { Wzym_mc: Ym, IP, Yys, Jrs, Sssh: Shengid, Scjcsj, Dqjcsj } = entry;
  return {
    act: {
      kind: 'UNFILED_SITE_ANSWER',
      answers: [
        {
          Ym,
          IP,
          Yys,
          ...(Jrs === undefined ? {} : { Jrs }),
          Shengid,
          Cljg: result,
          Clyj: opinion.trim(),
          Rbsj: dayOf(Scjcsj) ?? dayOf(Dqjcsj) ?? chinaDay(notice.at),
          Clsx: answerBy(notice) ?? chinaDay(notice.at),
        },
      ],
    },
    targetId: notice.id,
    bureau: notice.bureau,
    operation: 'WBACLJG',
    path: ['noticeId'],
    done: handled(notice),
  };
}

export type RecheckInput = {
  readonly noticeId: string;
  readonly passed: boolean;
  /** Who checked. */
  readonly checker: string;
  readonly opinion: string;
  /** What is wrong, where something is. */
  readonly errors?: string | null | undefined;
  /** Fwnr codes for sites of which the task says none: an answer needs them. */
  readonly serviceContents?: readonly number[] | null | undefined;
};

type Person = z.output<typeof person>;

/** In an answer the mobile has lost its prefix. */
const answeredPerson = ({ Fzr_sjhm: sjhm, ...rest }: Person): object => ({
  ...rest,
  ...(sjhm === undefined ? {} : { sjhm }),
});

const without = (entry: Readonly<Record<string, unknown>>, ...names: readonly string[]): object =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name)));

/** The task's own record as an answer wants it back. */
const recordOf = (
  { Zt_xx: subject, Wz_xx: websites }: z.output<typeof recheckTask>,
  serviceContents: readonly number[],
): object => ({
  Zt_xx: { ...without(subject, 'Bbyhlx', 'Scbbsj', 'Zjxgsj'), Fzr: answeredPerson(subject.Fzr) },
  Wz_xx: websites.map((website) => ({
    ...without(website, 'Yylb', 'Scbbsj', 'Zjxgsj'),
    Jr_xx: website.Jr_xx.map((access) => ({
      ...without(access, 'Bbyhid', 'Bbyhlx'),
      Bbfs: access.Bbyhlx,
    })),
    Fwnr: website.Fwnr ?? { Fwnr_id: serviceContents },
    Wz_Fzr: answeredPerson(website.Wz_Fzr),
  })),
});

/** Answer to a re-check task (核实结果, HSJG). @throws NotFound, ValidationFailure */
export async function recheckAnswer(
  desk: Desk,
  tenant: Tenant,
  { noticeId, passed, checker, opinion, errors, serviceContents }: RecheckInput,
): Promise<Prepared> {
  const { notice, entry } = await entryOf(desk, tenant, { noticeId, list: 'HSRW', reads: recheckTask });
  assertRight([
    ...words('checker', checker, MOST_NAME),
    ...words('opinion', opinion, MOST_WORDS),
    ...(passed ? [] : words('errors', errors ?? '', MOST_WORDS)),
    ...(entry.Wz_xx.some(({ Fwnr }) => Fwnr === undefined) ? contentIssues(serviceContents ?? []) : []),
  ]);
  const answer = {
    Hsjg: passed ? 0 : 1,
    Hsrxm: checker.trim(),
    Hssj: chinaDay(await desk.clock.now(tenant)),
    Hsyj: opinion.trim(),
    ...(passed ? {} : { Cwxx: (errors ?? '').trim() }),
    Baxx: recordOf(entry, serviceContents ?? []),
  };
  return {
    // Whether the record has all that the layout asks is found before it is sent.
    act: { kind: 'RECHECK_ANSWER', answers: [answer as RecheckAnswer['answers'][number]] },
    targetId: notice.id,
    bureau: notice.bureau,
    operation: 'HSJG',
    path: ['noticeId'],
    done: handled(notice),
  };
}
