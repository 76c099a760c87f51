/** Shortest time that clients have to follow, in days. */
export const SHORTEST_NOTICE_DAYS = 180;

/** How each reason ends, so that tools can read the days. */
export const DEPRECATION =
  /^(.+\.) Deprecated since (\d{4}-\d{2}-\d{2}); removed after (\d{4}-\d{2}-\d{2})\.$/s;

type Deprecation = {
  /** The day of the release that says so, `YYYY-MM-DD`. */
  readonly since: string;
  /** The last day on which it works. */
  readonly removedAfter: string;
  /** What to use in its place, in a sentence. */
  readonly instead: string;
};

/** The reason of a `@deprecated`: what to do, and by when. */
export const deprecated = ({ since, removedAfter, instead }: Deprecation): string =>
  `${instead} Deprecated since ${since}; removed after ${removedAfter}.`;
