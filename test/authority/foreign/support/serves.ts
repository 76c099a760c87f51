import { expect } from 'vitest';
import { createProtocolClient } from '../../../../server/authority/protocol/client.ts';
import type { ProtocolConfigInput } from '../../../../server/authority/protocol/config.ts';
import {
  parseDocument,
  type UploadDocument,
} from '../../../../server/authority/protocol/documents/document.ts';
import { sampleText } from '../../protocol/support/samples.ts';
import type { Bureau } from './bureau.ts';
import { ACCOUNT } from './office.ts';

/** An access to be filed under an id of ours. */
export const accessOf = (id: number): UploadDocument => {
  const xml = sampleText('03-upload-icp-xzjr.xml')
    .replace(/<Qqdwid>\d+/, `<Qqdwid>${ACCOUNT.ispId}`)
    .replace(/<IspJrid>\d+/g, `<IspJrid>${id}`);
  return parseDocument(xml, 'UploadData').document;
};

/** All six methods, each understood by both sides. */
export async function servesAll(bureau: Bureau, config: ProtocolConfigInput): Promise<void> {
  const client = createProtocolClient(config);
  const last = bureau.office.uploads.length;
  expect((await client.queryPreviousUpload()).previous?.dataSequence).toBe(last);

  const { file } = client.pack(accessOf(4000 + last));
  expect(await client.upload(file, last + 1)).toMatchObject({ code: 0 });
  expect(bureau.office.uploads.at(-1)?.accessIds).toEqual([String(4000 + last)]);
  const { previous } = await client.queryPreviousUpload();
  expect(previous?.dataSequence).toBe(last + 1);
  expect(previous?.file && client.open(previous.file).xml).toMatch(/UploadData/i);

  const { code, file: fetched } = await client.download();
  expect(code).toBe(1);
  if (!fetched) throw new Error('no file came');
  const { document } = parseDocument(client.open(fetched).xml, 'DownloadData');
  expect(document.content.ICP?.BAJG?.Jg_xx).toMatchObject([
    { Jgxx: [{ Jgdm: 1001 }], Czlx: 3, Bs: String(4000 + last) },
  ]);
  expect(await client.acknowledge(fetched.fileName)).toMatchObject({ code: 0 });
  expect(bureau.office.waiting).toEqual([]);
  expect((await client.download()).code).toBe(2);

  expect((await client.queryFilingStatus(0, 'example.com')).status).toMatchObject({
    filed: true,
    subjectNumber: '浙ICP备2021000001号',
  });
  expect(await client.verifyFilingPassword('浙ICP备2021000001号', 'shili-2021')).toMatchObject({
    right: true,
  });
  expect((await client.verifyFilingPassword('浙ICP备2021000001号', 'wrong')).right).toBe(false);
}
