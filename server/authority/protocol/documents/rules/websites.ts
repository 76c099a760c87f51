import type { RecordRule } from './rule.ts';

interface Website {
  readonly Syurl?: string;
  readonly Ym_xx: readonly { readonly Ym: string }[];
}

interface RecordWithWebsites {
  readonly Wz_xx: readonly Website[];
}

/** The home page must lie on one of the site's domains (result code 1041). */
export const homePageRules: readonly RecordRule<RecordWithWebsites>[] = [
  {
    rule: 'home-page',
    message: 'the home page must contain one of the domains of the site',
    broken: ({ Wz_xx }) =>
      Wz_xx.flatMap((website, index) => (homePageFits(website) ? [] : [`Wz_xx[${index + 1}]/Syurl`])),
  },
];

function homePageFits({ Syurl, Ym_xx }: Website): boolean {
  if (Syurl === undefined) return true;
  const url = Syurl.toLowerCase();
  return Ym_xx.some(({ Ym }) => url.includes(Ym.toLowerCase()));
}
