import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rooms whose files take a minute, then those that take seconds; every other room's are over at once. */
const LONGEST = [
  'browser/journeys',
  'crash',
  'browser',
  'process',
  'custody',
  'authority/connector',
  'platform',
  'api',
];

/**
 * Puts first what takes long, so that the last files are short and no process is alone with a long one. A clean checkout
 * knows nothing of earlier runs, and the size of a file says little of its time; within a room their order stays.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((room) => moduleId.includes(`/test/${room}/`));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
