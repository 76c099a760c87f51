import { describe, expect, it } from 'vitest';
import { domainFault, domainsIn, normaliseDomainText } from '../../../schema/rules/domain.ts';

const SCHEMES = ['http', 'https', 'ftp', 'ws', 'wss'];
const MISTYPED = [':', ':/', '://', ':///'];

describe('a host', () => {
  it.each(SCHEMES.flatMap((scheme) => MISTYPED.map((slashes) => `${scheme}${slashes}www.example.cn/`)))(
    'is read out of %s, however many slashes were typed',
    (address) => {
      expect(domainsIn(address)).toEqual(['www.example.cn']);
    },
  );

  it.each([
    ['//www.example.cn', 'www.example.cn'],
    ['rtmp://live.example.cn/app', 'live.example.cn'],
    ['rtmp:///live.example.cn/app', 'live.example.cn'],
    ['git+ssh://git@code.example.cn:22/a.git', 'code.example.cn'],
    ['h2c://www.example.cn', 'www.example.cn'],
    ['www.example.cn//index.html', 'www.example.cn'],
    ['example.cn/go?to=http://www.example.com/', 'example.cn'],
    ['https://admin:secret@example.cn:8443/', 'example.cn'],
    ['admin@example.cn', 'example.cn'],
    ['example.cn:8080', 'example.cn'],
    ['example.ws:8080', 'example.ws'],
    ['example.cn...', 'example.cn'],
    ['http://[2400:3200::1]:8080/', '[2400:3200::1]'],
    ['2400:3200::1', '2400:3200::1'],
    ['ｗｗｗ。Ｅｘａｍｐｌｅ｡ｃｎ', 'www.example.cn'],
  ])('is read out of %s', (address, host) => {
    expect(domainsIn(address)).toEqual([host]);
  });
});

describe('the names in what was pasted', () => {
  it.each<[string, string[]]>([
    ['', []],
    [' 、 ', []],
    ['http://', []],
    ['example.cn、 例子.中国；', ['example.cn', '例子.中国']],
    ['http://example.cn/a|http://example.com/b', ['example.cn', 'example.com']],
    // What follows a separator within an address belongs to its path.
    ['example.cn/tags/red,blue', ['example.cn']],
    ['example.cn?q=red,blue', ['example.cn']],
    ['example.cn/red,blue;green example.com', ['example.cn', 'example.com']],
    ['http://example.cn/red,blue', ['example.cn']],
    // Where there is no path nothing is left out, so that it is seen that something is wrong.
    ['http://example.cn shop', ['example.cn', 'shop']],
    ['//example.cn shop', ['example.cn', 'shop']],
    ['shop example.cn/red', ['shop', 'example.cn']],
  ])('%j are %j', (text, names) => {
    expect(domainsIn(text)).toEqual(names);
    expect(normaliseDomainText(text)).toBe(names.join(' '));
  });
});

describe('a name', () => {
  const label = (length: number): string => 'a'.repeat(length);
  const long = (last: number): string => [label(63), label(63), label(63), label(last)].join('.');
  it.each([
    'example.cn',
    'www.163.com',
    '12306.cn',
    '例子.中国',
    '1.2.0.192.in-addr.arpa',
    '203.119.25.1.example.cn',
    `${label(63)}.cn`,
    long(61), // 253 signs, the longest name of RFC 1035
  ])('may be %s', (name) => {
    expect(domainFault(name)).toBeNull();
  });

  it.each([
    ['', 'SHAPE'],
    ['example', 'SHAPE'],
    ['www.example.123', 'SHAPE'],
    ['example.7', 'SHAPE'],
    ['a_b.cn', 'SHAPE'],
    ['www.a_b.cn', 'SHAPE'],
    ['v203.119.25.1', 'SHAPE'],
    ['www.203.119.25.1', 'SHAPE'],
    ['www.example.cn:80:8080', 'SHAPE'],
    [`${label(64)}.cn`, 'SHAPE'],
    [long(62), 'SHAPE'],
    ['example.cn shop', 'SHAPE'],
    ['example.cn example.com', 'SEVERAL'],
    ['203.119.25.1', 'ADDRESS'],
    ['1.1.1.1', 'ADDRESS'],
    ['2400:3200::1', 'ADDRESS'],
    ['[2400:3200::1]', 'ADDRESS'],
  ])('%s is none: %s', (text, fault) => {
    expect(domainFault(text)).toBe(fault);
  });

  it.each([
    '203.119.25.1:8080',
    'http://203.119.25.1/',
    '2400:3200:baba::1',
    'fe80::1',
    '::1',
    'http://[2400:3200::1]:8080/',
    '[::1]',
  ])('is none where the address %s was typed', (text) => {
    expect(domainFault(normaliseDomainText(text))).toBe('ADDRESS');
  });
});
