import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger, requestIdFrom } from '../../server/platform/service/logging.ts';

const captured = () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: createLogger({ level: 'info', destination }), text: () => lines.join('') };
};

test('a logged request shows method and path, and nothing that may name a person or let anybody in', () => {
  const { log, text } = captured();
  const headers = { authorization: 'Bearer AAA', cookie: 'BBB', 'x-jieru-key': 'CCC', 'user-agent': 'DDD' };
  log.info({ req: { method: 'PUT', url: '/materials/mat_1?token=EEE', headers, body: 'FFF' } }, 'request');
  expect(JSON.parse(text())).toMatchObject({
    req: { method: 'PUT', path: '/materials/mat_1' },
    level: 'info',
  });
  expect(text()).not.toMatch(/AAA|BBB|CCC|DDD|EEE|FFF/);
});

test.each([
  'authorization',
  'cookie',
  'token',
  'password',
  'variables',
  'body',
  'phone',
  'email',
  'certificateNumber',
])('a field named %s is kept out, also one level down', (name) => {
  const { log, text } = captured();
  log.info({ [name]: 'AAA', filing: { [name]: 'BBB', id: 'fil_1' } });
  expect(text()).not.toMatch(/AAA|BBB/);
  expect(text()).toContain('fil_1');
});

test('a logged error shows where it arose but not what the driver quotes after the first line', () => {
  const { log, text } = captured();
  const error = Object.assign(new Error('duplicate key\nKey (name)=(张三)'), {
    code: '23505',
    detail: '张三',
  });
  log.error({ err: error });
  log.error(error);
  log.error({ err: error }, 'with text');
  expect(text()).toContain('duplicate key');
  expect(text()).toContain('23505');
  expect(text()).toContain('logging.test.ts');
  expect(text()).not.toContain('张三');
});

test('a request id given by a proxy is kept when it looks like one', () => {
  expect(requestIdFrom('abc-12345678')).toBe('abc-12345678');
  for (const bad of [undefined, null, '', 'short', 'x'.repeat(65), 'has space in it', '张三张三张三张三']) {
    expect(requestIdFrom(bad)).toMatch(/^req_[0-9a-z]{26}$/);
  }
});
