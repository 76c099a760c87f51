import { describe, expect, it } from 'vitest';
import {
  parseDocument,
  type UploadDocument,
} from '../../../../server/authority/protocol/documents/document.ts';
import { composeUpload, validateDocument } from '../../../../server/authority/protocol/documents/upload.ts';
import { ProtocolFault } from '../../../../server/authority/protocol/fault.ts';
import { sampleText } from '../support/samples.ts';

const ISP_ID = 990_000_000_001;

function sample(name: string, change: (xml: string) => string = (xml) => xml): UploadDocument {
  return parseDocument(change(sampleText(name)), 'UploadData', { strictness: 'schema' }).document;
}

function said(document: UploadDocument): readonly string[] {
  return validateDocument(document, { ispId: ISP_ID }).map(({ path, rule }) => `${path} ${rule}`);
}

const filing = 'UploadData/ICP/XZBA/Baxx[1]';
const remove = (xml: string, parent: string, name: string) =>
  xml.replace(new RegExp(`(<${parent}>[\\s\\S]*?)<${name}>[^<]*</${name}>`), '$1');

describe('a unit must give what a person may leave out', () => {
  const first = '01-upload-icp-xzba.xml';

  it.each([
    ['Zt_xx', 'Dwxz', `${filing}/Zt_xx/Dwxz unit-nature`],
    ['Fzr', 'Fzr_xm', `${filing}/Zt_xx/Fzr/Fzr_xm unit-contact`],
    ['Fzr', 'Fzr_dhhm', `${filing}/Zt_xx/Fzr/Fzr_dhhm unit-contact`],
    ['Wz_Fzr', 'Fzr_dhhm', `${filing}/Wz_xx[1]/Wz_Fzr/Fzr_dhhm unit-website-contact`],
  ])('in %s: %s', (parent, name, expected) => {
    expect(said(sample(first, (xml) => remove(xml, parent, name)))).toEqual([expected]);
  });

  it('and a person may: by nature, or by certificate when no nature is given', () => {
    const withoutPhone = (xml: string) => remove(remove(xml, 'Fzr', 'Fzr_dhhm'), 'Wz_Fzr', 'Fzr_dhhm');
    expect(said(sample(first, (xml) => withoutPhone(xml).replace('<Dwxz>4', '<Dwxz>5')))).toEqual([]);
    const withoutNature = (xml: string) =>
      remove(withoutPhone(xml), 'Zt_xx', 'Dwxz').replace('<Zjlx>1<', '<Zjlx>2<');
    expect(said(sample(first, withoutNature))).toEqual([]);
  });

  it('in a change and in an answer to a re-check as well', () => {
    const change = sample('04-upload-icp-bgba-change-access.xml', (xml) => remove(xml, 'Fzr', 'Fzr_dhhm'));
    expect(said(change)).toEqual(['UploadData/ICP/BGBA/Bgxx[1]/Zt_xx/Fzr/Fzr_dhhm unit-contact']);
    const answer = sample('07-upload-icp-hsjg.xml', (xml) => remove(xml, 'Fzr', 'Fzr_xm'));
    expect(said(answer)).toEqual(['UploadData/ICP/HSJG/Hsjgxx[1]/Baxx/Zt_xx/Fzr/Fzr_xm unit-contact']);
  });
});

describe('a document that obeys its layout is still refused', () => {
  const access = '03-upload-icp-xzjr.xml';
  const big = 'A'.repeat(150_004);
  it.each([
    [
      'with a home page elsewhere',
      sample('01-upload-icp-xzba.xml', (xml) => xml.replace('www.example.com', 'www.example.cn')),
      `${filing}/Wz_xx[1]/Syurl home-page`,
    ],
    [
      'with a verification form over 150 K',
      sample(access, (xml) => xml.replace(/<Fjnr>[^<]*/, `<Fjnr>${big}`)),
      'UploadData/ICP/XZJR/Xzxx[1]/Fj[1]/Fjxx/Fjnr attachment-size',
    ],
    [
      'with a photo over 100 K',
      sample(access, (xml) => xml.replace(/(<Fjyt>5<\/Fjyt>\s*<Fjnr>)[^<]*/, `$1${'A'.repeat(100_004)}`)),
      'UploadData/ICP/XZJR/Xzxx[1]/Fj[2]/Fjxx/Fjnr attachment-size',
    ],
    [
      'with an approval scan over 100 K',
      sample('02-upload-icp-xzwz.xml', (xml) => xml.replace(/<Spwj>[^<]*/, `<Spwj>${'A'.repeat(100_004)}`)),
      'UploadData/ICP/XZWZ/Xzxx[1]/Wz_xx[1]/Nrlx/Nrlx_xx[1]/Spwj[1] attachment-size',
    ],
    [
      'with a website scan for a subject',
      sample('06-upload-icp-xzhyd.xml', (xml) => xml.replace('<Ssdxlx>2', '<Ssdxlx>1')),
      'UploadData/ICP/XZHYD/Fjxx[1]/Fjssdx/Ssdxlx attachment-owner',
    ],
    [
      'with a range that ends before it begins',
      sample(access, (xml) => xml.replace('<Zzip>3221225995', '<Zzip>3221225993')),
      'UploadData/ICP/XZJR/Xzxx[1]/Ip_xx[1]/Zzip address-range',
    ],
    [
      'deregistering a subject without its password',
      sample('05-upload-icp-zxba.xml', (xml) => remove(xml, 'ZXBA', 'ICPmm')),
      'UploadData/ICP/ZXBA/Zx_xx[3]/ICPmm deregistration-password',
    ],
    [
      'from another provider',
      sample(access, (xml) => xml.replace('<Qqdwid>990000000001', '<Qqdwid>990000000002')),
      'UploadData/ICP/Qqdwid sender',
    ],
    [
      'with two operations',
      sample(access, (xml) =>
        xml.replace('<XZJR>', '<ZXBA><Zx_xx><Zxlb>2</Zxlb><Jlid>1</Jlid><Zxly>1</Zxly></Zx_xx></ZXBA><XZJR>'),
      ),
      'UploadData/ICP one-operation',
    ],
    [
      'with none',
      sample(access, (xml) => xml.replace(/<XZJR>[\s\S]*<\/XZJR>/, '')),
      'UploadData/ICP one-operation',
    ],
    [
      'allocating without saying to whom',
      sample('09-upload-ip-xzba.xml', (xml) => xml.replace('<Fpfs>1', '<Fpfs>2')),
      'UploadData/IP/XZBA/Xzfp/Fpsy[1]/Fpdx allocation',
    ],
    [
      'allocating to a unit without its address',
      sample('09-upload-ip-xzba.xml', (xml) => remove(xml, 'Fpsy', 'Xxdz')),
      'UploadData/IP/XZBA/Xzfp/Fpsy[1]/Xxdz allocation',
    ],
  ])('%s', (_what, document, expected) => {
    expect(said(document)).toEqual([expected]);
    expect(() => composeUpload(document, { ispId: ISP_ID })).toThrow(ProtocolFault);
  });

  it('with more than a thousand records', () => {
    const one = { Zxlb: 2, Jlid: 1, Zxly: 1 };
    const content = { ICP: { ZXBA: { Zx_xx: Array.from({ length: 1001 }, () => one) }, Qqdwid: ISP_ID } };
    expect(said({ root: 'UploadData', version: 'V.3.0', content })).toEqual(['UploadData/ICP record-count']);
  });
});

describe('an object that cannot be a document', () => {
  const broken = (content: unknown) =>
    said({ root: 'UploadData', version: 'V.3.0', content } as UploadDocument);

  it('is named where it is wrong', () => {
    const access = {
      Wz_xx: { Wzid: 1, Wzbah: '浙ICP备00000000号-1' },
      IspJrid: 1.5,
      Wzfb: { Fbdd: [34, 128] },
      Wzjrfs: { Jrfs: 3 },
      Ip_xx: [],
      Fj: undefined,
      ICPmm: '😀',
      Icpmm: 'x',
    };
    expect([...broken({ ICP: { XZJR: { Xzxx: [access] }, Qqdwid: '1' } })].sort()).toEqual([
      'UploadData/ICP/Qqdwid number',
      'UploadData/ICP/XZJR/Xzxx[1]/ICPmm character',
      'UploadData/ICP/XZJR/Xzxx[1]/ICPmm format',
      'UploadData/ICP/XZJR/Xzxx[1]/Icpmm unknown',
      'UploadData/ICP/XZJR/Xzxx[1]/Ip_xx required',
      'UploadData/ICP/XZJR/Xzxx[1]/IspJrid number',
      'UploadData/ICP/XZJR/Xzxx[1]/Wz_xx choice',
      'UploadData/ICP/XZJR/Xzxx[1]/Wzfb/Fbdd[2] range',
      'UploadData/ICP/XZJR/Xzxx[1]/Wzjrfs/Jrfs required',
      'UploadData/ICP/XZJR/Xzxx[1]/Wzjrfs/Jrfs type',
    ]);
  });

  it.each([null, 'text', [], undefined])('is refused when it is %j', (content) => {
    expect(broken(content)).not.toEqual([]);
  });

  it('never has its values repeated in what is said about it', () => {
    const message = JSON.stringify(
      validateDocument(sample('01-upload-icp-xzba.xml', (xml) => remove(xml, 'Zt_xx', 'Dwxz'))),
    );
    expect(message).not.toMatch(/样例|91000000|13000000000/);
  });
});
