// node:http with one statement that writes the answer: what is left when nothing but the question is answered.
import { createServer } from 'node:http';
import { digestOf, listening, pool } from './common.mjs';

const at = (column) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const FILING = `json_build_object('id', f.id, 'kind', f.kind, 'state', f.state, 'version', f.version, 'createdAt', ${at('f."createdAt"')},
  'submittedAt', ${at('f."submittedAt"')}, 'subject', json_build_object('subjectNumber', f."subjectNumber", 'nature', f.nature),
  'websites', (SELECT coalesce(json_agg(json_build_object('id', w.id, 'position', w.position, 'websiteNumber', w."websiteNumber",
    'filedName', w."filedName", 'domains', w.domains, 'result', w.result) ORDER BY w.position), '[]') FROM "FilingWebsite" w WHERE w."filingId" = f.id))`;
const KEY = `FROM "ApiKey" k JOIN "Provider" p ON p.id = k."providerId"`;
const GOOD = `k.hash = $1 AND k."revokedAt" IS NULL AND (k."expiresAt" IS NULL OR k."expiresAt" > now()) AND p."suspendedAt" IS NULL`;

const STATEMENTS = {
  one: `SELECT json_build_object('data', json_build_object('filing', (SELECT ${FILING} FROM "Filing" f
    WHERE f.id = $2 AND f."providerId" = k."providerId" AND f.mode = k.mode)))::text AS answer ${KEY} WHERE ${GOOD}`,
  list: `SELECT json_build_object('data', json_build_object('filings', (SELECT json_build_object(
      'edges', json_agg(json_build_object('node', row) ORDER BY n) FILTER (WHERE n <= 20), 'pageInfo', json_build_object('hasNextPage', count(*) > 20))
    FROM (SELECT ${FILING} AS row, row_number() OVER (ORDER BY f.id DESC) AS n FROM (SELECT * FROM "Filing" f
      WHERE f."providerId" = k."providerId" AND f.mode = k.mode ORDER BY f.id DESC LIMIT 21) f) page)))::text AS answer ${KEY} WHERE ${GOOD}`,
};

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    const { variables } = JSON.parse(Buffer.concat(parts).toString('utf8'));
    const digest = digestOf(request.headers);
    const [name, values] = variables?.id ? ['one', [digest, variables.id]] : ['list', [digest]];
    const { rows } = await pool.query({ name, text: STATEMENTS[name], values });
    response.writeHead(rows[0] ? 200 : 401, { 'content-type': 'application/json; charset=utf-8' });
    response.end(rows[0]?.answer ?? '{}');
  });
});
server.listen(0, '127.0.0.1', () => listening(`http://127.0.0.1:${server.address().port}/`));
