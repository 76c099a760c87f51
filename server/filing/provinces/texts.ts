import { paperTellings } from './tellings/papers.ts';
import { personTellings } from './tellings/persons.ts';
import { processTellings } from './tellings/process.ts';
import { detailTellings } from './tellings/subject-and-website.ts';
import type { Tellings } from './tellings/telling.ts';
import type { Topic } from './values.ts';

/** The words of every topic. */
export const TELLINGS: Tellings<Topic> = {
  ...processTellings,
  ...personTellings,
  ...detailTellings,
  ...paperTellings,
};
