/** How a number is set in groups, as on the document it comes from. */
export type Grouping = 'identity' | 'mobile' | 'code' | '';

const GROUPS: Record<Exclude<Grouping, ''>, readonly number[]> = {
  // 440524 1880 0101 0014
  identity: [6, 4, 4, 4],
  // 138 0000 0000
  mobile: [3, 4, 4],
  // 9133 0106 6739 5965 4P
  code: [4, 4, 4, 4, 4],
};

/** The number in groups parted by blanks; anything that isn't a plain number or code stays as it is. */
export const grouped = (value: string, grouping: Grouping): string => {
  const bare = ungrouped(value, grouping);
  if (!grouping || !/^[0-9A-Z*·]+$/i.test(bare)) return value;
  const pieces: string[] = [];
  let rest = bare;
  for (const size of GROUPS[grouping]) {
    if (rest) pieces.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...pieces, ...(rest ? [rest] : [])].join(' ');
};

/** The number without the blanks that set its groups. */
export const ungrouped = (value: string, grouping: Grouping): string =>
  grouping ? value.replace(/\s+/g, '') : value;
