import { say, type Tellings, type Told } from '../../../../schema/rules/province-topics/meaning.ts';

/** Parts of the record held by the authority, which an access filing may have to repeat exactly. */
export type FiledField =
  | 'SUBJECT_NAME'
  | 'SUBJECT_CERTIFICATE_NUMBER'
  | 'SUBJECT_PERSON'
  | 'WEBSITE_PERSON'
  | 'CERTIFICATE_ADDRESS'
  | 'MAILING_ADDRESS'
  | 'CONTACT_NUMBERS'
  | 'EVERYTHING';

/** What cures a field that must equal the original and does not. */
export type Cure =
  /** Change it at the original provider, or deregister and file anew. */
  | 'CHANGE_FIRST'
  /** A proof of the change is uploaded; the change filing follows at once. */
  | 'CHANGE_PROOF'
  /** The same with a proof of the department that issued the certificate. */
  | 'ISSUER_PROOF';

export type RecordValues = {
  'must-equal': {
    /** `null`: the source says nothing about access. */
    fields: FiledField[] | null;
    /** May be entered as they are today, with a change filing after the access. */
    mayDiffer: FiledField[];
    /** The source leaves these open. */
    unspecified: FiledField[];
    cure: Cure | null;
    /** Of these a proof of the change does, whatever the others need. */
    provable?: FiledField[];
    /** Said of subjects that are not filed here yet: a continued access it does not bind. */
    notYetHere?: boolean;
  };
  'old-certificate': {
    policy: 'ACCESS_FIRST' | 'CHANGE_FIRST';
    /** Which certificate is photographed. */
    image: 'NEWEST' | 'OLD' | null;
  };
  /** What has changed since the filing is changed within so many working days of the access. */
  'change-after': { workingDays: number; part: 'EVERYTHING' | 'SUBJECT_PERSON' };
};

type MustEqual = RecordValues['must-equal'];

const fieldsIn = (fields: readonly FiledField[]): Told[] => fields.map((field) => say(`field.${field}`));

/** The way out of a difference, as a sentence. */
export const sayCure = (cure: Cure): Told => say(`cure.${cure}`);

/** How a filing stands to what is on record (原备案信息). */
export const RECORD_TELLINGS: Tellings<RecordValues> = {
  'must-equal': {
    step: 'DETAILS',
    tell: ({ fields, cure, provable = [], notYetHere }) => {
      if (fields === null) return null;
      if (fields.length === 0) return say('must-equal.nothing');
      if (notYetHere)
        return say('must-equal.not-yet-here', {
          fields: fieldsIn(fields),
          provable: provable.length > 0 ? [say('must-equal.provable', { fields: fieldsIn(provable) })] : [],
        });
      return say('must-equal', { fields: fieldsIn(fields), cure: cure ? [sayCure(cure)] : [] });
    },
  },
  'old-certificate': {
    step: 'TYPE',
    tell: ({ policy, image }) =>
      policy === 'CHANGE_FIRST'
        ? say('old-certificate.CHANGE_FIRST')
        : say('old-certificate.ACCESS_FIRST', {
            image: image ? [say(`old-certificate.image.${image}`)] : [],
          }),
  },
  'change-after': {
    step: 'RESULT',
    tell: ({ workingDays, part }) => say(`change-after.${part}`, { days: workingDays }),
  },
};

/** Whether a rule binds a part of the record; null: a part that only “everything” names. */
export const binds = ({ fields }: Pick<MustEqual, 'fields'>, part: FiledField | null): boolean =>
  fields?.some((field) => field === 'EVERYTHING' || field === part) ?? false;

const CURED_BY_PROOF: ReadonlySet<Cure | null> = new Set<Cure | null>(['CHANGE_PROOF', 'ISSUER_PROOF']);

type Curing = Pick<MustEqual, 'cure' | 'provable'>;

/** Whether some differences are taken with a proof of the change, for which there is a slot (变更证明). */
export const takesProof = ({ cure, provable }: Curing): boolean =>
  CURED_BY_PROOF.has(cure) || (provable ?? []).length > 0;

/** Whether a proof cures a difference in this part; then its slot is demanded instead. */
export const isCuredByProof = ({ cure, provable }: Curing, part: FiledField | null): boolean =>
  CURED_BY_PROOF.has(cure) || (part !== null && (provable ?? []).includes(part));
