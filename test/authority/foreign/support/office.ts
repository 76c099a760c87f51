import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';

/** What the office of a foreign bureau hands out. */
export const ACCOUNT = {
  ispId: 990_000_000_007,
  userName: 'foreign',
  password: '口令A1',
  aesKey: '0123456789ABCDEF',
  aesIv: '0102030405060708',
} as const;

/** How a bureau differs in what it computes. */
export type Arithmetic = {
  /** How digests are written. */
  readonly digest?: 'base64' | 'hex' | 'hex-in-base64';
  readonly aes?: 'cbc' | 'ecb';
};

export type Arguments = Readonly<Record<string, string>>;

export type Accepted = { readonly sequence: number; readonly xml: string; readonly accessIds: string[] };

const md5 = (bytes: Uint8Array): Buffer => createHash('md5').update(bytes).digest();

export const digestOf = (bytes: Uint8Array, form: Arithmetic['digest'] = 'base64'): string => {
  const digest = md5(bytes);
  if (form === 'base64') return digest.toString('base64');
  return form === 'hex' ? digest.toString('hex') : Buffer.from(digest.toString('hex')).toString('base64');
};

const cipherName = ({ aes = 'cbc' }: Arithmetic): string => `aes-128-${aes}`;
const ivOf = ({ aes = 'cbc' }: Arithmetic): string | null => (aes === 'ecb' ? null : ACCOUNT.aesIv);

export const encrypted = (bytes: Uint8Array, how: Arithmetic): Buffer => {
  const cipher = createCipheriv(cipherName(how), ACCOUNT.aesKey, ivOf(how));
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
};

const decrypted = (bytes: Uint8Array, how: Arithmetic): Buffer => {
  const decipher = createDecipheriv(cipherName(how), ACCOUNT.aesKey, ivOf(how));
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
};

const approval = (accessIds: readonly string[]): string =>
  `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP><BAJG>${accessIds
    .map((id) => `<Jg_xx><Jgxx><Jgdm>1001</Jgdm></Jgxx><Czlx>3</Czlx><Bs>${id}</Bs></Jg_xx>`)
    .join('')}</BAJG></ICP></DownloadData>`;

export type Waiting = { readonly fileName: string; readonly xml: string };

/** A reply without its file. */
export type Said = { readonly code: number; readonly message: string; readonly inner?: string };

/**
 * What a bureau decides, written by the specification alone: it knows nothing of the code under test. A file is taken under the
 * next number only; what is taken is approved at once and waits to be fetched.
 */
export function openOffice(how: Arithmetic = {}) {
  const uploads: Accepted[] = [];
  const waiting: Waiting[] = [];
  const acknowledged: string[] = [];
  let made = 0;

  const put = (xml: string): string => {
    made += 1;
    const fileName = `20270105${String(made).padStart(6, '0')}_zj_${made}.xml`;
    waiting.push({ fileName, xml });
    return fileName;
  };

  const refusal = ({ userName, randVal = '', pwdHash }: Arguments): Said | null => {
    if (userName !== ACCOUNT.userName) return { code: 4, message: '用户名错误' };
    const expected = digestOf(iconv.encode(`${ACCOUNT.password}${randVal}`, 'gbk'), how.digest);
    return pwdHash === expected ? null : { code: 5, message: '口令错误' };
  };

  const fileIn = ({ beianInfo = '', beianInfoHash, encryptAlgorithm }: Arguments): string => {
    const bytes = Buffer.from(beianInfo, 'base64');
    const zip = encryptAlgorithm === '1' ? decrypted(bytes, how) : bytes;
    if (digestOf(zip, how.digest) !== beianInfoHash) throw new Error('the hash is wrong');
    const [content, second] = Object.values(unzipSync(zip));
    if (!content || second) throw new Error('one file was expected');
    return iconv.decode(Buffer.from(content), 'gbk');
  };

  return {
    uploads,
    acknowledged,
    waiting,
    put,
    refusal,

    upload(given: Arguments): Said {
      const sequence = Number(given['dataSequence']);
      const last = uploads.length;
      const xml = fileIn(given);
      if (sequence > last + 1) {
        const missing = Array.from({ length: sequence - last - 1 }, (_, at) => last + 1 + at);
        const list = missing.map((one) => `<dataSequence>${one}</dataSequence>`).join('');
        return { code: 14, message: '请补报', inner: `<dataSequences>${list}</dataSequences>` };
      }
      if (sequence <= last) return { code: 999, message: '序号重复' };
      const accessIds = [...xml.matchAll(/<IspJrid>(\d+)</g)].map(([, id = '']) => id);
      uploads.push({ sequence, xml, accessIds });
      put(approval(accessIds));
      return { code: 0, message: '成功 A&amp;B' };
    },

    acknowledge({ fileName = '' }: Arguments): Said {
      const at = waiting.findIndex((file) => file.fileName === fileName);
      if (at >= 0) acknowledged.push(...waiting.splice(at, 1).map((file) => file.fileName));
      return { code: 0, message: '成功' };
    },

    status: ({ queryConditionType, queryCondition }: Arguments): Said => ({
      code: 0,
      message: '成功',
      inner: `<StatusInfo><Cxtjlx>${queryConditionType}</Cxtjlx><Cxtj>${queryCondition}</Cxtj><Ztbah>浙ICP备2021000001号</Ztbah><Bazt>0</Bazt></StatusInfo>`,
    }),

    password: ({ bamm }: Arguments): Said => ({
      code: 0,
      message: '成功',
      inner: `<VerifyRes>${bamm === 'shili-2021' ? 0 : 1}</VerifyRes>`,
    }),
  };
}

export type Office = ReturnType<typeof openOffice>;
