import { PhotoKind } from '../../../prisma/generated/client/enums.ts';
import { provinceRules, type ProvinceRules } from './rules.ts';

/** Names the provider's own policy where issues and notes name rules. */
export const PROVIDER_PHOTO_RULE = 'provider.photo';

type Ruled = { province: string; provider?: { photoKinds: readonly PhotoKind[] } };

/**
 * Which photos are taken: of a province's own rule those that the provider takes too, and the province's where they have none in
 * common; where only the national default speaks, which was one provider's practice, the provider's policy counts.
 */
const photoUnder = ({ photo }: ProvinceRules, policy: readonly PhotoKind[]): ProvinceRules['photo'] => {
  const wanted = Object.values(PhotoKind).filter((kind) => policy.includes(kind));
  if (wanted.length === 0 || photo.kinds.length === 0) return photo;
  if (photo.rule.startsWith('national.')) return { kinds: wanted, rule: PROVIDER_PHOTO_RULE };
  const common = photo.kinds.filter((kind) => wanted.includes(kind));
  return common.length > 0 ? { kinds: common, rule: photo.rule } : photo;
};

/** The rules that bind a filing now: the province's, with the provider's policy on photos on top where it is known. */
export const rulesOf = (filing: Ruled, now: Date): ProvinceRules => {
  const rules = provinceRules(filing.province, now);
  const policy = filing.provider?.photoKinds ?? [];
  return policy.length === 0 ? rules : { ...rules, photo: photoUnder(rules, policy) };
};
