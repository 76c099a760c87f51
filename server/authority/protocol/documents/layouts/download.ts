import type { ValueOf } from '../values.ts';
import { anyOrder, apart, maybe, one, oneOf, open } from '../layout.ts';
import { codeTablesLayout } from './download/code-tables.ts';
import { filingDataLayout, synchronisedDataLayout } from './download/filing-data.ts';
import { filingResultsLayout } from './download/filing-results.ts';
import { inspectionsLayout } from './download/inspections.ts';
import { ipResultsLayout } from './download/ip-results.ts';
import {
  blacklistLayout,
  deregisteredLayout,
  illegalAccessLayout,
  noticesLayout,
  unfiledSitesLayout,
} from './download/lists.ts';
import { recheckTasksLayout } from './download/recheck-tasks.ts';

/** Parts of the ICP download by element name. */
export const icpDownloads = {
  BASJ: apart(maybe(filingDataLayout, 'full filing data, issued after approval')),
  ZXSJ: apart(maybe(deregisteredLayout, 'deregistered records')),
  HMDLB: apart(maybe(blacklistLayout, 'blacklists')),
  FFJRHMD: apart(maybe(illegalAccessLayout, 'illegal-access blacklist')),
  WBAWZLB: apart(maybe(unfiledSitesLayout, "unfiled sites on the provider's network")),
  BAJG: apart(maybe(filingResultsLayout, 'results of what was uploaded')),
  HSRW: apart(maybe(recheckTasksLayout, 're-check tasks')),
  HCJG: apart(maybe(inspectionsLayout, 'inspection results')),
  XGTZ: apart(maybe(noticesLayout, 'notices')),
} as const;

const ipDownloads = anyOrder({
  BAJG: apart(maybe(ipResultsLayout, 'results of address filings')),
  HCJG: apart(maybe(open, 'inspection results of addresses')),
});

const synchronisation = oneOf({
  ICP: one(synchronisedDataLayout, 'filings, as in BASJ'),
  IP: one(open, 'addresses'),
  YM: one(open, 'domains'),
  JCDM: one(codeTablesLayout, 'base code tables'),
});

/** DownloadData: what the authority sends. */
export const downloadLayout = oneOf({
  ICP: one(anyOrder(icpDownloads), 'filings'),
  IP: one(ipDownloads, 'addresses'),
  YM: one(open, 'domains'),
  JCDM: one(codeTablesLayout, 'base code tables'),
  SJTB: one(synchronisation, 'full synchronisation'),
});

export type DownloadContent = ValueOf<typeof downloadLayout>;
