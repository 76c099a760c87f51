import type { Locator, Page } from 'playwright-core';
import { README_COMPANY } from './company.ts';
import type { Hands } from './hands.ts';
import type { PaperFile } from './papers.ts';
import type { Words } from './words.ts';
import type { TimelineEventType } from '../../../../prisma/generated/client/enums.ts';
import { sentenceOf } from '../../../../server/filing/machine/timeline-sentence.ts';
import type { StepName } from '../../../../widget/form/store/steps.ts';
import type { ConsentPurpose, MaterialKind } from '../../../../schema/client/operations.ts';

type Group = 'subject' | 'subjectPerson' | 'website';

/** The form on its page, found by what it says. */
export class Form {
  readonly root: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly hands: Hands,
  ) {
    this.root = page.locator('access-filing');
  }

  /** Waits until a step is on show. */
  async shows(step: StepName): Promise<void> {
    await this.root
      .getByRole('heading', { level: 2, name: this.words.say(`step.${step}.title`), exact: true })
      .waitFor();
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  next(): Promise<void> {
    return this.hands.press(this.button(this.words.say('foot.next')));
  }

  /** A step in the list of steps, which narrow pages fold. */
  item(step: StepName): Locator {
    const name = `${this.words.say(`step.${step}`)} `;
    return this.root.getByRole('navigation').getByRole('button', { name, includeHidden: true }).last();
  }

  /** Opens a step by the list of steps. */
  opens(step: StepName): Promise<void> {
    return this.hands.press(this.item(step));
  }

  /** A text field by the path of its value. */
  text(path: string): Locator {
    return this.#groupOf(path).getByRole('textbox', { name: this.words.field(path), exact: true });
  }

  list(path: string): Locator {
    return this.#groupOf(path).getByRole('combobox', { name: this.words.field(path), exact: true });
  }

  date(path: string): Locator {
    return this.#groupOf(path).getByLabel(this.words.field(path), { exact: true });
  }

  /** A paper's place, as a screen reader names it. */
  paper(kind: MaterialKind): Locator {
    return this.root.getByRole('group', { name: this.words.say(`material.${kind}`), exact: true });
  }

  /** The tile of a paper, with what stands in it from outside. */
  tile(kind: MaterialKind): Locator {
    return this.root.locator('jieru-material-tile', { hasText: this.words.say(`material.${kind}`) });
  }

  /** The way to choose a file, for the first time or instead of one that is there or was refused. */
  picker(kind: MaterialKind): Locator {
    const named = (id: 'tile.choose' | 'tile.replace'): Locator => {
      const what = this.words.say(`material.${kind}`);
      const name = this.words.say('tile.named', { words: this.words.say(id), what });
      return this.root.getByLabel(name, { exact: true });
    };
    return named('tile.choose').or(named('tile.replace'));
  }

  /** Waits until the history tells of something. */
  async tells(event: TimelineEventType, facts: Record<string, unknown> = {}): Promise<void> {
    await this.root
      .getByText(sentenceOf(event, facts, this.words.locale), { exact: true })
      .first()
      .waitFor();
  }

  /** What screen readers are told at once. */
  get alert(): Locator {
    return this.root.getByRole('alert').first();
  }

  /** The fields that are complained about. */
  get problems(): Locator {
    return this.root.locator('[aria-invalid="true"]');
  }

  async upload(kind: MaterialKind, file: PaperFile): Promise<void> {
    await this.agrees(kind === 'VERIFICATION_PHOTO' ? 'FACE' : 'IDENTITY_PAPERS');
    await this.hands.give(this.picker(kind), file);
    await this.holds(kind);
  }

  /** Waits until a paper is stored and its picture is on show. */
  async holds(kind: MaterialKind): Promise<void> {
    const name = this.words.say('tile.preview', { what: this.words.say(`material.${kind}`) });
    const picture = this.root.getByRole('img', { name, exact: true }).first();
    await picture.waitFor();
    await picture.evaluate((image) => (image as HTMLImageElement).decode());
  }

  /** Does something while the way up is as narrow as a bad mobile connection. */
  async slowly(work: () => Promise<void>): Promise<void> {
    const devtools = await this.page.context().newCDPSession(this.page);
    const narrow = (bytesPerSecond: number) =>
      devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: bytesPerSecond,
      });
    await narrow(20_000);
    await work();
    await narrow(-1);
    await devtools.detach();
  }

  /** Where a consent is given. */
  consent(purpose: ConsentPurpose): Locator {
    return this.root.getByRole('checkbox', { name: this.words.agreement(purpose) });
  }

  /** Reads the text on a purpose and agrees, unless that was done before. */
  async agrees(purpose: ConsentPurpose): Promise<void> {
    const tick = this.consent(purpose);
    const given = this.root
      .locator(`jieru-consent-box[purpose="${purpose}"] summary`)
      .getByText(this.words.beginning('consent.given'));
    await tick.or(given).first().waitFor();
    if ((await given.isVisible()) || (await tick.isChecked())) return;
    await this.hands.tick(tick);
    await this.root
      .getByRole('status')
      .getByText(this.words.beginning('consent.given'))
      .waitFor({ state: 'attached' });
  }

  async fillsType(company = README_COMPANY): Promise<void> {
    const { hands, words } = this;
    await hands.choose(this.list('province'), words.locale === 'en' ? company.provinceEn : company.province);
    await hands.choose(this.list('city'), words.place(company.city));
    await hands.choose(this.list('county'), words.place(company.county));
    await hands.choose(this.list('nature'), words.nameOf('nature', 'ENTERPRISE'));
    await hands.write(this.text('certificateNumber'), company.licence);
    await hands.write(this.text('domains'), company.domain);
    await this.agrees('FILING');
  }

  /** Everything the details ask for that nobody has typed yet. */
  async fillsDetails(company = README_COMPANY): Promise<void> {
    const { hands } = this;
    await hands.write(this.text('subject.name'), company.name);
    await hands.write(this.text('subject.certificateAddress'), company.address);
    await hands.write(this.text('subject.mailingAddress'), company.address);
    await hands.write(this.text('subject.legalRepresentativeName'), company.person);
    await hands.write(this.text('subject.legalRepresentativeCertificateNumber'), company.certificate);
    await hands.write(this.text('subject.investor'), company.person);
    await this.fillsPerson(company);
    await this.fillsWebsite(company);
  }

  async fillsPerson(company = README_COMPANY): Promise<void> {
    const { hands, words } = this;
    await hands.write(this.text('subjectPerson.name'), company.person);
    await hands.choose(
      this.list('subjectPerson.certificateType'),
      words.nameOf('certificate', 'IDENTITY_CARD'),
    );
    await hands.write(this.text('subjectPerson.certificateNumber'), company.certificate);
    await hands.write(this.text('subjectPerson.mobile'), company.mobile);
    await hands.writeDate(this.date('subjectPerson.certificateFrom'), '2015-06-01');
    await hands.tick(
      this.#groupOf('subjectPerson').getByRole('checkbox', { name: words.say('details.longTerm') }),
    );
    await hands.write(this.text('subjectPerson.emergencyPhone'), company.emergency);
    await hands.write(this.text('subjectPerson.landline'), company.landline);
    await hands.write(this.text('subjectPerson.email'), company.email);
  }

  async fillsWebsite(company = README_COMPANY): Promise<void> {
    const { hands, words } = this;
    const option = (name: string): Locator => this.root.getByRole('radio', { name, exact: true });
    await hands.tick(option(words.say('details.samePerson')));
    await hands.write(this.text('websites.name'), company.siteName);
    await hands.write(this.text('websites.homepageUrl'), `www.${company.domain}`);
    await hands.tick(
      this.root
        .getByRole('group', { name: words.field('websites.serviceContents') })
        .getByRole('checkbox')
        .first(),
    );
    await hands.tick(this.root.getByRole('checkbox', { name: words.say('details.noPreApproval') }));
  }

  #groupOf(path: string): Locator {
    const headings: Partial<Record<string, string>> = {
      subject: this.words.say('details.subject.organisation'),
      subjectPerson: this.words.say('details.person.organisation'),
    } satisfies Partial<Record<Group, string>>;
    const heading = headings[path.split('.')[0] ?? ''];
    return heading && path.includes('.')
      ? this.root.getByRole('group', { name: heading, exact: true })
      : this.root;
  }
}
