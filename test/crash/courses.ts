import type { MaterialKind } from '../../prisma/generated/client/enums.ts';
import { enterSmsCode } from '../../server/rehearsal/walk/sms.ts';
import type { Company } from '../../server/rehearsal/walk/company.ts';
import { aCompany } from '../testkit/companies.ts';
import { agreementTo } from '../testkit/consents.ts';
import { aPaper } from '../testkit/papers.ts';
import { untilAnswered, type StubbornClient } from './stubborn-client.ts';

/** How the reviewer and the authority treat a filing, and what its history must be in the end. */
export type Course = {
  name: string;
  label?: string;
  returned: boolean;
  state: string;
  history: readonly string[];
};

const PURPOSES = ['IDENTITY_PAPERS', 'FACE', 'AUTHORITY'] as const;
const AGREED = PURPOSES.map(() => 'GRANT_CONSENT');
const FILLED = ['START', 'VERIFY_SERVER', 'VERIFY_PASSWORD', ...AGREED, 'SUBMIT'];
const SENT = ['PASS', 'HAND_OVER_FOR_SMS', 'REPORT_SMS_DONE'];

export const COURSES: readonly Course[] = [
  { name: 'approved', returned: false, state: 'APPROVED', history: [...FILLED, ...SENT, 'APPROVE'] },
  {
    name: 'returned once, then approved',
    returned: true,
    state: 'APPROVED',
    history: [...FILLED, 'RETURN', 'RESUBMIT', ...SENT, 'APPROVE'],
  },
  { name: 'approved again', returned: false, state: 'APPROVED', history: [...FILLED, ...SENT, 'APPROVE'] },
  {
    name: 'refused and abandoned',
    label: 'refuse1002',
    returned: false,
    state: 'ABANDONED',
    history: [...FILLED, ...SENT, 'REFUSE', 'ABANDON'],
  },
];

/** Changes that leave no line in the history but count as a version: the details, saved once. */
export const SILENT_CHANGES = 1;

type Shown = { id: string; version: number; state: string };
type Slot = { kind: MaterialKind; websiteId: string | null; required: boolean };

/** One filing on its course, with what was acknowledged to its client. */
export class CourseOfFiling {
  readonly company: Company;
  readonly acknowledged: { name: string; version: number; state: string }[] = [];
  id = '';
  websiteIds: string[] = [];

  constructor(
    readonly course: Course,
    readonly applicant: StubbornClient,
    private readonly reviewer: StubbornClient,
    private readonly serviceCode: string,
    /** Where the code of the text is entered, when it is not where the service says. */
    private readonly portalUrl?: string,
  ) {
    this.company = aCompany(course.label);
  }

  async read(): Promise<Shown> {
    const { filing } = await this.applicant.query<{ filing: Shown }>(
      'query ($id: ID!) { filing(id: $id) { id version state } }',
      { id: this.id },
    );
    return filing;
  }

  private async does(name: string, input: object = {}, by = this.applicant): Promise<void> {
    const { version } = await this.read();
    const versioned = name === 'grantConsent' ? {} : { expectedVersion: version };
    const { filing } = (await by.mutate(name, { filingId: this.id, ...versioned, ...input })) as unknown as {
      filing: Shown;
    };
    this.acknowledged.push({ name, version: filing.version, state: filing.state });
  }

  private async uploads({ kind, websiteId }: Slot): Promise<void> {
    const paper = await aPaper();
    const { upload } = (await this.applicant.mutate('requestMaterialUpload', {
      filingId: this.id,
      kind,
      websiteId,
      contentType: 'image/jpeg',
      bytes: paper.length,
    })) as unknown as { upload: { url: string } };
    await this.applicant.put(upload.url, paper);
  }

  async leaves(states: readonly string[]): Promise<Shown> {
    return untilAnswered(`leaving ${states.join(', ')}`, async () => {
      const shown = await this.read();
      return states.includes(shown.state) ? undefined : shown;
    });
  }

  /** From the type check to the SMS check. */
  async isFiled(): Promise<void> {
    await this.applicant.mutate('grantConsent', agreementTo('FILING'));
    const { determinationId } = await this.applicant.mutate('determineFilingType', this.company.type);
    const { filing } = (await this.applicant.mutate('startFiling', { determinationId })) as unknown as {
      filing: Shown & { websites: { id: string }[] };
    };
    this.id = filing.id;
    this.websiteIds = filing.websites.map(({ id }) => id);
    this.acknowledged.push({ name: 'startFiling', version: filing.version, state: filing.state });
    await this.does('verifyServer', { websiteId: this.websiteIds[0], by: { serviceCode: this.serviceCode } });
    await this.does('verifyFilingPassword', { password: this.company.member.password });
    await this.does('saveFilingDetails', { details: this.company.details(this.websiteIds) });
    for (const purpose of PURPOSES) await this.does('grantConsent', agreementTo(purpose));
    const { filing: asked } = await this.applicant.query<{ filing: { materialSlots: Slot[] } }>(
      'query ($id: ID!) { filing(id: $id) { materialSlots { kind websiteId required } } }',
      { id: this.id },
    );
    for (const slot of asked.materialSlots.filter(({ required }) => required)) await this.uploads(slot);
    await this.does('submitFiling');
    if (this.course.returned) {
      const remarks = [{ path: ['subject', 'name'], message: '请核对名称' }];
      await this.does('returnFiling', { remarks }, this.reviewer);
      await this.does('resubmitFiling');
    }
    await this.reviewer.looksAtEverything(this.id);
    await this.does('passReview', {}, this.reviewer);
    await this.leaves(['QUEUED']);
    await this.entersSmsCode();
    await this.does('reportSmsDone');
  }

  private async entersSmsCode(): Promise<void> {
    const { filing } = await this.applicant.query<{ filing: { smsCheck: { portalUrl: string } } }>(
      'query ($id: ID!) { filing(id: $id) { smsCheck { portalUrl } } }',
      { id: this.id },
    );
    // Over means: entered before, and only the answer was lost.
    await untilAnswered('the SMS portal', () =>
      enterSmsCode(this.portalUrl ?? filing.smsCheck.portalUrl, this.company.member.websiteNumber),
    );
  }

  /** After the authority's word. */
  async isDecided(): Promise<void> {
    const { state } = await this.leaves(['AWAITING_SMS', 'AT_AUTHORITY']);
    if (state === 'REFUSED' && this.course.state === 'ABANDONED') await this.does('abandonFiling');
  }
}
