import type { ReadValue, ShownReading } from '../../../server/application.ts';
import { PaperReadingState } from '../../../prisma/generated/client/enums.ts';
import { askedOnce } from '../asked-once.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { wholeFiling } from '../filing/whole.ts';
import { isInList } from '../look/in-list.ts';
import { MaterialType } from './type.ts';

const StateEnum = builder.enumType(PaperReadingState, {
  name: 'PaperReadingState',
  description: 'What came of reading a paper on the provider’s own server (证件识别).',
  values: {
    WAITING: { description: 'The paper waits for its turn, or is being read.' },
    READ: { description: 'The paper was read, well or badly.' },
    NOT_READ: { description: 'The paper could not be read. People read it, as any other.' },
  } satisfies Record<PaperReadingState, { description: string }>,
});

const KeyEnum = builder.enumType('ReadFieldKey', {
  description: 'What a field of a paper says.',
  values: {
    NAME: { description: 'The name of the unit or person (名称、姓名).' },
    NUMBER: {
      description:
        'The number: unified code or number of the identity card (统一社会信用代码、公民身份号码).',
    },
    LEGAL_PERSON: { description: 'The legal representative or operator (法定代表人、经营者).' },
    ADDRESS: { description: 'The address (住所、住址).' },
    ESTABLISHED: { description: 'The day of foundation (成立日期), as `YYYY-MM-DD`.' },
    VALID_FROM: { description: 'The first day on which the paper is valid, as `YYYY-MM-DD`.' },
    VALID_UNTIL: {
      description:
        'The last day on which the paper is valid (有效期限、营业期限), as `YYYY-MM-DD`, or `LONG_TERM`.',
    },
    ISSUER: { description: 'Who gave the paper out (签发机关).' },
  } as const,
});

const MatchEnum = builder.enumType('ReadMatch', {
  description: 'How what was typed stands to what a paper says. A match advises, and never decides.',
  values: {
    EXACT: { description: 'What was typed stands on the paper.' },
    NEAR: { description: 'Something very like it stands on the paper: see `differing`.' },
    NOT_FOUND: { description: 'Nothing like it was found on the paper.' },
    CANNOT_BE_READ: { description: 'It holds a character that cannot be read by machine; all others agree.' },
  } as const,
});

const BoxType = builder.objectRef<NonNullable<ReadValue['box']>>('PictureBox').implement({
  authScopes: TENANT,
  description:
    'A part of a picture, in shares of its width and height from 0 to 1, from the upper left corner.',
  fields: (t) => ({
    x: t.exposeFloat('x', { description: 'The left edge, as a share of the picture’s width.' }),
    y: t.exposeFloat('y', { description: 'The upper edge, as a share of the picture’s height.' }),
    width: t.exposeFloat('width', { description: 'The width, as a share of the picture’s width.' }),
    height: t.exposeFloat('height', { description: 'The height, as a share of the picture’s height.' }),
  }),
});

const DifferenceType = builder
  .objectRef<NonNullable<ReadValue['compared']>['differing'][number]>('ReadDifference')
  .implement({
    authScopes: TENANT,
    description:
      'A place where what was typed and what a paper says differ. An empty text: there is a character on one side only.',
    fields: (t) => ({
      typed: t.exposeString('typed', { description: 'The character that was typed.' }),
      read: t.exposeString('read', { description: 'The character that was read in its place.' }),
    }),
  });

const FieldType = builder.objectRef<ReadValue>('ReadField').implement({
  authScopes: TENANT,
  description: 'A field of a paper as it was read, beside what was typed.',
  fields: (t) => ({
    key: t.field({ type: KeyEnum, description: 'What the field says.', resolve: ({ key }) => key }),
    value: t.exposeString('value', {
      nullable: true,
      description:
        'The value as it stands on the paper, masked as personal data is unless `reveal` is true. Null when nothing was read where something was typed.',
    }),
    confidence: t.exposeFloat('confidence', {
      nullable: true,
      description: 'How sure the worst of its characters is, from 0 to 1. Null when nothing was read.',
    }),
    sure: t.exposeBoolean('sure', {
      description:
        'Whether the value may be shown without a mark that it needs a look. A number is sure only when its check characters hold as they were read.',
    }),
    box: t.field({
      type: BoxType,
      nullable: true,
      description: 'Where it stands on the stored picture. Null when nothing was read.',
      resolve: ({ box }) => box,
    }),
    path: t.stringList({
      nullable: true,
      description:
        'The path of the detail that was typed and should stand here, for example `["subject", "name"]`. Null while nothing is typed.',
      resolve: ({ path }) => path && [...path],
    }),
    match: t.field({
      type: MatchEnum,
      nullable: true,
      description: 'How what was typed stands to it. Null while nothing is typed.',
      resolve: ({ compared }) => compared?.match ?? null,
    }),
    differing: t.field({
      type: [DifferenceType],
      description: 'The characters that differ, where the match is `NEAR`. Empty for a value that is masked.',
      resolve: ({ compared }) => [...(compared?.differing ?? [])],
    }),
  }),
});

const ReadingType = builder.objectRef<ShownReading>('PaperReading').implement({
  authScopes: TENANT,
  description:
    'What was read of a paper on the provider’s own server (证件识别). It advises people and decides nothing.',
  fields: (t) => ({
    state: t.field({
      type: StateEnum,
      description: 'What came of reading it.',
      resolve: ({ state }) => state,
    }),
    fields: t.field({
      type: [FieldType],
      description: 'The fields of the paper, and what was typed of it. Empty until it is read.',
      resolve: ({ fields }) => [...fields],
    }),
    readAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the paper was read or given up. Null while it waits.',
      resolve: ({ readAt }) => readAt,
    }),
  }),
});

builder.prismaObjectFields(MaterialType, (t) => ({
  reading: t.field({
    type: ReadingType,
    nullable: true,
    description:
      'What was read of the paper on the provider’s own server. Null for papers that are not read, where reading is switched off, and in a list of filings.',
    args: {
      reveal: t.arg.boolean({
        defaultValue: false,
        description:
          'Whether to show personal data in clear instead of masked. The applicant may always do so; a reviewer after `beginLook`, and each look is audited.',
      }),
    },
    select: { filingId: true, readingState: true },
    complexity: 5,
    resolve: async ({ id, filingId, readingState }, { reveal }, context, info) => {
      if (readingState === null || isInList(info.path, 'Filing')) return null;
      const filing = await askedOnce(context, `reading ${filingId}`, () =>
        wholeFiling(context, { id: filingId }),
      );
      return context.app.shownReading(servicesOf(context), context.actor, {
        filing,
        materialId: id,
        reveal: reveal ?? false,
      });
    },
  }),
}));
