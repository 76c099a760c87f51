import { createHash } from 'node:crypto';
import type { IpRange } from '../../../../prisma/generated/client/client.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Tx } from '../../../../prisma/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { Desk, Prepared } from '../acts/acts.ts';
import { asSent, detailIssues, openDetails, sealDetails, type RangeDetails } from './details.ts';
import { isIpv4, isPublic, overlap, rangeIn, type Range } from '../../addresses/range.ts';

/** Most ranges of a provider in one mode: every hand-over compares with them. */
const MOST_RANGES = 2_000;

export type RangeInput = RangeDetails & {
  /** `47.96.0.0/15`, `47.96.0.1-47.96.0.9` or a lone address. */
  readonly range: string;
  readonly use: IpRange['use'];
};

/** Whether the ranges were filed by other means and are only noted here. */
export type FileInput = { readonly ranges: readonly RangeInput[]; readonly alreadyFiled: boolean };

/** What an act of the authority's needs, and which ranges it is about. */
export type RangeAct = { readonly prepared: Prepared; readonly ids: readonly string[] };

const ownIdOf = ({ first, last }: Range): bigint =>
  BigInt(`0x${createHash('sha256').update(`${first}-${last}`).digest('hex').slice(0, 11)}`) + 1n;

const rangesOf = (tx: Tx, { providerId, mode }: Tenant): Promise<IpRange[]> =>
  tx.ipRange.findMany({ where: { providerId, mode }, orderBy: { id: 'asc' } });

type Read = { readonly input: RangeInput; readonly range: Range; readonly known: IpRange | null };

/** One entry, or what speaks against it. Only a range that was refused may be filed again. */
function readOne(
  input: RangeInput,
  index: number,
  {
    kept,
    before,
    alreadyFiled,
  }: { kept: readonly IpRange[]; before: readonly Range[]; alreadyFiled: boolean },
): Read | Issue[] {
  const path = ['ranges', String(index)];
  const range = rangeIn(input.range);
  if (!range) return [issue([...path, 'range'], 'IP_RANGE_INVALID', { value: input.range })];
  if (!isPublic(range)) return [issue([...path, 'range'], 'IP_RANGE_PRIVATE', { value: input.range })];
  if (!isIpv4(range) && !alreadyFiled)
    return [issue([...path, 'range'], 'IP_RANGE_IPV6', { value: input.range })];
  const met = kept.find((one) => overlap(one, range));
  const known = met?.first === range.first && met.last === range.last ? met : null;
  const other =
    known?.state === 'REFUSED'
      ? before.find((one) => overlap(one, range))
      : (met ?? before.find((one) => overlap(one, range)));
  if (other)
    return [
      issue([...path, 'range'], 'IP_RANGE_MET', {
        value: input.range,
        other: `${other.first}-${other.last}`,
      }),
    ];
  const issues = alreadyFiled ? [] : detailIssues(input.use, input, path);
  return issues.length > 0 ? issues : { input, range, known };
}

async function readAll(tx: Tx, tenant: Tenant, { ranges, alreadyFiled }: FileInput): Promise<Read[]> {
  if (ranges.length === 0) throw new ValidationFailure([issue(['ranges'], 'REQUIRED')]);
  const kept = await rangesOf(tx, tenant);
  if (kept.length + ranges.length > MOST_RANGES)
    throw new ValidationFailure([issue(['ranges'], 'TOO_MANY', { max: MOST_RANGES })]);
  const read: Read[] = [];
  const issues: Issue[] = [];
  for (const [index, input] of ranges.entries()) {
    const before = read.map(({ range }) => range);
    const one = readOne(input, index, { kept, before, alreadyFiled });
    if (Array.isArray(one)) issues.push(...one);
    else read.push(one);
  }
  if (issues.length > 0) throw new ValidationFailure(issues);
  return read;
}

type Row = {
  readonly id: string;
  readonly range: Range;
  readonly input: RangeInput;
  readonly known: IpRange | null;
};

const detailsOf = ({ addressing, allocatedOn, allocatedTo, user }: RangeInput): RangeDetails => ({
  addressing,
  allocatedOn,
  allocatedTo,
  user,
});

/** Files the provider's address ranges with the authority (IP 地址备案, IP/XZBA). @throws ValidationFailure */
export async function rangesFiling(desk: Desk, tenant: Tenant, input: FileInput): Promise<RangeAct> {
  const read = await readAll(desk.database.prisma, tenant, input);
  const rows: Row[] = read.map((one) => ({ ...one, id: one.known?.id ?? newId('IpRange') }));
  const sealer = await desk.privacy.forProvider(tenant.providerId);
  const { providerId, mode } = tenant;
  const occasion = 1 + rows.reduce((sum, { known }) => sum + (known?.attempts ?? 0), 0);
  const write = async (tx: Tx, at: Date): Promise<void> => {
    for (const { id, range, input: one, known } of rows) {
      const details = detailsOf(one);
      const standing = input.alreadyFiled
        ? { state: 'FILED' as const, pending: null, sentAt: null, decidedAt: at }
        : { state: 'SENT' as const, pending: 'XZBA', sentAt: at, decidedAt: null };
      const data = {
        ...range,
        ...standing,
        use: one.use,
        ownId: ownIdOf(range),
        attempts: (known?.attempts ?? 0) + 1,
        details: sealDetails(
          sealer,
          id,
          input.alreadyFiled ? { filed: details, sent: null } : { filed: null, sent: details },
        ),
        code: null,
        opinion: null,
      };
      await tx.ipRange.upsert({
        where: { providerId_mode_first_last: { providerId, mode, ...range } },
        create: { id, providerId, mode, ...data },
        update: data,
      });
    }
  };
  return {
    ids: rows.map(({ id }) => id),
    prepared: {
      act: {
        kind: 'IP_RANGES',
        operation: 'XZBA',
        ranges: rows.map(({ range, input: one }) =>
          asSent({ ...range, use: one.use, ownId: ownIdOf(range), authorityRangeId: null }, detailsOf(one)),
        ),
      },
      targetId: providerId,
      operation: 'IP/XZBA',
      occasion,
      path: ['ranges'],
      isSent: !input.alreadyFiled,
      done: write,
    },
  };
}

/** A range that is filed and on which nothing waits. @throws NotFound, ValidationFailure */
async function standing(tx: Tx, { providerId, mode }: Tenant, id: string, path: string[]): Promise<IpRange> {
  const range = await tx.ipRange.findFirst({ where: { id, providerId, mode } });
  if (!range) throw new NotFound('ipRange');
  if (range.pending !== null) throw new ValidationFailure([issue(path, 'IP_RANGE_WAITS')]);
  return range;
}

const needsId = ({ state, authorityRangeId }: IpRange): boolean =>
  state === 'FILED' && authorityRangeId === null;

/** Changes what is filed of a range (IP/XGBA); one that was filed by other means is only noted anew. @throws NotFound, ValidationFailure */
export async function rangeChange(
  desk: Desk,
  tenant: Tenant,
  { rangeId, use, ...details }: RangeDetails & { rangeId: string; use: IpRange['use'] },
): Promise<RangeAct> {
  const range = await standing(desk.database.prisma, tenant, rangeId, ['rangeId']);
  if (range.state !== 'FILED') throw new ValidationFailure([issue(['rangeId'], 'IP_RANGE_NOT_FILED')]);
  const isSent = !needsId(range);
  const issues = isSent ? detailIssues(use, details, []) : [];
  if (issues.length > 0) throw new ValidationFailure(issues);
  const sealer = await desk.privacy.forProvider(tenant.providerId);
  const { filed } = openDetails(sealer, range);
  return {
    ids: [range.id],
    prepared: {
      act: { kind: 'IP_RANGES', operation: 'XGBA', ranges: [asSent({ ...range, use }, details)] },
      targetId: range.id,
      operation: 'IP/XGBA',
      occasion: range.attempts + 1,
      path: ['rangeId'],
      isSent,
      done: (tx, at) =>
        tx.ipRange.update({
          where: { id: range.id },
          data: {
            use,
            details: sealDetails(
              sealer,
              range.id,
              isSent ? { filed, sent: details } : { filed: details, sent: null },
            ),
            ...(isSent ? { pending: 'XGBA', sentAt: at, attempts: { increment: 1 } } : {}),
            code: null,
            opinion: null,
          },
        }),
    },
  };
}

/** Takes ranges out of the filing (IP/SCBA); those of which the authority knows nothing are forgotten at once. @throws NotFound, ValidationFailure */
export async function rangesRemoval(
  desk: Desk,
  tenant: Tenant,
  { rangeIds }: { rangeIds: readonly string[] },
): Promise<RangeAct> {
  const ranges: IpRange[] = [];
  for (const [index, id] of [...new Set(rangeIds)].entries())
    ranges.push(await standing(desk.database.prisma, tenant, id, ['rangeIds', String(index)]));
  if (ranges.length === 0) throw new ValidationFailure([issue(['rangeIds'], 'REQUIRED')]);
  const known = ranges.filter(({ authorityRangeId }) => authorityRangeId !== null);
  const sealer = await desk.privacy.forProvider(tenant.providerId);
  return {
    ids: known.map(({ id }) => id),
    prepared: {
      act: {
        kind: 'IP_RANGES',
        operation: 'SCBA',
        ranges: known.map((range) => asSent(range, openDetails(sealer, range).filed ?? {})),
      },
      targetId: tenant.providerId,
      operation: 'IP/SCBA',
      occasion: 1 + known.reduce((sum, { attempts }) => sum + attempts, 0),
      path: ['rangeIds'],
      isSent: known.length > 0,
      done: async (tx, at) => {
        const ids = ranges.map(({ id }) => id);
        await tx.ipRange.deleteMany({ where: { id: { in: ids }, authorityRangeId: null } });
        await tx.ipRange.updateMany({
          where: { id: { in: ids } },
          data: { pending: 'SCBA', sentAt: at, attempts: { increment: 1 }, code: null, opinion: null },
        });
      },
    },
  };
}
