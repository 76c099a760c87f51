// PostGraphile 5 as it comes: the same tables, its own documents.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const connectionString = process.env.BENCH_DATABASE;
const pool = new pg.Pool({ connectionString, max: 10, application_name: 'peer' });
const KEY = {
  name: 'key',
  text: `SELECT k."providerId", k.mode::text AS mode FROM "ApiKey" k JOIN "Provider" p ON p.id = k."providerId"
    WHERE k.hash = $1 AND k."revokedAt" IS NULL AND (k."expiresAt" IS NULL OR k."expiresAt" > now()) AND p."suspendedAt" IS NULL`,
};

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ pool, schemas: ['public'] })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: {
    explain: false,
    context: async (request) => {
      const { authorization = '' } = request.node?.req.headers ?? {};
      const hash = createHash('sha256').update(authorization.slice('Bearer '.length)).digest();
      const { rows } = await pool.query({ ...KEY, values: [hash] });
      if (!rows[0]) throw new Error('UNAUTHENTICATED');
      return { tenant: rows[0] };
    },
  },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/graphql` })}\n`),
);
