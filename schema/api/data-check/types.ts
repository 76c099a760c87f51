import {
  DataCheckEffect,
  DataCheckFault,
  DataCheckKind,
  DataCheckState,
} from '../../../prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { nested } from '../list/nested.ts';

/** Never the applicant's, who is told of what does not fit at its field. */
const PROVIDER = { staff: true, secretKey: true } as const;

export const DataCheckKindEnum = builder.enumType(DataCheckKind, {
  name: 'DataCheckKind',
  description: 'What of a filing is compared with a register (数据核验).',
  values: {
    SUBJECT_CHECK: {
      description:
        'The name, the certificate and the legal representative of the subject, as the register of its kind has them.',
    },
    PERSON_CHECK: {
      description: 'The name, certificate number and mobile number of each responsible person.',
    },
    DOMAIN_CHECK: {
      description:
        'The holder of each domain, whether the holder is verified (实名认证), and the day on which it ends.',
    },
    BLACKLIST_CHECK: {
      description: 'Whether the subject or one of its domains stands on a blacklist of the provider.',
    },
  } satisfies Record<DataCheckKind, { description: string }>,
});

export const DataCheckEffectEnum = builder.enumType(DataCheckEffect, {
  name: 'DataCheckEffect',
  description: 'What an answer of a register does that does not fit the filing.',
  values: {
    ADVISE: { description: 'The applicant and the reviewers are warned of it.' },
    BAR: { description: 'The filing cannot be submitted until it is corrected.' },
  } satisfies Record<DataCheckEffect, { description: string }>,
});

const DataCheckStateEnum = builder.enumType(DataCheckState, {
  name: 'DataCheckState',
  description: 'How a question to a register stands.',
  values: {
    WAITING: { description: 'It is about to be asked.' },
    PASSED: { description: 'The register has the same.' },
    FAULT: { description: 'The register has something else.' },
    UNKNOWN: { description: 'The register cannot tell.' },
    UNAVAILABLE: {
      description: 'The register gave no answer. `recheckFilingData` has it asked again.',
    },
  } satisfies Record<DataCheckState, { description: string }>,
});

const DataCheckFaultEnum = builder.enumType(DataCheckFault, {
  name: 'DataCheckFault',
  description: 'What a register has otherwise.',
  values: {
    NAME: { description: 'The name of the subject or person.' },
    CERTIFICATE_NUMBER: { description: 'The number of the certificate.' },
    REPRESENTATIVE_NAME: { description: 'The name of the legal representative.' },
    REPRESENTATIVE_NUMBER: { description: 'The certificate number of the legal representative.' },
    MOBILE: { description: 'The mobile number, which is not in this person’s name.' },
    HOLDER: { description: 'The holder of the domain.' },
    REAL_NAME: { description: 'The holder of the domain is not verified (实名认证).' },
    EXPIRY: { description: 'The domain has ended, or ends within 30 days.' },
    REGISTRATION: { description: 'The domain is not registered.' },
    LISTED: { description: 'It stands on the blacklist.' },
  } satisfies Record<DataCheckFault, { description: string }>,
});

const DataCheckType = builder.prismaObject('DataCheck', {
  authScopes: PROVIDER,
  description: 'One question to a register about what stands in a filing, and its answer.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the question, e.g. `dck_01j…`.' }),
    kind: t.expose('kind', { type: DataCheckKindEnum, description: 'What was compared.' }),
    about: t.exposeString('about', {
      description:
        'What it is about: `subject`, `subjectPerson`, the ID of a website within the filing for its person, or a domain.',
    }),
    state: t.expose('state', { type: DataCheckStateEnum, description: 'How the question stands.' }),
    faults: t.expose('faults', {
      type: [DataCheckFaultEnum],
      description: 'What the register has otherwise. Empty unless `state` is `FAULT`.',
    }),
    expiresOn: t.expose('expiresOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which the domain ends. Null for other questions, and where it is not told.',
    }),
    reason: t.string({
      nullable: true,
      description: 'What the register said, in its own words. Null when it said nothing.',
      select: { id: true, reason: true, filing: { select: { providerId: true } } },
      resolve: async ({ id, reason, filing }, _args, context) => {
        if (!reason) return null;
        const sealer = await servicesOf(context).privacy.forProvider(filing.providerId);
        return sealer.open<string>(reason, context.app.sealContext(id, 'reason'));
      },
    }),
    askedAt: t.expose('askedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time of the last answer, or of the last attempt without one. Null before.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  dataChecks: t.field({
    ...nested({
      arg: t.arg,
      type: DataCheckType,
      description:
        'What registers were asked about the filing as it stands (数据核验), by what it was about; for reviewers and secret keys. Empty where the provider has none asked.',
      children: {
        table: 'DataCheck',
        parent: 'filingId',
        by: 'about',
        without: { column: 'current', value: false },
      },
    }),
    authScopes: PROVIDER,
  }),
}));
