// mercurius with JIT, and SQL written by hand.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { maskAddress, maskCertificate, maskEmail, maskName, maskPhone } from '../../../schema/rules/masks.ts';
import { listening, pool, privacy, tenantOf } from './common.mjs';

const schema = `
  type Subject { subjectNumber: String! nature: String! }
  type Website { id: ID! position: Int! websiteNumber: String! filedName: String domains: [String!]! result: String! }
  type SubjectDetails { name: String certificateAddress: String mailingAddress: String legalRepresentativeName: String }
  type Person { name: String mobile: String email: String certificateNumber: String }
  type WebsiteDetails { name: String homepageUrl: String }
  type Details { subject: SubjectDetails! subjectPerson: Person! websites: [WebsiteDetails!]! }
  type Filing {
    id: ID! kind: String! state: String! version: Int! createdAt: String! submittedAt: String
    subject: Subject! websites: [Website!]! details: Details!
  }
  type Edge { node: Filing! }
  type PageInfo { hasNextPage: Boolean! }
  type Connection { totalCount: Int! edges: [Edge!]! pageInfo: PageInfo! }
  enum FilingState { DRAFT IN_REVIEW RETURNED AWAITING_ORIGINALS QUEUED AWAITING_SMS SMS_LAPSED AT_AUTHORITY APPROVED REFUSED ABANDONED }
  type Query { filing(id: ID!): Filing filings(states: [FilingState!], search: String, first: Int): Connection! }
  input SubjectInput { name: String certificateAddress: String mailingAddress: String investor: String
    legalRepresentativeName: String legalRepresentativeCertificateNumber: String }
  input PersonInput { name: String certificateType: String certificateNumber: String certificateFrom: String
    certificateUntil: String mobile: String landline: String email: String emergencyPhone: String }
  input WebsiteInput { websiteId: ID! name: String homepageUrl: String serviceContents: [String!] languages: [String!]
    preApprovals: [String!] accessMethod: String samePerson: Boolean }
  input DetailsInput { subject: SubjectInput subjectPerson: PersonInput websites: [WebsiteInput!] }
  input SaveFilingDetailsInput { filingId: ID! expectedVersion: Int! details: DetailsInput! }
  type SaveFilingDetailsSuccess { filing: Filing! }
  type Mutation { saveFilingDetails(input: SaveFilingDetailsInput!): SaveFilingDetailsSuccess! }`;

const FILING = `f.id, f.kind::text AS kind, f.state::text AS state, f.version, f."createdAt", f."submittedAt",
  f."subjectNumber", f.nature::text AS nature, f."providerId", f.personal`;

const ask = async (name, text, values) => (await pool.query({ name, text, values })).rows;
const iso = (time) => time?.toISOString() ?? null;

const filingOf = (row) => ({
  ...row,
  createdAt: iso(row.createdAt),
  submittedAt: iso(row.submittedAt),
  subject: { subjectNumber: row.subjectNumber, nature: row.nature },
});

const masked = (value, mask) => (value ? mask(value) : (value ?? null));

const resolvers = {
  Query: {
    filing: async (_, { id }, { tenant }) => {
      const rows = await ask(
        'filing',
        `SELECT ${FILING} FROM "Filing" f WHERE f.id = $1 AND f."providerId" = $2 AND f.mode = $3::"Mode"`,
        [id, tenant.providerId, tenant.mode],
      );
      return rows[0] ? filingOf(rows[0]) : null;
    },
    filings: (_, asked, { tenant }) => ({ ...asked, tenant }),
  },
  Connection: {
    totalCount: async ({ states, tenant }) =>
      (
        await ask(
          'count',
          `SELECT count(*)::int AS n FROM (SELECT 1 FROM "Filing" WHERE "providerId" = $1 AND mode = $2::"Mode"
             AND state = ANY ($3::text[]::"FilingState"[]) LIMIT 10001) x`,
          [tenant.providerId, tenant.mode, states],
        )
      )[0].n,
    edges: async (connection) =>
      (await pageOf(connection)).slice(0, connection.first).map((row) => ({ node: filingOf(row) })),
    pageInfo: async (connection) => ({ hasNextPage: (await pageOf(connection)).length > connection.first }),
  },
  Mutation: {
    saveFilingDetails: async (_, { input }, { tenant }) => ({ filing: await save(tenant, input) }),
  },
};

/** Read once for the edges and for what follows them. */
const pageOf = (connection) => (connection.page ??= readPage(connection));

function readPage({ states, search, first, tenant }) {
  const mine = 'f."providerId" = $1 AND f.mode = $2::"Mode"';
  const end = 'ORDER BY f.id DESC LIMIT $3';
  const [provider, mode, take] = [tenant.providerId, tenant.mode, first + 1];
  if (search)
    return ask(
      'search',
      `SELECT ${FILING} FROM "Filing" f WHERE ${mine} AND EXISTS (SELECT 1 FROM "FilingWebsite" w, unnest(w.domains) d
         WHERE w."filingId" = f.id AND d LIKE '%' || $4 || '%') ${end}`,
      [provider, mode, take, search],
    );
  if (states)
    return ask(
      'states',
      `SELECT ${FILING} FROM "Filing" f WHERE ${mine} AND f.state = ANY ($4::text[]::"FilingState"[]) ${end}`,
      [provider, mode, take, states],
    );
  return ask('newest', `SELECT ${FILING} FROM "Filing" f WHERE ${mine} ${end}`, [provider, mode, take]);
}

const loaders = {
  Filing: {
    websites: async (queries) => {
      const rows = await ask(
        'websites',
        `SELECT "filingId", id, position, "websiteNumber", "filedName", domains, result::text AS result
         FROM "FilingWebsite" WHERE "filingId" = ANY ($1) ORDER BY position, id`,
        [queries.map(({ obj }) => obj.id)],
      );
      const of = Map.groupBy ? Map.groupBy(rows, ({ filingId }) => filingId) : grouped(rows);
      return queries.map(({ obj }) => of.get(obj.id) ?? []);
    },
    details: async (queries) => {
      const ids = queries.map(({ obj }) => obj.id);
      const [persons, sites] = await Promise.all([
        ask(
          'persons',
          'SELECT id, "filingId", personal FROM "ResponsiblePerson" WHERE "filingId" = ANY ($1) AND "filingWebsiteId" IS NULL',
          [ids],
        ),
        ask(
          'sites',
          'SELECT id, "filingId", personal FROM "FilingWebsite" WHERE "filingId" = ANY ($1) ORDER BY position',
          [ids],
        ),
      ]);
      const sealer = await privacy.forProvider(queries[0].obj.providerId);
      const open = (row, part) => (row?.personal ? sealer.open(row.personal, `${row.id}:${part}`) : {});
      return queries.map(({ obj }) => {
        const subject = open(obj, 'subject');
        const person = open(
          persons.find(({ filingId }) => filingId === obj.id),
          'person',
        );
        return {
          subject: {
            ...subject,
            certificateAddress: masked(subject.certificateAddress, maskAddress),
            mailingAddress: masked(subject.mailingAddress, maskAddress),
            legalRepresentativeName: masked(subject.legalRepresentativeName, maskName),
          },
          subjectPerson: {
            name: masked(person.name, maskName),
            mobile: masked(person.mobile, maskPhone),
            email: masked(person.email, maskEmail),
            certificateNumber: masked(person.certificateNumber, maskCertificate),
          },
          websites: sites.filter(({ filingId }) => filingId === obj.id).map((site) => open(site, 'website')),
        };
      });
    },
  },
};

function grouped(rows) {
  const of = new Map();
  for (const row of rows) of.get(row.filingId)?.push(row) ?? of.set(row.filingId, [row]);
  return of;
}

/** Stores what was typed, sealed; none of what the service decides, tells and keeps beside it. */
async function save({ providerId, mode }, { filingId, expectedVersion, details }) {
  const sealer = await privacy.forProvider(providerId);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query({
      name: 'save',
      text: `UPDATE "Filing" f SET personal = $4, version = version + 1, revision = revision + 1, "detailsSavedAt" = now(), "updatedAt" = now()
        WHERE f.id = $1 AND f."providerId" = $2 AND f.mode = $3::"Mode" AND version = $5 RETURNING ${FILING}`,
      values: [
        filingId,
        providerId,
        mode,
        sealer.seal(details.subject, `${filingId}:subject`),
        expectedVersion,
      ],
    });
    if (!rows[0]) throw new Error('CONFLICT');
    const person = await client.query({
      name: 'person',
      text: 'SELECT id FROM "ResponsiblePerson" WHERE "filingId" = $1 AND "filingWebsiteId" IS NULL',
      values: [filingId],
    });
    await client.query({
      name: 'save-person',
      text: 'UPDATE "ResponsiblePerson" SET personal = $2, "mobileIndex" = $3 WHERE id = $1',
      values: [
        person.rows[0].id,
        sealer.seal(details.subjectPerson, `${person.rows[0].id}:person`),
        sealer.blindIndex('mobile', details.subjectPerson.mobile),
      ],
    });
    for (const { websiteId, ...website } of details.websites)
      await client.query({
        name: 'save-site',
        text: 'UPDATE "FilingWebsite" SET personal = $2 WHERE id = $1 AND "filingId" = $3',
        values: [websiteId, sealer.seal(website, `${websiteId}:website`), filingId],
      });
    await client.query('COMMIT');
    return filingOf(rows[0]);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const app = Fastify();
app.register(mercurius, {
  schema,
  resolvers,
  loaders,
  jit: 1,
  context: async ({ headers }) => ({ tenant: await tenantOf(headers) }),
});
listening(await app.listen({ port: 0, host: '127.0.0.1' }).then((url) => `${url}/graphql`));
