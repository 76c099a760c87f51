import { MAX_ITEMS } from '../input-limits.ts';
import { PhotoKindEnum } from '../province/rules-type.ts';
import { ERRORS, mutation } from '../mutation.ts';

mutation('updateProvider', {
  description:
    'Changes the provider’s settings, in both modes. What is left out stays as it is. Refuses a page that is not https (except http on `localhost`) and a range that is not CIDR.',
  as: 'SECRET_KEY',
  input: (t) => ({
    filingPageUrl: t.string({
      required: false,
      description:
        'The https address of the provider’s page that embeds the form. Mails to applicants link to it. Null removes the link.',
    }),
    privacyPolicyUrl: t.string({
      required: false,
      description:
        'The https address of the provider’s own privacy policy (隐私政策). The form links to it where it asks for consent. Null removes the link.',
    }),
    photoKinds: t.field({
      type: [PhotoKindEnum],
      required: false,
      description:
        'The kinds of verification photo that the provider takes. Where the province has no rule of its own they decide; where it has one they can only narrow it. Null or an empty list leaves it to the province.',
    }),
    mainlandRanges: t.stringList({
      required: false,
      description: `The provider’s own IP addresses in the mainland as CIDR ranges, such as \`47.96.0.0/15\`, at most ${MAX_ITEMS}. A mainland server with a public address outside them is refused. Null or an empty list turns the comparison off.`,
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async ({ tx, actor, now }, { filingPageUrl, privacyPolicyUrl, ...others }, app) => {
    const page = {
      ...(filingPageUrl === undefined ? {} : { filingPageUrl: filingPageUrl?.trim() || null }),
      ...(privacyPolicyUrl === undefined ? {} : { privacyPolicyUrl: privacyPolicyUrl?.trim() || null }),
    };
    await app.changeSettings(tx, {
      tenant: actor,
      by: app.auditeeOf(actor),
      now,
      settings: { ...others, ...page },
    });
    const {
      filingPageUrl: url,
      privacyPolicyUrl: policy,
      mainlandRanges,
      photoKinds,
    } = await tx.provider.findUniqueOrThrow({
      where: { id: actor.providerId },
    });
    return { filingPageUrl: url, privacyPolicyUrl: policy, mainlandRanges, photoKinds };
  },
  result: (t) => ({
    filingPageUrl: t.exposeString('filingPageUrl', {
      nullable: true,
      description: 'The address of the page that embeds the form, after the change. Null when none is set.',
    }),
    privacyPolicyUrl: t.exposeString('privacyPolicyUrl', {
      nullable: true,
      description:
        'The address of the provider’s privacy policy (隐私政策), after the change. Null when none is set.',
    }),
    photoKinds: t.expose('photoKinds', {
      type: [PhotoKindEnum],
      description:
        'The kinds of verification photo that the provider takes, after the change. Empty where the province alone decides.',
    }),
    mainlandRanges: t.exposeStringList('mainlandRanges', {
      description:
        'The provider’s own mainland addresses as CIDR ranges, after the change. Empty where addresses are not compared.',
    }),
  }),
});
