import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { ProvinceRules } from '../../provinces/rules.ts';

/** What a step's rules may ask: the filing, its keys, the tenant's clock and the province's rules at that time. */
export type StepContext = { filing: FullFiling; sealer: Sealer; now: Date; rules: ProvinceRules };
