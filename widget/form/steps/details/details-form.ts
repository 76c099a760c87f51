import { checkDetails } from '../../../../schema/rules/details/check.ts';
import { detailsWarnings } from '../../../../schema/rules/details/warnings.ts';
import type { DetailsContext } from '../../../../schema/rules/details/context.ts';
import type { FilingDetailsDraft } from '../../../../schema/rules/details/draft.ts';
import { normaliseDetails } from '../../../../schema/rules/details/normalise.ts';
import type { Issue } from '../../../../schema/rules/issue.ts';
import { codeFault, namesOfPlace, provinceOf } from '../../../../schema/rules/places.ts';
import type { Divisions } from '../../../../schema/rules/places.ts';
import { detailsQuery, placesQuery } from '../../../kit/client/operations/details.graphql.ts';
import type { CarriedOver, ApiIssue, FilingView } from '../../../kit/client/views.ts';
import { chinaDay } from '../../../../schema/messages/values/moments.ts';
import { inPlace } from '../../../kit/words/format.ts';
import { issueText } from '../../../kit/words/issue-words.ts';
import { isRemark } from '../../store/steps.ts';
import type { FilingStore } from '../../store/store.ts';
import { isAgreed } from '../consent/agreed.ts';
import { remarksOf } from '../remarks.ts';
import { Autosave } from './autosave.ts';
import { readValues } from './read-values.ts';
import { confirmationOf, valueAt, withValueAt } from './paths.ts';
import type { Path } from './paths.ts';
import { suggestionFor } from './suggestions.ts';
import type { Suggestion } from './suggestions.ts';

/**
 * The access details while they are filled in: what is typed, what is wrong with it, what has been left, and what
 * still has to be saved. It outlives the step's element, so walking back and forth loses nothing.
 */
export class DetailsForm {
  draft: FilingDetailsDraft = {};
  issues: readonly Issue[] = [];
  /** What should be known of what was typed, and bars nothing. */
  warnings: readonly Issue[] = [];
  /** Next was pressed: from now on everything that is missing is complained about. */
  attempted = false;
  readonly autosave: Autosave;
  /** Counts changes, so that elements showing a part of the draft know when to look again. */
  turn = 0;
  /** What was taken over from an approved order and stays as it is. */
  carriedOver: CarriedOver | null = null;
  /** Paths that the provider filled in, and those that stay as it gave them. */
  #prefilled: readonly string[] = [];
  #locked: readonly string[] = [];
  /** What the papers say, by path. */
  #read: ReadonlyMap<Path, string> = new Map();
  /** The authority's divisions: all cities, and the counties of the province. */
  divisions: Divisions = [];
  #context: DetailsContext | null = null;
  // What was typed here rests on this state of the filing. News of a newer one that arrive meanwhile must not make
  // a save look up to date: it would wipe out what was typed elsewhere.
  #version = 0;
  #lookedFor = 0;
  #left = new Set<Path>();
  /** After how many reviews a path was last changed. */
  #changedAfter = new Map<Path, number>();

  #known: FilingView;

  constructor(private readonly store: FilingStore) {
    if (!store.filing) throw new Error('Details belong to a filing.');
    this.#known = store.filing;
    this.autosave = new Autosave(store, this.#known.id, {
      draft: () => this.draft,
      version: () => this.#version,
      agreed: () => isAgreed(this.#filing, 'FILING'),
      merge: () => this.load(),
      saved: (version) => {
        this.#version = version;
        // The service has judged what was sent.
        this.changed();
      },
    });
  }

  /** The filing was left: what is typed is saved without waiting. */
  left(): void {
    this.autosave.flush();
  }

  get loaded(): boolean {
    return this.#context !== null;
  }

  /** Fetches what was saved and the rules it is judged by; what was typed here and not yet saved stays on top. */
  async load(): Promise<void> {
    const { answer, kept } = await this.autosave.keepDuring(
      Promise.all([this.store.api.query(detailsQuery, { id: this.#filing.id }), this.#divisions()]),
    );
    const [{ filing }, divisions] = answer;
    // What was saved meanwhile is newer than this answer.
    if (!filing || (this.loaded && filing.version < this.#version)) return;
    this.divisions = divisions;
    const mine = this.draft;
    this.#version = filing.version;
    this.#context = this.#contextOf(filing.rules.fieldRules, filing.subject.certificateNumber);
    this.carriedOver = filing.details.carriedOver;
    this.#prefilled = filing.details.prefilledFields;
    this.#locked = filing.details.lockedFields;
    this.#read = readValues(filing.materials);
    this.#take(filing.details);
    for (const path of kept) this.draft = withValueAt(this.draft, path, valueAt(mine, path));
    this.#prefill();
  }

  /** Looks again when the filing has changed elsewhere and nothing typed here waits to be saved. */
  async catchUp(): Promise<void> {
    const { version } = this.#filing;
    const behind = this.loaded && version > Math.max(this.#version, this.#lookedFor);
    if (!behind || this.autosave.unsaved.length > 0 || this.autosave.running) return;
    this.#lookedFor = version;
    await this.load();
  }

  value(path: Path): unknown {
    return valueAt(this.draft, path);
  }

  /** Shown and not asked. */
  isCarried(path: Path): boolean {
    return this.carriedOver?.fields.includes(path) ?? false;
  }

  /** The provider gave it and it is not to be changed here. */
  isLocked(path: Path): boolean {
    return this.#locked.includes(path);
  }

  /** The provider gave it, and it may be changed. */
  isGiven(path: Path): boolean {
    return this.#prefilled.includes(path) && !this.isLocked(path) && !this.#changedAfter.has(path);
  }

  text(path: Path): string {
    const value = this.value(path);
    return typeof value === 'string' ? value : '';
  }

  /** Takes what was typed; it is checked at once and saved after a pause. */
  set(path: Path, value: unknown): void {
    this.draft = withValueAt(this.draft, path, value);
    // What was compared with the paper is another number now.
    const flag = confirmationOf(path);
    if (this.value(flag) === true) this.draft = withValueAt(this.draft, flag, false);
    this.#noteChange(path);
    this.#check();
    this.autosave.changed(path);
    this.changed();
  }

  /** What the papers say of fields where nothing stands yet. */
  get offered(): readonly { path: Path; value: string }[] {
    return [...this.#read]
      .filter(([path]) => !this.text(path) && !this.isCarried(path) && !this.isLocked(path))
      .map(([path, value]) => ({ path, value }));
  }

  /** Takes over what was read, as if it had been typed; the field says where it comes from until it is changed. */
  takeRead(): void {
    for (const { path, value } of this.offered) this.set(path, value);
    this.autosave.flush();
  }

  /** Whether what stands at a path is what a paper says. */
  isRead(path: Path): boolean {
    return this.#changedAfter.has(path) && this.text(path) !== '' && this.#read.get(path) === this.text(path);
  }

  /** What stands elsewhere and mostly stands here as well, where this may be typed and is empty. */
  suggestionAt(path: Path): Suggestion | null {
    const suggestion = suggestionFor(this.draft, path);
    const values = suggestion?.values.filter(([to]) => !this.isCarried(to) && !this.isLocked(to)) ?? [];
    return suggestion && values.length > 0 ? { ...suggestion, values } : null;
  }

  /** Takes over what was suggested, as if it had been typed. */
  takeSuggestion({ values }: Suggestion): void {
    for (const [path, value] of values) this.set(path, value);
    // A number is read by the kind of its paper.
    if (values.some(([path]) => path === 'subjectPerson.certificateNumber'))
      this.set('subjectPerson.certificateType', 'IDENTITY_CARD');
    this.autosave.flush();
  }

  /** Puts what stands at one website at another one too, as if it had been typed there. */
  copyWebsite(from: Path, to: Path, names: readonly string[]): void {
    for (const name of names) {
      const value = this.value(`${from}.${name}`);
      const may = value !== undefined && value !== null && !this.isLocked(`${to}.${name}`);
      if (may) this.set(`${to}.${name}`, structuredClone(value));
    }
    this.autosave.flush();
  }

  /** A field was left: it may now be complained about, and is saved without waiting. */
  leave(path: Path): void {
    this.#left.add(path);
    // What is stored is shown at once, as it will be read in the review and at the desk.
    const normal = valueAt(normaliseDetails(this.draft), path);
    if (typeof normal === 'string' && normal !== this.value(path))
      this.draft = withValueAt(this.draft, path, normal);
    this.autosave.flush();
    this.changed();
  }

  /** What is wrong at a path and may be said. */
  errorAt(path: Path): string {
    const own = this.issues.find((issue) => issue.path.join('.') === path);
    if (own) return this.attempted || this.#left.has(path) ? issueText(own) : '';
    if (!this.autosave.isSaved(path)) return '';
    const known = this.#serverIssues().find((issue) => issue.path.join('.') === path);
    return known && (this.attempted || this.value(path)) ? known.message : '';
  }

  /** Whether what stands there is right. */
  isRight(path: Path): boolean {
    const value = this.value(path);
    const filled = typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0;
    return filled && !this.issues.some((issue) => issue.path.join('.') === path);
  }

  /** Whether a number is to be compared with the paper: its check character fails. */
  isDoubtful(path: Path): boolean {
    return this.warnings.some((one) => one.path.join('.') === path && one.params?.['standard'] !== undefined);
  }

  /** What the reviewer wrote about a path in the last return, or the authority in its refusal, until it is changed. */
  remarkAt(path: Path): string {
    if (this.#changedSinceReview(path)) return '';
    if (this.#filing.state !== 'RETURNED')
      return remarksOf(this.#filing, 'DETAILS').find((one) => one.path.join('.') === path)?.message ?? '';
    const last = this.#filing.reviews.findLast(({ decision }) => decision === 'RETURN');
    const hit = last?.remarks?.find((remark) => remark.path?.join('.') === path);
    return hit?.message ?? '';
  }

  /** What was written about a path, else what should be known of what stands there. */
  noteAt(path: Path): string {
    const warning = this.warnings.find((one) => one.path.join('.') === path);
    return this.remarkAt(path) || (warning && !this.errorAt(path) ? issueText(warning) : '');
  }

  /**
   * Everything that keeps the details from being complete, in the order of the form; once nothing of it can be told here,
   * what only the service found.
   */
  get open(): readonly Pick<ApiIssue, 'path' | 'message'>[] {
    if (this.issues.length > 0)
      return this.issues.map((issue) => ({ path: issue.path, message: issueText(issue) }));
    return this.#serverIssues().filter(({ path }) => this.autosave.isSaved(path.join('.')));
  }

  /** Tells whoever shows the draft to look again. */
  changed(): void {
    this.turn += 1;
    this.store.changed();
  }

  /** The filing of these details, as it last was: another one may be open by now. */
  get #filing(): FilingView {
    const { filing } = this.store;
    if (filing?.id === this.#known.id) this.#known = filing;
    return this.#known;
  }

  #noteChange(path: Path): void {
    this.#changedAfter.set(path, this.#filing.reviews.length);
  }

  /** A remark speaks of what stood there when it was written; another one may follow what was typed here. */
  #changedSinceReview(path: Path): boolean {
    return this.#changedAfter.get(path) === this.#filing.reviews.length;
  }

  /** What only the service found; a reviewer's remarks among it are shown as what they are. */
  #serverIssues(): readonly ApiIssue[] {
    const step = this.#filing.steps.find(({ key }) => key === 'DETAILS');
    return step?.issues.filter((one) => !isRemark(one)) ?? [];
  }

  #take(details: FilingDetailsDraft): void {
    const given = new Map((details.websites ?? []).map((website) => [website.websiteId, website]));
    this.draft = {
      subject: details.subject ?? {},
      subjectPerson: details.subjectPerson ?? {},
      websites: this.#filing.websites.map(({ id }) => given.get(id) ?? { websiteId: id }),
    };
    this.#check();
    this.changed();
  }

  /** Where a county lies, as the page calls its places. */
  placeOf(code: string): string {
    const places = this.divisions.flatMap((city) => [city, ...city.counties]);
    const labels = new Map(places.map(({ name, label }) => [name, label ?? name]));
    const [, ...below] = namesOfPlace(code, this.divisions);
    return inPlace([this.provinceName, ...below.map((name) => labels.get(name) ?? name)]);
  }

  get provinceName(): string {
    return this.#filing.subject.province.label;
  }

  /** The cities of the province, to choose from. */
  get citiesHere(): Divisions {
    const province = this.#filing.subject.province.code;
    return this.divisions.filter(({ code }) => provinceOf(code) === province);
  }

  async #divisions(): Promise<Divisions> {
    if (this.divisions.length > 0) return this.divisions;
    const { provinces, province } = await this.store.api.query(placesQuery, {
      code: this.#filing.subject.province.code,
    });
    const counties = new Map(province?.cities.map((city) => [city.code, city.counties]));
    return provinces.flatMap(({ cities }) =>
      cities.map((city) => ({ ...city, counties: counties.get(city.code) ?? [] })),
    );
  }

  /** What the type check knows, or what nearly everybody chooses, is put where nothing stands yet. */
  #prefill(): void {
    this.#prefillDivisions();
    this.#filing.websites.forEach(({ filedName }, index) => {
      const known: Record<string, unknown> = { name: filedName, languages: ['SIMPLIFIED_CHINESE'] };
      for (const [name, value] of Object.entries(known)) {
        const path = `websites.${index}.${name}`;
        if (!value || this.value(path)) continue;
        this.draft = withValueAt(this.draft, path, value);
        this.autosave.note(path);
        // The service knows nothing of it yet and may still call it missing.
        this.#noteChange(path);
      }
    });
    this.#check();
    this.changed();
  }

  /** Both addresses mostly lie where the type check says. Without it the service takes the same county, so nothing is to be saved. */
  #prefillDivisions(): void {
    const county = this.#filing.subject.county?.code ?? '';
    if (codeFault(county, this.#filing.subject.province.code, this.divisions)) return;
    for (const path of ['subject.certificateDivision', 'subject.mailingDivision'])
      if (!this.value(path) && !this.isCarried(path)) this.draft = withValueAt(this.draft, path, county);
  }

  #check(): void {
    if (!this.#context) return;
    this.issues = checkDetails(this.draft, this.#context);
    this.warnings = detailsWarnings(this.draft, this.#context);
  }

  #contextOf(rules: DetailsContext['rules'], certificateNumber: string | null): DetailsContext {
    const { subject, kind, websites } = this.#filing;
    return {
      kind,
      nature: subject.nature,
      certificateType: subject.certificateType,
      certificateNumber,
      province: subject.province.code,
      divisions: this.divisions,
      today: chinaDay(this.store.clock.now()),
      rules,
      websites: websites.map(({ id, domains, filedName }) => ({ websiteId: id, domains, filedName })),
    };
  }
}
