import { startOfChinaDay } from '../../../schema/messages/values/moments.ts';
import type { AuditAction, AuditActorKind } from '../../../schema/client/operations.ts';
import type { Api } from '../../kit/client/api.ts';
import { deskAudit } from '../operations/audit.graphql.ts';
import { PagedList } from './paged.ts';
import type { AuditRow } from '../types.ts';

/** Which entries are on show; what is empty does not matter. Days are Beijing's, and both count. */
export type AuditFilter = {
  readonly actor: string;
  readonly kind: AuditActorKind | '';
  readonly action: AuditAction | '';
  readonly about: string;
  readonly from: string;
  readonly until: string;
};

export const EVERYTHING: AuditFilter = { actor: '', kind: '', action: '', about: '', from: '', until: '' };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

const startOf = (day: string, days = 0): string | null => {
  if (!DAY.test(day)) return null;
  const at = startOfChinaDay(day).getTime();
  return Number.isNaN(at) ? null : new Date(at + days * DAY_MS).toISOString();
};

/** The filter as it stands in an address: `about=fil_…&from=2026-11-01`. */
export const written = (filter: AuditFilter): string =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString();

/** What an address asks for; what it does not know means nothing. */
export const readFilter = (
  text: string,
  known: { kinds: readonly string[]; actions: readonly string[] },
): AuditFilter => {
  const asked = new URLSearchParams(text);
  const of = (name: keyof AuditFilter): string => asked.get(name)?.trim() ?? '';
  const kind = of('kind');
  const action = of('action');
  return {
    actor: of('actor'),
    kind: known.kinds.includes(kind) ? (kind as AuditActorKind) : '',
    action: known.actions.includes(action) ? (action as AuditAction) : '',
    about: of('about'),
    from: of('from'),
    until: of('until'),
  };
};

/** The audit as far as it was loaded, and which part of it is asked for. */
export class AuditLog {
  filter: AuditFilter = EVERYTHING;
  readonly list: PagedList<AuditRow>;

  constructor(api: Api, changed: () => void) {
    this.list = new PagedList(async (first, after) => {
      const { actor, kind, action, about, from, until } = this.filter;
      const { auditEvents } = await api.query(deskAudit, {
        actorId: actor || null,
        actorKind: kind || null,
        actions: action ? [action] : null,
        about: about || null,
        from: startOf(from),
        until: startOf(until, 1),
        first,
        after,
      });
      return auditEvents;
    }, changed);
  }

  refresh(): Promise<void> {
    return this.list.refresh();
  }

  /** Looks at another part of the audit. */
  choose(part: Partial<AuditFilter>): Promise<void> {
    this.filter = { ...this.filter, ...part };
    return this.list.anew();
  }
}
