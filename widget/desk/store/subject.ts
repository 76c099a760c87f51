import type {
  DeskSubjectChangesQuery,
  DeskSubjectOfQuery,
  DeskSubjectQuery,
} from '../../../schema/client/operations.ts';
import type { Api } from '../../kit/client/api.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import { rowsOf } from '../../kit/client/rows.ts';
import { currentLocale } from '../../kit/words/words.ts';
import { deskSubject, deskSubjectChanges, deskSubjectOf } from '../operations/subject.graphql.ts';

type RowOf<Page extends { readonly edges: readonly { readonly node: unknown }[] }> = NonNullable<
  Page['edges'][number]['node']
>;

export type SubjectFiling = RowOf<DeskSubjectQuery['own']>;
type SubjectRecord = RowOf<DeskSubjectQuery['subjects']>['records'][number];
type SubjectNotice = RowOf<DeskSubjectQuery['authorityNotices']>;
type SubjectChange = RowOf<DeskSubjectChangesQuery['auditEvents']>;

export type ToldSubject = {
  readonly about: NonNullable<DeskSubjectOfQuery['filing']>;
  /** Of the subject, and of others of the same account. */
  readonly own: readonly SubjectFiling[];
  readonly others: readonly SubjectFiling[];
  /** There are more filings than are told. */
  readonly more: boolean;
  readonly record: SubjectRecord | null;
  readonly notices: readonly SubjectNotice[];
  readonly changes: readonly SubjectChange[] | null;
};

/** How old what is told may be before it is asked again. */
const FRESH_MS = 30_000;

/** All that is known of the subject that a filing is about. */
export class SubjectPage {
  told: ToldSubject | null = null;
  failure: unknown = null;
  #asked = '';
  #askedAt = 0;

  constructor(
    private readonly api: Api,
    private readonly filingId: string,
    private readonly audits: boolean,
    private readonly changed: () => void,
  ) {}

  /** Whether this page is about the subject of another filing. */
  isOf(filingId: string): boolean {
    return filingId === this.filingId;
  }

  async refresh(force = false): Promise<void> {
    const wanted = currentLocale();
    if (!force && !this.failure && wanted === this.#asked && Date.now() - this.#askedAt < FRESH_MS) return;
    this.#asked = wanted;
    this.#askedAt = Date.now();
    try {
      const told = await this.#read();
      if (wanted !== this.#asked) return;
      this.told = told;
      this.failure = null;
    } catch (cause) {
      this.failure = cause;
    }
    this.changed();
  }

  async #read(): Promise<ToldSubject> {
    const { filing: about } = await this.api.query(deskSubjectOf, { id: this.filingId });
    if (!about) throw new RequestFailure('NOT_FOUND', 'There is no such filing.');
    const number = about.subject.subjectNumber;
    const found = await this.api.query(deskSubject, { number, account: about.applicant.externalRef });
    const { own, others, subjects, authorityNotices } = found;
    const isOwn = ({ subject }: SubjectFiling): boolean => subject.subjectNumber === number;
    const subject = rowsOf(subjects).find(({ records }) =>
      records.some(({ subjectNumber }) => subjectNumber === number),
    );
    return {
      about,
      own: rowsOf(own).filter(isOwn),
      others: rowsOf(others).filter((filing) => !isOwn(filing)),
      more: own.totalCount > own.edges.length || others.totalCount > others.edges.length,
      record: subject?.records.find(({ subjectNumber }) => subjectNumber === number) ?? null,
      notices: rowsOf(authorityNotices),
      // Of a subject whose record is not known here yet, what was done about its filing.
      changes: this.audits ? await this.#changesOf(subject?.id ?? this.filingId) : null,
    };
  }

  async #changesOf(about: string): Promise<readonly SubjectChange[]> {
    const { auditEvents } = await this.api.query(deskSubjectChanges, { about });
    return rowsOf(auditEvents);
  }
}
