/**
 * What the public documents of 2019 say about access in each province, kept apart from the province data on purpose.
 *
 * Columns: GB/T 2260 code, prefix; for organisations and then for persons: must equal the record, may differ, left
 * open, cure; old certificate, picture of which certificate; days that the authority takes.
 * N name, C certificate number, S person of the subject, W person of the website, A certificate address, M mailing
 * address, * everything, - nothing, ? not stated.
 */
export const ACCESS_TABLE = `
110000 京 ? - * - ? - * - first newest 15-17
120000 津 NC SAM - change NC AM - change first newest 4-11
130000 冀 NCSW AM - change NC AM - change change - 8-11
140000 晋 - NCSWAM - - - NCSWAM - - first newest 15-19
150000 蒙 NCSW AM - change NC AM - change change - 12-19
210000 辽 NC SWAM - change NC AM - change first - 9-10
220000 吉 NC SWAM - issuer NC AM - change first - 6-11
230000 黑 NCSW AM - change NC AM - change first - 10-11
310000 沪 ? - * - ? - * - first newest 3-4
320000 苏 NC SWAM - change NC AM - change first - 9-30
330000 浙 - NCSWAM - - N CAM - change first newest 7-10
340000 皖 NC SWAM - proof - NCSWAM - - first - 12-17
350000 闽 NC SWAM - change NCA M - change first newest 6-9
360000 赣 NCSW AM - change NC AM - change change - 5-6
370000 鲁 NC SWAM - change NC AM - change first old 10-13
410000 豫 N SWAM C change N AM C change change - 7-11
420000 鄂 N CAM - change N CAM - change first - 5-7
430000 湘 * - - change * - - change change - 13-16
440000 粤 - NCSWAM - - - NCSWAM - - first - 7-9
450000 桂 N CSWAM - change N CAM - change first - 5-6
460000 琼 - NCSWAM - - - NCSWAM - - first - 5-9
500000 渝 NCW AM - change NC AM - change change - 8-11
510000 蜀 NC SWAM - change NC AM - change change - 11-12
520000 黔 NCSW AM - change NC AM - change first - 6-10
530000 滇 N CSWAM - change N CAM - change first - 16-21
540000 藏 N CSWAM - change N CAM - change first - 6-9
610000 陕 NC SWAM - change NC SWAM - change first newest 7-10
620000 陇 NCSW AM - change NC AM - change - - 11-14
630000 青 NCW AM - change NC AM - change change - 5-6
640000 宁 NCW AM - change NC SWAM - change change - 4-6
650000 新 NSW CAM - change N CAM - change change - 3-4
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
