import type { Risk, RiskKind } from '../../../server/application.ts';
import { formatIssue } from '../../messages/format.ts';
import type { Issue, IssueCode } from '../../rules/issue.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { withMaskedName, withMaskedReading } from '../filing/masked-issues.ts';
import { FilingType } from '../filing/type.ts';
import { wholeFiling } from '../filing/whole.ts';
import { isInList } from '../look/in-list.ts';

const RiskKindEnum = builder.enumType('FilingRiskKind', {
  description: 'From where a risk of a filing is known.',
  values: {
    FACE: { description: 'The face service compared the photo with the card (人脸核验).' },
    PAPER: { description: 'A paper says something else than what was typed, or is no longer valid.' },
    FINDING: { description: 'A check of the steps still finds something.' },
    RECORD: { description: 'What was typed differs from the filed record (原备案).' },
    SERVER: { description: 'The server stands elsewhere than one would expect.' },
    SHARED: { description: 'Filings of other subjects have the same phone, certificate or address.' },
    CHANGED: { description: 'It was changed since a reviewer last returned the filing.' },
  } as const satisfies Record<RiskKind, { description: string }>,
});

/** What applicants are told of their papers is told here in words for a reviewer. */
const FOR_REVIEWERS: Readonly<Partial<Record<IssueCode, IssueCode>>> = {
  READ_NAME_DIFFERS: 'RISK_READ_NAME_DIFFERS',
  READ_NUMBER_DIFFERS: 'RISK_READ_NUMBER_DIFFERS',
  READ_LEGAL_PERSON_DIFFERS: 'RISK_READ_LEGAL_PERSON_DIFFERS',
  READ_TERM_DIFFERS: 'RISK_READ_TERM_DIFFERS',
  READ_RENAMED: 'RISK_READ_RENAMED',
  READ_EXPIRED: 'RISK_READ_EXPIRED',
};

const forReviewers = (issue: Issue): Issue => ({ ...issue, code: FOR_REVIEWERS[issue.code] ?? issue.code });

const RiskType = builder.objectRef<Risk>('FilingRisk').implement({
  authScopes: TENANT,
  description:
    'Something that a reviewer has to know of a filing before passing it. Personal data in it is masked.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RiskKindEnum, description: 'From where the risk is known.' }),
    grave: t.exposeBoolean('grave', {
      description: 'Whether it speaks against passing the filing. What does not is to be looked at.',
    }),
    code: t.string({
      description: 'The code of the risk, e.g. `RISK_SHARED_PHONE`, or of the issue that was found.',
      resolve: ({ issue }) => issue.code,
    }),
    path: t.stringList({
      description: 'The path to the field or paper that is meant, as in `Issue.path`.',
      resolve: ({ issue }) => issue.path,
    }),
    message: t.string({
      description: 'What the risk is, for people, in the language of the request.',
      resolve: ({ issue }, _args, { locale }) =>
        formatIssue(forReviewers(withMaskedName(withMaskedReading(issue))), locale),
    }),
    filings: t.idList({
      description:
        'The IDs of filings of other subjects that have the same, the newest five. Empty for other kinds.',
      resolve: ({ filings }) => [...(filings ?? [])],
    }),
    before: t.string({
      nullable: true,
      description:
        'What stood there when the filing was returned, masked. Null where nothing did, and for other kinds.',
      resolve: ({ before }) => before ?? null,
    }),
    after: t.string({
      nullable: true,
      description: 'What stands there now, masked. Null where nothing does, and for other kinds.',
      resolve: ({ after }) => after ?? null,
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  risks: t.field({
    type: [RiskType],
    nullable: true,
    description:
      'What a reviewer has to know of the filing before passing it, the gravest first. Null in a list of filings, for filings that are not under review, and for everybody but reviewers.',
    complexity: { field: 5, multiplier: 1 },
    resolve: async (filing, _args, context, info) => {
      const { actor } = context;
      if (actor.kind !== 'STAFF' || isInList(info.path, 'Filing')) return null;
      if (filing.state !== 'IN_REVIEW' && filing.state !== 'AWAITING_ORIGINALS') return null;
      return context.app.risksOf(servicesOf(context), await wholeFiling(context, filing));
    },
  }),
}));
