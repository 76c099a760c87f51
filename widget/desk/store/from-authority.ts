import type { Api } from '../../kit/client/api.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import { isTypedError } from '../../kit/client/errors.ts';
import type { Colleague, MessageRow, NoticeRow, Standing } from '../types.ts';
import {
  assignNotice,
  deskMessages,
  deskNoticeContent,
  deskNotices,
  markNotice,
} from '../operations/authority.graphql.ts';
import type { Outcome } from './opened.ts';
import { saysWhy } from './looks.ts';
import { PagedList } from './paged.ts';

/** Entries of lists, or the files exchanged. */
export type Part = 'notices' | 'messages';

/** Whose entries are on show, or those that are late. */
export const WHOSE = ['everybody', 'mine', 'unassigned', 'late'] as const;

export type NoticeFilter = {
  list: string;
  done: 'open' | 'done' | 'all';
  whose: (typeof WHOSE)[number];
};

// A question that got a negative answer, as after a wrong password, is no trouble with the exchange.
const FILES = ['isp_upload', 'isp_download', 'isp_downloadack'];

/** Which messages are on show, by how they stand. */
export const MESSAGE_FILTERS = {
  trouble: { status: ['ASIDE', 'REFUSED'], method: FILES },
  pending: { status: ['PENDING'], method: null },
  well: { status: ['ACCEPTED', 'APPLIED'], method: null },
  all: { status: null, method: null },
} as const satisfies Record<string, { status: readonly string[] | null; method: readonly string[] | null }>;

export type MessageFilter = keyof typeof MESSAGE_FILTERS;

const HANDLED: Record<NoticeFilter['done'], boolean | null> = { open: false, done: true, all: null };

/** What came from the authority, as far as it was loaded, and what of it was looked into. */
export class FromAuthority {
  part: Part = 'notices';
  noticeFilter: NoticeFilter = { list: '', done: 'open', whose: 'everybody' };
  messageFilter: MessageFilter = 'trouble';
  standing: Standing | null = null;
  /** To whom an entry may be given. */
  colleagues: readonly Colleague[] = [];
  /** The entry that was marked last, to take it back. */
  marked: NoticeRow | null = null;
  readonly notices: PagedList<NoticeRow>;
  readonly messages: PagedList<MessageRow>;
  #contents = new Map<string, unknown>();

  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
    /** The ID of whoever is here. */
    private readonly me: () => string,
  ) {
    this.notices = new PagedList(async (first, after) => {
      const { list, done, whose } = this.noticeFilter;
      const variables = {
        list: list || null,
        handled: HANDLED[done],
        ownerId: whose === 'mine' ? this.me() : null,
        unassigned: whose === 'unassigned' ? true : null,
        late: whose === 'late' ? true : null,
        first,
        after,
      };
      const { authorityNotices, authorityAccount, colleagues } = await api.query(deskNotices, variables);
      this.colleagues = colleagues;
      this.standing = authorityAccount;
      return authorityNotices;
    }, changed);
    this.messages = new PagedList(async (first, after) => {
      const variables = { ...MESSAGE_FILTERS[this.messageFilter], first, after };
      const { authorityMessages, authorityAccount } = await api.query(deskMessages, variables);
      this.standing = authorityAccount;
      return authorityMessages;
    }, changed);
  }

  /** The list on show. */
  get list(): PagedList<NoticeRow> | PagedList<MessageRow> {
    return this.part === 'notices' ? this.notices : this.messages;
  }

  refresh(): Promise<void> {
    return this.list.refresh();
  }

  choose(part: Part): Promise<void> {
    this.part = part;
    this.changed();
    return this.refresh();
  }

  filterNotices(part: Partial<NoticeFilter>): Promise<void> {
    this.noticeFilter = { ...this.noticeFilter, ...part };
    this.marked = null;
    return this.notices.anew();
  }

  filterMessages(filter: MessageFilter): Promise<void> {
    this.messageFilter = filter;
    return this.messages.anew();
  }

  /** What an entry says; undefined while nobody looked. */
  contentOf(id: string): unknown {
    return this.#contents.get(id);
  }

  /** Shows what an entry says or puts it away; throws what stood in the way. */
  async reveal(id: string, wanted: boolean): Promise<void> {
    if (wanted) {
      await saysWhy(this.api, id, 'AUTHORITY_ASKED');
      const { authorityNotice } = await this.api.query(deskNoticeContent, { id });
      if (!authorityNotice?.content) throw new RequestFailure('NOT_FOUND', 'There is no such entry.');
      this.#contents.set(id, authorityNotice.content);
    } else this.#contents.delete(id);
    this.changed();
  }

  /** Marks an entry as done with or opens it again. */
  async mark({ id }: NoticeRow, handled: boolean): Promise<Outcome> {
    try {
      const { result } = await this.api.mutate(markNotice, { input: { noticeId: id, handled } });
      if (isTypedError(result)) return result;
      this.marked = handled ? result.notice : null;
      this.#contents.delete(id);
      await this.notices.refresh();
      return null;
    } catch (cause) {
      return cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    }
  }

  /** Gives an entry to somebody, or to nobody. */
  async assign({ id }: NoticeRow, staffId: string | null): Promise<Outcome> {
    try {
      const { result } = await this.api.mutate(assignNotice, { input: { noticeId: id, staffId } });
      if (isTypedError(result)) return result;
      await this.notices.refresh();
      return null;
    } catch (cause) {
      return cause instanceof RequestFailure ? cause : new RequestFailure('INTERNAL', String(cause));
    }
  }
}
