import { identityCheckCharacter } from '../../../schema/rules/numbers/identity-card.ts';
import { organisationCheckCharacter } from '../../../schema/rules/numbers/organisation-code.ts';
import { unifiedCheckCharacter } from '../../../schema/rules/numbers/unified-code.ts';

/**
 * An identity card number of nobody: sequence 000 is never issued (GB 11643).
 * @param county GB/T 2260, six digits. @param nth tells numbers of one county apart, 0 to 10000.
 */
export const identityCard = (county: string, nth = 0): string =>
  identityCardOf(
    county,
    new Date(Date.UTC(1978, 0, 1) + (nth % 6000) * 86_400_000).toISOString().slice(0, 10),
  );

/** The same of someone born on a day, `YYYY-MM-DD`. */
export const identityCardOf = (county: string, birth: string): string => {
  const body = `${county}${birth.replaceAll('-', '')}000`;
  return body + identityCheckCharacter(body);
};

/**
 * A unified code (GB 32100) that nobody was given.
 * @param begins 12 for a public institution, 91 for an enterprise. @param nth 0 to 99999.
 */
export const unifiedCode = (begins: '12' | '91', province: string, nth: number): string => {
  const organisation = `MAP${nth.toString().padStart(5, '0')}`;
  const body = `${begins}${province}${organisation}${organisationCheckCharacter(organisation)}`;
  return body + unifiedCheckCharacter(body);
};
