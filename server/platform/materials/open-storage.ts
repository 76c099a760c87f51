import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartupError } from '../../../prisma/startup-error.ts';
import type { Config } from '../../config.ts';
import { createFileStorage } from './storage.ts';
import type { Storage } from './storage.ts';
import { createS3Storage } from './storage-s3.ts';

type Options = {
  /** `s3://bucket/prefix?endpoint=https://…&region=…` or `file:///folder`; without it a folder inside the data folder. */
  storageUrl?: string | undefined;
  dataDir: string;
  /** Of the S3 store. */
  storageKeys?: Config['storageKeys'];
};

/** The store that the configuration asks for. @throws StartupError naming what is missing */
export const openStorage = ({ storageUrl, dataDir, storageKeys }: Options): Storage => {
  if (!storageUrl) return createFileStorage(join(dataDir, 'materials'));
  const url = new URL(storageUrl);
  if (url.protocol === 'file:') return createFileStorage(fileURLToPath(url));
  const endpoint = url.searchParams.get('endpoint');
  const region = url.searchParams.get('region') ?? 'us-east-1';
  if (!endpoint || !URL.canParse(endpoint)) {
    throw new StartupError(
      'STORAGE_URL needs the address of the store: s3://bucket/prefix?endpoint=https://…&region=…',
    );
  }
  if (!storageKeys) {
    throw new StartupError(
      'STORAGE_URL names an S3 store; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set with it.',
    );
  }
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
  return createS3Storage({
    endpoint,
    region,
    bucket: url.hostname,
    ...storageKeys,
    prefix: prefix === '' ? '' : `${prefix}/`,
  });
};
