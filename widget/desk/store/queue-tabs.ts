import type { FilingOrder, FilingState } from '../../../schema/client/operations.ts';

export type TabKey = 'waiting' | 'returned' | 'originals' | 'authority' | 'done';

export type Tab = {
  readonly key: TabKey;
  readonly states: readonly FilingState[];
  readonly order: FilingOrder;
};

/** How the queue is parted by state; work comes oldest first, what has ended newest first. */
export const TABS: readonly Tab[] = [
  { key: 'waiting', states: ['IN_REVIEW'], order: 'LONGEST_WAITING' },
  { key: 'returned', states: ['RETURNED'], order: 'LONGEST_WAITING' },
  { key: 'originals', states: ['AWAITING_ORIGINALS'], order: 'LONGEST_WAITING' },
  {
    key: 'authority',
    states: ['QUEUED', 'AWAITING_SMS', 'SMS_LAPSED', 'AT_AUTHORITY'],
    order: 'LONGEST_WAITING',
  },
  { key: 'done', states: ['APPROVED', 'REFUSED', 'ABANDONED'], order: 'NEWEST_FIRST' },
];

export const tabOf = (key: TabKey): Tab => TABS.find((tab) => tab.key === key) ?? (TABS[0] as Tab);

/** The variables of the counts query: the states of every tab. */
export const statesByTab = (): Record<TabKey, readonly FilingState[]> =>
  Object.fromEntries(TABS.map(({ key, states }) => [key, states])) as Record<TabKey, readonly FilingState[]>;
