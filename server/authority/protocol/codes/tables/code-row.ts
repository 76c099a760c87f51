/**
 * A row of a code table of the authority. The interface specification prints none of the values: these are the lists that
 * providers' public forms and software agree on, the seed until the authority's own tables (JCDM) have been downloaded.
 */
export interface CodeRow {
  /** What uploads carry (`Id` of the downloaded table, never `Ysid`). */
  readonly code: number;
  /** What the authority calls it: compared with the rows that are downloaded, and never shown. */
  readonly name: string;
}
