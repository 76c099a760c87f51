import { partyOf } from '../../../../schema/rules/choices/subject-natures.ts';
import { takesResidenceProof } from '../../../../schema/rules/province-topics/persons.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { materialSlots, type MaterialSlot, type ProvinceFacts, type SlotFacts } from './slots.ts';
import { meantDetails } from '../details/complete.ts';
import { needsChangeProof } from '../details/record.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { extraPapers, isDemanded, isLocal, type PaperQuestion } from './extra-papers.ts';
import { asksForDomainCertificates } from '../../provinces/meanings/papers.ts';
import { formWays } from './form-ways.ts';
import { ruleAbout } from '../../provinces/rules.ts';
import { rulesOf } from '../../provinces/rules-of.ts';

/** Domains that count for a rule about their number: those of the order, or with them those of the record we hold. */
const domainsCounted = ({ websites, subject }: FullFiling, per: 'ORDER' | 'SUBJECT'): number => {
  const filed = subject.records
    .filter(({ deregisteredAt }) => deregisteredAt === null)
    .flatMap((record) => record.websites)
    .filter(({ deregisteredAt }) => deregisteredAt === null);
  return new Set([...websites, ...(per === 'SUBJECT' ? filed : [])].flatMap(({ domains }) => domains)).size;
};

/** What the province's rules add, by who answers for what and how much is filed. */
export function provinceFacts(question: PaperQuestion): ProvinceFacts {
  const { rules, filing, details } = question;
  const party = partyOf(filing.nature);
  const residence = ruleAbout(rules, 'residence', party)?.value;
  const certificates = ruleAbout(rules, 'domain-certificates', party)?.value;
  const nonLocal = !isLocal(details.subjectPerson.certificateNumber, filing.province);
  return {
    domainCertificates:
      certificates !== undefined &&
      asksForDomainCertificates(certificates, (per) => domainsCounted(filing, per)),
    residenceProof:
      isDemanded('RESIDENCE_PERMIT', question) ||
      (nonLocal && residence !== undefined && takesResidenceProof(residence)),
    authorisationLetter: isDemanded('AUTHORISATION_LETTER', question),
    extras: extraPapers(question),
    ...formWays(rules, party),
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
  const personal = partyOf(filing.nature) === 'personal';
  const facts: SlotFacts = {
    personal,
    subjectPersonCertificate: details.subjectPerson.certificateType ?? null,
    websites: filing.websites.map(({ id }) => {
      const entered = details.websites.find(({ websiteId }) => websiteId === id);
      return {
        id,
        samePerson: entered?.samePerson ?? true,
        personCertificate: entered?.person?.certificateType ?? null,
        photoKinds: rules.photo.kinds,
        preApproval: (entered?.preApprovals ?? []).length > 0,
      };
    }),
    province: provinceFacts({ rules, filing, details, changeProof: needsChangeProof(sealer, filing, rules) }),
  };
  return materialSlots(facts);
}
