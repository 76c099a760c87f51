import { describe, expect, it } from 'vitest';
import { isApprovedSuffix, registrableDomain } from '../../../server/filing/determination/domain.ts';
import { APPROVED_SUFFIXES } from '../../../server/filing/determination/suffixes.ts';

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
