import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApprovedSuffix, registrableDomain } from '../../../server/filing/draft/type/domain.ts';
import { APPROVED_SUFFIXES } from '../../../server/filing/draft/type/suffixes.ts';

const reduced = (text: string): string | undefined => {
  const result = registrableDomain(text);
  return 'domain' in result ? result.domain.domain : undefined;
};
const code = (text: string): string | undefined => {
  const result = registrableDomain(text);
  return 'issue' in result ? result.issue.code : undefined;
};

describe('the registrable name', () => {
  it.each([
    ['example.com', 'example.com'],
    ['  HTTPS://WWW.Example.COM/path?x=1#y ', 'example.com'],
    ['a.b.c.example.com.cn', 'example.com.cn'],
    ['ｗｗｗ．ｅｘａｍｐｌｅ．ｃｎ', 'example.cn'],
    ['www。例子。中国', '例子.中国'],
    ['xn--fsqu00a.xn--fiqs8s', '例子.中国'],
    ['shop.某店.政务.cn', '某店.政务.cn'],
    ['x.hangzhou.zj.cn', 'hangzhou.zj.cn'],
    ['example.com:8080', 'example.com'],
    ['example.com.', 'example.com'],
    ['www.example.github.io', 'github.io'],
    ['m.example.unknownsuffix', 'example.unknownsuffix'],
  ])('of %s is %s', (text, domain) => {
    expect(reduced(text)).toBe(domain);
  });

  it.each([
    ['', 'DOMAIN_INVALID'],
    ['localhost', 'DOMAIN_INVALID'],
    ['ex ample', 'DOMAIN_INVALID'],
    ['-a-.com', 'DOMAIN_INVALID'],
    ['a..com', 'DOMAIN_INVALID'],
    ['example.123', 'DOMAIN_INVALID'],
    [`${'a'.repeat(64)}.com`, 'DOMAIN_INVALID'],
    ['192.0.2.1', 'DOMAIN_IS_ADDRESS'],
    ['http://192.0.2.1:80/', 'DOMAIN_IS_ADDRESS'],
    ['com.cn', 'DOMAIN_NOT_REGISTRABLE'],
    ['政务.cn', 'DOMAIN_NOT_REGISTRABLE'],
  ])('%s has none: %s', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  // Every one of these was pasted into such a field: out of a browser, a sheet, a mail, a chat.
  it.each<[string, string]>([
    ['a.cn b.cn', 'DOMAIN_SEVERAL'],
    ['a.cn,b.cn', 'DOMAIN_SEVERAL'],
    ['a.cn，b.cn', 'DOMAIN_SEVERAL'],
    ['a.cn、b.cn', 'DOMAIN_SEVERAL'],
    ['a.cn;b.cn', 'DOMAIN_SEVERAL'],
    ['a.cn；b.cn', 'DOMAIN_SEVERAL'],
    ['a.cn|b.cn', 'DOMAIN_SEVERAL'],
    ['a.cn\nb.cn', 'DOMAIN_SEVERAL'],
    ['a.cn\tb.cn', 'DOMAIN_SEVERAL'],
    ['a.cn\u3000b.cn', 'DOMAIN_SEVERAL'],
    ['http://a.cn/x https://b.cn/y', 'DOMAIN_SEVERAL'],
    ['a.cn b', 'DOMAIN_INVALID'],
    ['my site.cn', 'DOMAIN_INVALID'],
    ['a .cn', 'DOMAIN_INVALID'],
    ['*.a.cn', 'DOMAIN_INVALID'],
    ['a_b.cn', 'DOMAIN_INVALID'],
    ['“a.cn”', 'DOMAIN_INVALID'],
    ['a.cn（主站）', 'DOMAIN_INVALID'],
    ['https//a.cn', 'DOMAIN_INVALID'],
    ['.a.cn', 'DOMAIN_INVALID'],
    ['xn--a.cn', 'DOMAIN_INVALID'],
    ['[2001:db8::1]', 'DOMAIN_IS_ADDRESS'],
    ['2001:db8::1', 'DOMAIN_IS_ADDRESS'],
    ['192.0.2.1:8080', 'DOMAIN_IS_ADDRESS'],
  ])('is never put together: %j is %s', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it.each<[string, string]>([
    ['//www.a.cn', 'a.cn'],
    ['http:/a.cn', 'a.cn'],
    ['HTTP：／／Ａ．ＣＮ／', 'a.cn'],
    ['https://user:pass@a.cn:8443/p?q=1#r', 'a.cn'],
    ['a.cn/list?tags=x,y', 'a.cn'],
    ['a.cn?q=1', 'a.cn'],
    ['a.cn#top', 'a.cn'],
    ['a.cn\\path', 'a.cn'],
    ['a.cn:', 'a.cn'],
    ['a.cn,', 'a.cn'],
    [' a.cn、', 'a.cn'],
    ['a.cn。', 'a.cn'],
    ['a.cn..', 'a.cn'],
    ['\u200ba\u00ad.cn\u200e', 'a.cn'],
    ['httpbin.cn', 'httpbin.cn'],
    ['WWW.例子。中国', '例子.中国'],
    ['http://xn--fsqu00a.xn--fiqs8s/', '例子.中国'],
  ])('is read out of %j', (text, domain) => {
    expect(reduced(text)).toBe(domain);
  });

  it('of any two names with a separator between them is neither’s nor both’s', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{1,8}\.(?:cn|com|中国)$/);
    const between = fc.stringMatching(/^[ ,，、;；|\t\n\u3000]{1,3}$/);
    fc.assert(
      fc.property(name, between, name, (one, separator, other) => {
        expect(code(`${one}${separator}${other}`)).toBe('DOMAIN_SEVERAL');
      }),
    );
  });

  it('compares by its ASCII form', () => {
    const result = registrableDomain('例子.中国');
    expect('domain' in result && result.domain.ascii).toBe('xn--fsqu00a.xn--fiqs8s');
  });
});

describe('approved suffixes', () => {
  it('are the 157 of the list of 2020-07-24', () => {
    expect(APPROVED_SUFFIXES).toHaveLength(157);
    expect(new Set(APPROVED_SUFFIXES.map(({ suffix }) => suffix)).size).toBe(157);
  });
  it('hold .com, .cn and .中国 but neither .org nor .io', () => {
    expect(['com', 'cn', 'com.cn', '中国'].every((suffix) => isApprovedSuffix(suffix, '2019-05-08'))).toBe(
      true,
    );
    expect(['org', 'io', 'name'].some((suffix) => isApprovedSuffix(suffix, '2024-01-01'))).toBe(false);
  });
  it('hold .cc and .tv only later', () => {
    expect(isApprovedSuffix('cc', '2019-09-20')).toBe(false);
    expect(isApprovedSuffix('cc', '2020-07-24')).toBe(true);
    expect(isApprovedSuffix('tv', '2021-01-01')).toBe(true);
  });
});
