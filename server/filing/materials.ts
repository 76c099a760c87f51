import { partyOf, type SubjectNature } from '../../schema/validation/codes/subject-natures.ts';
import type { CompletedDetails } from '../../schema/validation/details/complete.ts';
import type { Sealer } from '../privacy/sealer.ts';
import { materialSlots, type MaterialSlot, type ProvinceFacts, type SlotFacts } from '../materials/slots.ts';
import { meantDetails } from './details/complete.ts';
import { isUnlikeRecord } from './details/record.ts';
import { extraPapers, isLocal, type PaperFacts } from './extra-papers.ts';
import type { FullFiling } from './full-filing.ts';
import { rulesAbout } from './provinces/rules.ts';
import { rulesOf } from './rules.ts';

const isLegalRepresentative = ({ subject, subjectPerson }: CompletedDetails): boolean =>
  !subjectPerson.name || subject.legalRepresentativeName === subjectPerson.name;

function provinceFacts({ rules, filing, details, unlikeRecord }: PaperFacts): ProvinceFacts {
  const party = partyOf(filing.nature as SubjectNature);
  const extras = rulesAbout(rules, 'extra-material', party).map(({ value }) => value);
  const residence = rulesAbout(rules, 'residence', party)[0]?.value.accepts;
  const domainCertificates = rulesAbout(rules, 'domain-certificates', party).map(({ value }) => value.from);
  const nonLocal = !isLocal(details.subjectPerson.certificateNumber, filing.province);
  const wants = (material: string): boolean =>
    extras.some((extra) => extra.material === material && (extra.when !== 'NON_LOCAL_PERSON' || nonLocal));
  return {
    domainCertificateFrom: domainCertificates.length > 0 ? Math.min(...domainCertificates) : null,
    residenceProof:
      nonLocal &&
      (wants('RESIDENCE_PERMIT') || residence === 'RESIDENCE_PERMIT' || residence === 'ANY_LOCAL_PROOF'),
    authorisationLetter: wants('AUTHORISATION_LETTER') && !isLegalRepresentative(details),
    extras: extraPapers({ rules, filing, details, unlikeRecord }),
    paperForm: true,
  };
}

/** The papers this filing needs now, from its nature, province, roles and answers (上传资料). */
export function slotsOf({
  filing,
  sealer,
  now,
}: {
  filing: FullFiling;
  sealer: Sealer;
  now: Date;
}): MaterialSlot[] {
  const rules = rulesOf(filing, now);
  const details = meantDetails(sealer, filing);
  const personal = partyOf(filing.nature as SubjectNature) === 'personal';
  const facts: SlotFacts = {
    personal,
    subjectPersonCertificate: details.subjectPerson.certificateType ?? null,
    websites: filing.websites.map(({ id, domains }) => {
      const entered = details.websites.find(({ websiteId }) => websiteId === id);
      return {
        id,
        samePerson: entered?.samePerson ?? true,
        personCertificate: entered?.person?.certificateType ?? null,
        photoKinds: rules.photo.kinds,
        domainCount: domains.length,
        preApproval: (entered?.preApprovals ?? []).length > 0,
      };
    }),
    province: provinceFacts({ rules, filing, details, unlikeRecord: isUnlikeRecord(sealer, filing, rules) }),
  };
  return materialSlots(facts);
}
