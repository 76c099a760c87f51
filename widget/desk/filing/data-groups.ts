import { type Party } from '../../../schema/rules/choices/subject-natures.ts';
import type { WebsiteDraft } from '../../../schema/rules/details/draft.ts';
import { SUBJECT_PERSON_NEEDS } from '../../../schema/rules/details/needs.ts';
import { certificateKind } from '../../../schema/messages/values/certificates.ts';
import { IDENTIFIERS } from '../../../schema/messages/values/identifiers.ts';
import { inPlace } from '../../kit/words/format.ts';
import { labelFor, nameOfCode } from '../../kit/words/labels.ts';
import { namesOf, PERSON_SPECS, SUBJECT_SPECS, WEBSITE_FIELDS } from '../../kit/shown/fields.ts';
import { shownValue } from '../../kit/shown/shown-value.ts';
import { serverLines } from '../../kit/shown/server-lines.ts';
import type { DeskDetails, DeskFiling } from '../types.ts';
import { say } from '../words.ts';

/** A value of the filing. `path` is what a remark on it names; a value without one cannot be changed in the order. */
export type DataRow = {
  label: string;
  value: string;
  path: string[] | null;
  /** Where the checks speak of a value that cannot be changed. */
  found?: string[];
};
export type DataGroup = { key: string; heading: string; note?: string; rows: DataRow[] };

const fixed = (label: string, value: string): DataRow => ({ label, value, path: null });

const field = (prefix: readonly string[], name: string, values: object): DataRow => {
  const path = [...prefix, name];
  const value = (values as Record<string, unknown>)[name];
  return { label: labelFor(path), value: shownValue(name, value, values), path };
};

const fields = (prefix: readonly string[], names: readonly string[], values: object | null | undefined) =>
  names
    .map((name) => field(prefix, name, values ?? {}))
    // A remark that nobody wrote is no gap.
    .filter(({ path, value }) => value !== '' || path?.at(-1) !== 'remark');

const subjectGroup = (filing: DeskFiling, details: DeskDetails): DataGroup => {
  const { nature, certificateType, province, city, county, subjectNumber } = filing.subject;
  const personal = nature === 'PERSONAL';
  const { certificate, mailing } = details.places;
  const rows = fields(['subject'], namesOf(SUBJECT_SPECS), {
    ...details.subject,
    certificateDivision: certificate,
    mailingDivision: mailing,
  });
  return {
    key: 'subject',
    heading: say(`details.subject.${personal ? 'personal' : 'organisation'}`),
    rows: [
      ...rows.slice(0, 1),
      fixed(say('data.nature'), nameOfCode('nature', nature)),
      fixed(say('data.certificateType'), nameOfCode('certificate', certificateType)),
      {
        ...fixed(
          say('data.certificateNumber'),
          IDENTIFIERS[certificateKind(certificateType)].shown(details.certificateNumber),
        ),
        found: ['subject', 'certificateNumber'],
      },
      fixed(say('data.subjectNumber'), subjectNumber),
      fixed(say('data.region'), inPlace([province, city, county].flatMap((place) => place?.label ?? []))),
      // A person has neither legal representative nor investor.
      ...rows.slice(1).filter(({ value }) => !personal || value !== ''),
    ],
  };
};

const personGroup = (
  key: string,
  heading: string,
  prefix: readonly string[],
  person: object | null | undefined,
  party: Party,
): DataGroup => {
  // What a person was not asked twice stands with the subject.
  const asked = namesOf(PERSON_SPECS).filter(
    (name) => SUBJECT_PERSON_NEEDS[name as keyof typeof SUBJECT_PERSON_NEEDS][party] !== 'AUTO',
  );
  return { key, heading, rows: fields(prefix, asked, person) };
};

const siteGroups = (filing: DeskFiling, website: WebsiteDraft, index: number): DataGroup[] => {
  const site = filing.websites.find(({ id }) => id === website.websiteId);
  const prefix = ['websites', String(index)];
  const domains = site?.domains.join(say('list.separator')) ?? '';
  const server = site?.server;
  const own: DataRow[] = [
    fixed(say('data.websiteNumber'), site?.websiteNumber ?? ''),
    fixed(say('data.domains'), domains),
    ...(site?.filedName ? [fixed(say('data.filedName'), site.filedName)] : []),
    ...fields(prefix, WEBSITE_FIELDS, website),
    {
      label: say('data.server'),
      value: server ? [server.instanceRef, ...serverLines(server)].join(' · ') : say('data.noServer'),
      path: ['server', String(index)],
    },
  ];
  if (website.samePerson !== false && filing.subject.nature !== 'PERSONAL')
    own.push({
      label: labelFor([...prefix, 'samePerson']),
      value: website.samePerson ? say('details.samePerson') : '',
      path: [...prefix, 'samePerson'],
    });
  const heading = [say('details.website'), domains].filter(Boolean).join(' · ');
  const person = personGroup(
    `person-${index}`,
    say('details.websitePerson'),
    [...prefix, 'person'],
    website.person,
    'organisation',
  );
  return [{ key: `website-${index}`, heading, rows: own }, ...(website.samePerson === false ? [person] : [])];
};

/** What was filed, grouped as the form asks for it. */
export const dataGroups = (filing: DeskFiling, details: DeskDetails): DataGroup[] => {
  const party = filing.subject.nature === 'PERSONAL' ? 'personal' : 'organisation';
  return [
    subjectGroup(filing, details),
    personGroup('person', say(`details.person.${party}`), ['subjectPerson'], details.subjectPerson, party),
    ...(details.websites ?? []).flatMap((website, index) => siteGroups(filing, website, index)),
  ];
};
