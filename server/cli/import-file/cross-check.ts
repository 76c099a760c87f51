import { normaliseDomainText } from '../../../schema/rules/domain.ts';
import type { Fault } from './cell-faults.ts';
import type { Placed } from './read.ts';

/** Lines of one subject that say different things of it: whose it is cannot be told from the file. */
const unlikeLines = ({ line, unlike = [] }: Placed): Fault[] =>
  unlike.map(({ field, line: other }) => ({
    path: [field],
    code: 'IMPORT_LINES_UNLIKE',
    message: `Lines ${line} and ${other} have the same subjectNumber and different values of ${field}. Correct one of them, or leave it empty in the later line.`,
  }));

type Place = { line: number; subjectNumber: string };

/** What is wrong with a line, by itself and beside the others. A domain is filed under one subject: none of the lines that name it is taken before they agree. */
export function crossChecked(records: readonly Placed[]): (placed: Placed) => Fault[] {
  const places = new Map<string, Place[]>();
  for (const { line, record } of records)
    for (const domain of new Set(record.sites.flatMap((site) => site.domains.map(normaliseDomainText))))
      places.set(domain, [...(places.get(domain) ?? []), { line, subjectNumber: record.subjectNumber }]);
  const twice = (placed: Placed): Fault[] =>
    placed.record.sites.flatMap(({ domains }, site) =>
      domains.flatMap((domain, at) => {
        const others = (places.get(normaliseDomainText(domain)) ?? []).filter(
          ({ subjectNumber }) => subjectNumber !== placed.record.subjectNumber,
        );
        if (others.length === 0) return [];
        const lines = others.map(({ line, subjectNumber }) => `${line} (${subjectNumber})`).join(', ');
        return [
          {
            path: ['sites', String(site), 'domains', String(at)],
            code: 'IMPORT_DOMAIN_TWICE',
            message: `${domain} stands in line ${placed.line} (${placed.record.subjectNumber}) and in line ${lines}. A domain is filed under one subject; correct the wrong line.`,
          },
        ];
      }),
    );
  return (placed) => [...(placed.faults ?? []), ...unlikeLines(placed), ...twice(placed)];
}
