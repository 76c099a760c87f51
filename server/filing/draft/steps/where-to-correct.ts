import type { FilingField } from '../../../authority/protocol/codes/results/result-code.ts';
import { resultCode } from '../../../authority/protocol/codes/result-codes.ts';
import { keptRefusal, type Refused } from '../../../../schema/messages/codes.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { heldColumn } from '../../../platform/privacy/columns.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { meantDetails } from '../details/complete.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { StepContext } from './context.ts';
import type { StepKey } from './table.ts';

type Place = {
  step: StepKey;
  /** Leads to the field; `$site` stands for the place of the website, `$person` for its person. */
  path: readonly string[];
  /** Where a person corrects it, of whom it is not asked there. */
  ofPerson?: Place;
};

const place = (step: StepKey, ...path: string[]): Place => ({ step, path });
const TYPE = place('TYPE');
const PERSON = place('DETAILS', '$person');

/**
 * Where each cause of a refusal (驳回原因, field of the result code) is corrected. What was fixed by the type check is
 * corrected by a new order only, so it stands there.
 */
const PLACES: Readonly<Record<FilingField, Place>> = {
  subject: TYPE,
  'subject.name': place('DETAILS', 'subject', 'name'),
  'subject.nature': place('TYPE', 'nature'),
  'subject.certificate': place('TYPE', 'certificateNumber'),
  'subject.address': place('DETAILS', 'subject', 'certificateAddress'),
  'subject.person.name': {
    ...place('DETAILS', 'subjectPerson', 'name'),
    ofPerson: place('DETAILS', 'subject', 'name'),
  },
  'subject.filingNumber': place('TYPE', 'subjectNumber'),
  'person.contact': place('DETAILS', '$person', 'mobile'),
  'person.email': place('DETAILS', '$person', 'email'),
  'person.officePhone': place('DETAILS', '$person', 'landline'),
  'person.mobile': place('DETAILS', '$person', 'mobile'),
  'person.msn': PERSON,
  'person.qq': PERSON,
  'person.certificateNumber': {
    ...place('DETAILS', '$person', 'certificateNumber'),
    ofPerson: place('TYPE', 'certificateNumber'),
  },
  website: place('DETAILS', 'websites', '$site'),
  'website.name': place('DETAILS', 'websites', '$site', 'name'),
  'website.domain': place('TYPE', 'domains'),
  'website.homePage': place('DETAILS', 'websites', '$site', 'homepageUrl'),
  'website.languages': place('DETAILS', 'websites', '$site', 'languages'),
  'website.preApprovals': place('DETAILS', 'websites', '$site', 'preApprovals'),
  'website.serviceContents': place('DETAILS', 'websites', '$site', 'serviceContents'),
  'website.filingNumber': place('TYPE', 'domains'),
  'website.person.officePhone': place('DETAILS', '$person', 'landline'),
  server: place('SERVER', 'server', '$site'),
  'server.ip': place('SERVER', 'server', '$site'),
  'server.accessMode': place('DETAILS', 'websites', '$site', 'accessMethod'),
  'server.location': place('SERVER', 'server', '$site'),
  'filing.password': place('PASSWORD', 'password'),
  'deregistration.reason': place('RESULT'),
  attachment: place('MATERIALS', 'materials'),
  'attachment.format': place('MATERIALS', 'materials'),
  'attachment.use': place('MATERIALS', 'materials'),
};

/** A refusal without a field speaks of the website as a whole. */
const WHOLE_SITE = PLACES.website;

export type Refusal = Refused & { field: FilingField | null; site: number };

/** What the authority refused in the last hand-over, site by site. */
export function lastRefusals(
  sealer: Sealer,
  { submissions, websites }: Pick<FullFiling, 'submissions' | 'websites'>,
): Refusal[] {
  return (submissions.at(-1)?.decisions ?? [])
    .filter(({ outcome }) => outcome === 'REFUSED')
    .map((decision) => ({
      code: decision.code,
      opinion: heldColumn(sealer, decision, 'opinion'),
      wordless: decision.wordless,
      field: resultCode(decision.code).field ?? null,
      site: websites.findIndex(({ id }) => id === decision.filingWebsiteId),
    }));
}

const refusalIssue = (path: string[], refusal: Refused): Issue =>
  issue(path, 'REFUSED_BY_AUTHORITY', keptRefusal(refusal));

const pathOf = (path: readonly string[], site: number, ownPerson: boolean): string[] =>
  path.flatMap((part) => {
    if (part === '$site') return [String(site)];
    if (part !== '$person') return [part];
    return ownPerson ? ['websites', String(site), 'person'] : ['subjectPerson'];
  });

/** Why the authority refused, as issues beside what is to be corrected, until the order is submitted again. */
export function refusalIssues({ filing, sealer }: StepContext, step: StepKey): Issue[] {
  if (step === 'RESULT')
    return ['REFUSED', 'APPROVED'].includes(filing.state)
      ? lastRefusals(sealer, filing).map((refusal) =>
          refusalIssue(['websites', String(refusal.site)], refusal),
        )
      : [];
  if (filing.state !== 'REFUSED' && filing.state !== 'DRAFT') return [];
  return lastRefusals(sealer, filing).flatMap((refusal) => {
    const { field, site } = refusal;
    const usual = field ? PLACES[field] : WHOLE_SITE;
    const { step: at, path } = (filing.nature === 'PERSONAL' && usual.ofPerson) || usual;
    if (at !== step) return [];
    const ownPerson = meantDetails(sealer, filing).websites[site]?.samePerson === false;
    return [refusalIssue(pathOf(path, site, ownPerson), refusal)];
  });
}
