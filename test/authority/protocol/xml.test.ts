import { describe, expect, it } from 'vitest';
import { readXml } from '../../../server/authority/protocol/xml/read.ts';
import { writeCompact } from '../../../server/authority/protocol/xml/write.ts';
import { reasonOf } from './support/faults.ts';

const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'x'.repeat(50)}"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;&c;</a>`;

describe('XML is refused', () => {
  it.each([
    ['an entity bomb', bomb, 'doctype'],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'doctype'],
    ['an entity nobody declared', '<a>&foo;</a>', 'malformed'],
    ['a reference to no character', '<a>&#0;</a>', 'malformed'],
    ['a reference to half a character', '<a>&#xD800;</a>', 'malformed'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>', 'malformed'],
    ['a control character', '<a>\u0001</a>', 'malformed'],
    ['nothing', ' \n ', 'empty'],
    ['plain text', 'Service unavailable', 'malformed'],
    ['a page', '<!DOCTYPE html><html><body>502</body></html>', 'html'],
    ['a page without doctype', '<html><head><title>502</title></head></html>', 'html'],
    ['a document cut short', '<return><msg_code>0</msg_code><msg>ok', 'malformed'],
    ['crossed tags', '<a><b></a></b>', 'malformed'],
    ['two roots', '<a/><b/>', 'malformed'],
    ['text after the root', '<a/>x', 'malformed'],
    ['depth without end', '<a>'.repeat(5000) + '</a>'.repeat(5000), 'malformed'],
    ['a name that reaches into objects', '<a><__proto__>x</__proto__></a>', 'malformed'],
  ])('when it is %s', (_what, xml, reason) => {
    expect(reasonOf(() => readXml(xml))).toBe(reason);
  });
});

it('an ampersand that begins no reference counts as one, except where XML has to be well formed', () => {
  const xml = '<a b="?x=1&y=2">R&D & <!-- a & b --><![CDATA[c & d &amp;]]>&lt;&unbekannt</a>';
  expect(readXml(xml)).toMatchObject({
    text: 'R&D & c & d &amp;<&unbekannt',
    attributes: { b: '?x=1&y=2' },
  });
  expect(reasonOf(() => readXml(xml, { strictly: true }))).toBe('malformed');
});

describe('XML is read', () => {
  it('with references resolved, CDATA taken as it is, and comments left out', () => {
    const { text } = readXml('<a>&lt;&#20013;&#x6587;&amp;amp;<!-- no --><![CDATA[&lt;<b>]]></a>');
    expect(text).toBe('<中文&amp;&lt;<b>');
  });

  it('with white space kept in texts and dropped between elements', () => {
    const root = readXml('<a>\n  <b> x </b>\n  <c>  </c>\n</a>');
    expect(root.text).toBe('');
    expect(root.children.map(({ text }) => text)).toEqual([' x ', '  ']);
  });

  it('and written so that it reads the same', () => {
    const source = '<a v="&quot;&lt;&#10;"><b>x &amp; &lt;y&gt;&#13;\n</b><c/></a>';
    expect(readXml(writeCompact(readXml(source)))).toEqual(readXml(source));
  });
});
