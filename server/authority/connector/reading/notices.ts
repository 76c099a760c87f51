import { createHash } from 'node:crypto';
import type { NoticeAbout, NoticeEntry, NoticeList } from '../../port.ts';
import type { DownloadContent } from '../../protocol/documents/layouts/download.ts';
import type { Inspections } from '../../protocol/documents/layouts/download/inspections.ts';
import type { Blacklist } from '../../protocol/documents/layouts/download/lists.ts';

const DELETE = 2;
/** Tzlb of a notice and Zxlb of a deregistration about the subject; anything else is about a website. */
const SUBJECT = 0;
/** Zxlb of a deregistered access. */
const ACCESS = 2;

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const blacklist = ({ Zthmdxxs = [], Wzhmdxxs = [] }: Blacklist): NoticeEntry[] => [
  ...Zthmdxxs.map((entry): NoticeEntry => ({
    list: 'HMDLB',
    key: entry.Zt_xx ? `subject ${entry.Zt_xx.Zj.Zjlx} ${entry.Zt_xx.Zj.Zjhm}` : `subject ${digest(entry)}`,
    data: entry,
    removed: entry.Czlx === DELETE,
  })),
  ...Wzhmdxxs.map((entry): NoticeEntry => ({
    list: 'HMDLB',
    key: `website ${entry.Wz_xx.Ym_xx.map(({ Ym }) => Ym).join(' ')}`,
    data: entry,
    removed: entry.Czlx === DELETE,
  })),
];

const CHECKS = ['Zthc', 'Jrhc', 'Kkwzhc', 'Wzch'] as const;

const aboutSubject = (id: number): NoticeAbout => ({ kind: 'SUBJECT', number: null, id: BigInt(id) });

const inspections = ({ Jgxx }: Inspections): NoticeEntry[] =>
  CHECKS.flatMap((check) =>
    (Jgxx[check] ?? []).map((entry): NoticeEntry => ({
      list: 'HCJG',
      key: `${check} ${digest(entry)}`,
      data: { check, ...entry },
      about:
        'Ztid' in entry
          ? aboutSubject(entry.Ztid)
          : { kind: 'WEBSITE', number: entry.Wz_Baxh, id: BigInt(entry.Wzid) },
    })),
  );

/** Everything of a download that is for people to read. Entries of one list with one key replace each other. */
export function readNotices(content: DownloadContent): NoticeEntry[] {
  const { ICP, IP, YM, SJTB } = content;
  const whole = (list: NoticeList, data: unknown): NoticeEntry[] =>
    data === undefined ? [] : [{ list, key: digest(data), data }];
  return [
    ...(ICP?.HMDLB ? blacklist(ICP.HMDLB) : []),
    ...(ICP?.FFJRHMD?.Ffjrxx ?? []).map((data): NoticeEntry => ({
      list: 'FFJRHMD',
      key: String(data.Id),
      data,
    })),
    ...(ICP?.WBAWZLB?.Wbawz_xx ?? []).map((data): NoticeEntry => ({
      list: 'WBAWZLB',
      key: String(data.Id),
      data,
    })),
    ...(ICP?.HSRW?.Baxx ?? []).map((data): NoticeEntry => {
      const sites = data.Wz_xx.map(({ Wzid }) => Wzid).join(' ');
      return {
        list: 'HSRW',
        key: `${data.Zt_xx.Ztid} ${sites}`,
        data,
        about: aboutSubject(data.Zt_xx.Ztid),
      };
    }),
    ...(ICP?.HCJG ? inspections(ICP.HCJG) : []),
    ...(ICP?.XGTZ?.Tzxx ?? []).map((data): NoticeEntry => ({
      list: 'XGTZ',
      key: digest(data),
      data,
      about: {
        kind: data.Tzlb === SUBJECT ? 'SUBJECT' : 'WEBSITE',
        number: data.Baxh ?? null,
        id: data.Jlid === undefined ? null : BigInt(data.Jlid),
      },
    })),
    ...(ICP?.ZXSJ?.Zxxx ?? []).map((data): NoticeEntry => ({
      list: 'ZXSJ',
      key: `${data.Zxlb} ${data.Jlid}`,
      data,
      // Zxlb 2 names an access, whose id is neither a subject's nor a website's.
      ...(data.Zxlb === ACCESS
        ? {}
        : {
            about: {
              kind: data.Zxlb === SUBJECT ? ('SUBJECT' as const) : ('WEBSITE' as const),
              number: null,
              id: BigInt(data.Jlid),
            },
          }),
    })),
    ...whole('IP', IP),
    ...whole('YM', YM),
    ...whole('SJTB', SJTB?.IP ?? SJTB?.YM),
  ];
}
