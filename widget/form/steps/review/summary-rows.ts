import type { FilingDetailsDraft } from '../../../../schema/rules/details/draft.ts';
import type { AddressPlaces, FilingView, MaterialView } from '../../../kit/client/views.ts';
import type { MaterialKind } from '../../../../schema/client/operations.ts';
import { say } from '../../../kit/words/words.ts';
import { namesOf, PERSON_SPECS, SUBJECT_SPECS, WEBSITE_FIELDS } from '../../../kit/shown/fields.ts';
import { serverLines } from '../../../kit/shown/server-lines.ts';
import { shownValue } from '../../../kit/shown/shown-value.ts';

/** A line of the summary; the label comes from the path unless it is given. */
export type SummaryRow = { path?: string[]; label?: string; value: string };
export type SummaryGroup = { heading: string; rows: SummaryRow[] };

/** The fields in the order in which the form asks for them. */
const rowsOf = (
  prefix: string[],
  names: readonly string[],
  values: object | null | undefined,
): SummaryRow[] =>
  names
    .map((name) => ({
      path: [...prefix, name],
      value: shownValue(name, (values as Record<string, unknown> | null | undefined)?.[name], values ?? {}),
    }))
    .filter(({ value }) => value !== '');

/** The servers of the filing's websites. */
export const rowsOfServers = ({ websites }: FilingView): SummaryGroup => ({
  heading: say('step.SERVER'),
  rows: websites
    .filter(({ server }) => server)
    .map(({ server, domains }) => ({
      label: domains.join(say('list.separator')),
      value: server ? [server.instanceRef, serverLines(server)[0]].join(' · ') : '',
    })),
});

/** Subject, persons and websites as they were typed. */
export const rowsOfDetails = (
  details: FilingDetailsDraft & { places?: AddressPlaces },
  filing: FilingView,
): SummaryGroup[] => {
  // Of a division people read the name, not the code.
  const subject = {
    ...details.subject,
    certificateDivision: details.places?.certificate,
    mailingDivision: details.places?.mailing,
  };
  const party = filing.subject.nature === 'PERSONAL' ? 'personal' : 'organisation';
  const sites = (details.websites ?? []).map((website) => {
    const site = filing.websites.find(({ id }) => id === website.websiteId);
    return {
      heading: [say('details.website'), ...(site?.domains ?? [])].join(' · '),
      rows: [
        ...rowsOf(['websites', '0'], ['samePerson'], website),
        ...rowsOf(
          ['websites', '0', 'person'],
          namesOf(PERSON_SPECS),
          website.samePerson === false ? website.person : null,
        ),
        ...rowsOf(['websites', '0'], WEBSITE_FIELDS, website),
      ],
    };
  });
  return [
    { heading: say(`details.subject.${party}`), rows: rowsOf(['subject'], namesOf(SUBJECT_SPECS), subject) },
    {
      heading: say(`details.person.${party}`),
      rows: rowsOf(['subjectPerson'], namesOf(PERSON_SPECS), details.subjectPerson),
    },
    ...sites,
  ];
};

const isThere = (materials: readonly MaterialView[], kind: MaterialKind, websiteId: string | null): boolean =>
  materials.some((one) => one.kind === kind && one.websiteId === websiteId && one.status === 'STORED');

/** Which papers are there, and which are missing. */
export const rowsOfMaterials = ({ materialSlots, materials, websites }: FilingView): SummaryGroup => ({
  heading: say('step.MATERIALS'),
  rows: materialSlots
    .map(({ kind, websiteId, required }) => ({
      kind,
      required,
      there: isThere(materials, kind, websiteId),
      site: websites.length > 1 ? (websites.find(({ id }) => id === websiteId)?.domains ?? []) : [],
    }))
    .filter(({ required, there }) => required || there)
    .map(({ kind, there, site }) => ({
      label: [say(`material.${kind}`), ...site].join(' · '),
      value: say(there ? 'review.there' : 'review.notThere'),
    })),
});
