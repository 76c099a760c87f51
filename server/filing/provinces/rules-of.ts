import { PhotoKind } from '../../../prisma/generated/client/enums.ts';
import { isNational, provinceRules, type ActiveRule, type ProvinceRules } from './rules.ts';

/** Names the provider's own policy where issues and notes name rules. */
export const PROVIDER_PHOTO_RULE = 'provider.photo';

type Ruled = {
  province: string;
  /** Of a filing as it began. */
  electronicByDefault: boolean;
  provider?: { photoKinds: readonly PhotoKind[] };
};

/**
 * Which photos are taken: of a province's own rule those that the provider takes too, and the province's where they have none in
 * common; where only the national default speaks, which was one provider's practice, the provider's policy counts.
 */
const photoUnder = (
  photo: ProvinceRules['photo'],
  electronic: ProvinceRules['electronic'],
  policy: readonly PhotoKind[],
): ProvinceRules['photo'] => {
  // What no rule allows yet, no provider can take.
  const allowed = (kind: PhotoKind): boolean => kind !== 'ELECTRONIC' || electronic !== null;
  const wanted = Object.values(PhotoKind).filter((kind) => policy.includes(kind) && allowed(kind));
  if (wanted.length === 0 || photo.kinds.length === 0) return photo;
  if (isNational({ key: photo.rule })) return { kinds: wanted, rule: PROVIDER_PHOTO_RULE };
  const common = photo.kinds.filter((kind) => wanted.includes(kind));
  return common.length > 0 ? { kinds: common, rule: photo.rule } : photo;
};

/** The rules in words are those of the photos that count: neither a default nor a way that this provider does not take. */
const toldOf = (rules: ProvinceRules, { kinds, rule }: ProvinceRules['photo']): ProvinceRules['active'] =>
  rules.active.flatMap((active): ActiveRule[] => {
    if (active.topic === 'electronic' && !kinds.includes('ELECTRONIC')) return [];
    if (active.topic !== 'photo') return [active];
    const sources = rule === PROVIDER_PHOTO_RULE ? [] : active.sources;
    return [{ ...active, key: rule, value: { kinds: [...kinds] }, sources }];
  });

/** The rules that bind a filing now: the province's, with the provider's policy on photos on top where it is known. */
export const rulesOf = (filing: Ruled, now: Date): ProvinceRules => {
  const rules = provinceRules(filing.province, now);
  const usual = filing.electronicByDefault ? rules.photo : rules.photoBefore;
  const policy = filing.provider?.photoKinds ?? [];
  if (usual === rules.photo && policy.length === 0) return rules;
  const photo = policy.length === 0 ? usual : photoUnder(usual, rules.electronic, policy);
  return { ...rules, photo, active: toldOf(rules, photo) };
};
