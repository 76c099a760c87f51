import { describe, expect, it } from 'vitest';
import { checkHomepages, homepagesIn, normaliseHomepages } from '../../../schema/rules/homepage-url.ts';

describe('homepages', () => {
  it.each<[string, string[]]>([
    ['', []],
    [' ； ', []],
    ['www.example.com', ['www.example.com']],
    ['http://www.example.com/', ['www.example.com']],
    ['HTTPS://www.example.com//', ['www.example.com']],
    ['ｈｔｔｐ：／／ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ／', ['www.example.com']],
    ['http:/www.example.com', ['www.example.com']],
    ['//www.example.com', ['www.example.com']],
    ['www.example.com/shop/index.html', ['www.example.com/shop/index.html']],
    ['www.example.com/go?to=http://m.example.com', ['www.example.com/go?to=http://m.example.com']],
    ['www.example.com;m.example.com', ['www.example.com', 'm.example.com']],
    ['www.example.com； m.example.com；', ['www.example.com', 'm.example.com']],
    ['www.example.com,m.example.com', ['www.example.com', 'm.example.com']],
    ['www.example.com，m.example.com', ['www.example.com', 'm.example.com']],
    ['www.example.com、http://m.example.com/', ['www.example.com', 'm.example.com']],
    ['www.example.com\nm.example.com', ['www.example.com', 'm.example.com']],
  ])('in %j are %j, without scheme', (text, homepages) => {
    expect(homepagesIn(text)).toEqual(homepages);
    expect(normaliseHomepages(text)).toBe(homepages.join(';'));
  });
});

describe('a homepage', () => {
  const told = (text: string, domains: readonly string[]) => checkHomepages(['homepageUrl'], text, domains);
  it.each<[string, string[]]>([
    ['', ['example.com']],
    ['example.com', ['example.com']],
    ['http://www.example.com/shop', ['example.com']],
    ['WWW.EXAMPLE.COM:8080', ['example.com']],
    ['www.example.com;www.例子.中国', ['example.com', '例子.中国']],
    ['www.例子.中国', ['example.com', '例子.中国']],
    // What a browser copies of 例子.中国.
    ['http://xn--fsqu00a.xn--fiqs8s/', ['例子.中国']],
    ['www.xn--fsqu00a.xn--fiqs8s', ['例子.中国']],
    ['www.例子.中国', ['xn--fsqu00a.xn--fiqs8s']],
    ['www.example.com', ['Example.com.']],
    // Nothing is asked of a website that has no domain yet.
    ['www.example.com', []],
  ])('%s is right for %j', (text, domains) => {
    expect(told(text, domains)).toEqual([]);
  });

  it.each<[text: string, domains: string[], value: string]>([
    ['example', ['example.com'], 'example'],
    ['我的网站', ['example.com'], '我的网站'],
    ['http://203.119.25.1/', ['example.com'], '203.119.25.1'],
    ['www.example.com;首页', ['example.com'], '首页'],
    ['example', [], 'example'],
    ['www.example.org;example', ['example.com'], 'example'],
  ])('%s is none for %j', (text, domains, value) => {
    expect(told(text, domains)).toEqual([
      { path: ['homepageUrl'], code: 'HOMEPAGE_INVALID', params: { value } },
    ]);
  });

  it.each<[text: string, domains: string[], value: string]>([
    ['www.example.org', ['example.com'], 'www.example.org'],
    ['notexample.com', ['example.com'], 'notexample.com'],
    ['example.com.cn', ['example.com'], 'example.com.cn'],
    ['xn--fsqu00a.xn--fiqs8s', ['例文.中国'], 'xn--fsqu00a.xn--fiqs8s'],
    ['www.example.com; m.example.org', ['example.com', 'example.cn'], 'm.example.org'],
  ])('%s is not one of %j', (text, domains, value) => {
    const params = { value, domains: domains.join(', ') };
    expect(told(text, domains)).toEqual([{ path: ['homepageUrl'], code: 'HOMEPAGE_OTHER_DOMAIN', params }]);
  });
});
