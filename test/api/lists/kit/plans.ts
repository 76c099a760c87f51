/** A node of a plan, with what it did where the statement was run. */
export type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};

/** Rows that may be passed over, or sorted, for a page and a count: a small provider's own are about so many. */
const FEW = 2_500;

/** Nodes that read, sort or pass over many more rows than a page needs. */
export function heavyIn(plan: Plan): string[] {
  const type = plan['Node Type'];
  const loops = plan['Actual Loops'] ?? 1;
  const passed = (plan['Rows Removed by Filter'] ?? 0) * loops;
  const [below] = plan.Plans ?? [];
  const sorted = /Sort$/.test(type) ? (below?.['Actual Rows'] ?? 0) * (below?.['Actual Loops'] ?? 1) : 0;
  return [
    ...(type === 'Seq Scan' && (plan['Actual Rows'] ?? 0) * loops + passed > FEW
      ? [`Seq Scan of ${plan['Relation Name'] ?? '?'}`]
      : []),
    ...(passed > FEW ? [`${type} of ${plan['Relation Name'] ?? '?'} passes over ${passed} rows`] : []),
    ...(sorted > FEW ? [`${type} of ${sorted} rows`] : []),
    ...(plan.Plans ?? []).flatMap(heavyIn),
  ];
}
