/**
 * Numbers and choices that the public documents give for each province, kept apart from the province data on purpose: a slip in the
 * data shows as a difference.
 *
 * Columns: prefix; lowest age of persons and of organisations in June 2019, then in June 2026 (`16/18`: 18, from 16 with a proof; `-`:
 * none stated); area of phones of persons and organisations in 2019 and in 2026 (L local, R local or a remark, N none); subject's
 * person of an organisation in 2019 (R legal representative, L or a letter, A anyone); residence of persons in 2019 (L local identity
 * cards, P residence permit, A any local proof, - anyone); how many kinds of holders a domain may have; homepages (1 one, D one for
 * each domain, -).
 */
export const THRESHOLDS = `
京 -    -     18    -     NN NN L - 1 -
津 18   18    0/18  18    LL LL R - 5 1
冀 -    -     18    18    NN NL R - 2 1
晋 -    -     18    18    NN NN R L 1 -
蒙 18   18    18    18    NN NN R P 5 -
辽 18   18    16/18 18    LL LL A - 5 -
吉 18   18    0/18  18    NN NN R A 2 -
黑 18   18    16/18 18    LL LL R L 2 1
沪 0/18 -     0/18  -     NN NN R P 5 -
苏 16/18 16/18 16/18 16/18 LL LL L P 2 -
浙 18   18    18    18    NN NN R P 5 -
皖 -    -     18    18    NN NN R P 2 1
闽 -    -     8/16  -     NN NN R P 2 -
赣 18   18    16    18    NN NN R L 5 D
鲁 18   18    0/17  18    LL NN R - 2 1
豫 0/18 18    0/18  18    LL LL R L 5 -
鄂 -    18    -     18    NN NN R P 5 -
湘 18   18    18    18    LL LL R - 1 1
粤 0/18 16    0/18  16    NN NN R - 1 1
桂 -    -     -     -     LL LL R - 1 -
琼 -    -     16    16    NN NN R - 5 -
渝 16/18 18   16/18 18    NN NN R L 5 1
蜀 18   18    18    18    NN NN L A 5 D
黔 18   -     18    18    NN NN R P 1 -
滇 14/18 -    16/18 16    NN NN R L 2 -
藏 -    -     18    18    NN NN R L 2 -
陕 -    -     -     -     LR LR R - 2 D
陇 -    -     -     -     LL LL L L 1 D
青 -    -     18/22 18    NN NN R L 5 -
宁 -    -     -     -     NN NN R L 2 -
新 -    -     -     -     LL LL R L 1 -
`
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/));

/** Numbers that few provinces set, in June 2026: prefix, party, topic, number. Everywhere else the national default holds. */
export const FEW = [
  '京 organisation change-after 10',
  '京 personal change-after 10',
  '苏 organisation change-after 10',
  '苏 personal change-after 10',
  '沪 organisation domain-days 180',
  '沪 personal domain-days 180',
  '津 organisation maximum-age 60/55',
  '黑 organisation maximum-age 65/65',
  '湘 organisation limits 1',
  '沪 organisation network-plan 30',
  '沪 personal network-plan 30',
  '苏 organisation network-plan 30',
  '苏 personal network-plan 10',
  '湘 organisation network-plan 6',
  '湘 personal network-plan 6',
  '粤 organisation network-plan 32',
  '粤 personal network-plan 6',
  '渝 organisation network-plan 36',
  '渝 personal network-plan 6',
  '粤 organisation post-to-authority DOMAINS>31',
  '粤 personal post-to-authority DOMAINS>5',
  '桂 personal post-to-authority WEBSITES>3',
  '藏 organisation post-to-authority 20 days',
  '藏 personal post-to-authority 20 days',
  '蒙 personal domain-certificates 1 ORDER',
  '苏 organisation domain-certificates 1 ORDER',
  '苏 personal domain-certificates 1 ORDER',
  '豫 organisation domain-certificates 5 SUBJECT',
  '豫 personal domain-certificates 5 SUBJECT',
  '湘 organisation domain-certificates 1 ORDER',
  '湘 personal domain-certificates 1 ORDER',
  '渝 organisation domain-certificates 1 ORDER',
  '渝 personal domain-certificates 1 ORDER',
  '黔 organisation domain-certificates 1 ORDER',
  '黔 personal domain-certificates 1 ORDER',
  '陕 organisation domain-certificates 5 SUBJECT',
  '陕 personal domain-certificates 5 SUBJECT',
  '京 personal website-remark 1',
  '冀 personal website-remark 1',
  '蒙 personal website-remark 30 personal',
  '黑 personal website-remark 30',
  '鲁 personal website-remark 1 personal',
  '豫 personal website-remark 1',
  '鄂 personal website-remark 1',
  '粤 personal website-remark 1',
  '桂 personal website-remark 1 personal',
  '青 personal website-remark 1',
  '新 personal website-remark 1',
];
