import { PhotoKindEnum } from '../province/rules-type.ts';
import { ERRORS, mutation } from '../mutation.ts';

mutation('updateProvider', {
  description: 'Changes the provider’s settings, in both modes; what is left out stays as it is.',
  as: 'SECRET_KEY',
  input: (t) => ({
    filingPageUrl: t.string({
      required: false,
      description: 'The page that embeds the form; mails to applicants link to it. Null: no link.',
    }),
    privacyPolicyUrl: t.string({
      required: false,
      description:
        'The provider’s own privacy policy (隐私政策); the form links to it where it asks for consent. Null: no link.',
    }),
    photoKinds: t.field({
      type: [PhotoKindEnum],
      required: false,
      description:
        'Photos the provider takes for an access, on top of the province’s rules. None: the province’s rules alone.',
    }),
    mainlandRanges: t.stringList({
      required: false,
      description:
        'The provider’s own addresses in the mainland, CIDR such as 47.96.0.0/15; a server outside them is refused. None: addresses are not compared.',
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
    filingPageUrl: t.exposeString('filingPageUrl', { nullable: true, description: 'As it is now.' }),
    privacyPolicyUrl: t.exposeString('privacyPolicyUrl', { nullable: true, description: 'As it is now.' }),
    photoKinds: t.expose('photoKinds', { type: [PhotoKindEnum], description: 'As they are now.' }),
    mainlandRanges: t.exposeStringList('mainlandRanges', { description: 'As they are now.' }),
  }),
});
