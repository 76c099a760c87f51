// A provider's backend files for its customers without the form: from a session to the authority's approval, in test mode. It needs
// JIERU_URL, JIERU_KEY (a test secret key), and PAPER, any JPEG of at least 640 × 400 pixels in place of the customer's papers; and the
// service needs OUTGOING_ALLOW=127.0.0.1, to call this program back.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { verify } from '../verifying-webhooks/verify.mjs';
import { COMPANIES } from './companies.mjs';

const { JIERU_URL = 'http://127.0.0.1:4000', JIERU_KEY = '', PAPER = '' } = process.env;

/** Asks as the key itself, or as somebody in a session that the key vouches for. Throws for whatever is no answer. */
const as =
  (session) =>
  async (query, variables = {}, key = randomUUID()) => {
    const response = await fetch(`${JIERU_URL}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        // The same key gets the same answer, and nothing is done twice.
        'idempotency-key': key,
        ...(session
          ? { authorization: `Bearer ${session}`, 'x-jieru-key': JIERU_KEY }
          : { authorization: `Bearer ${JIERU_KEY}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
    return data;
  };

/** Changes something. A refusal is an answer, too: it says what is wrong, field by field. */
const changing = (ask) => async (name, success, input, key) => {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const { result } = await ask(
    `mutation ($input: ${type}!) { result: ${name}(input: $input) { __typename ${success}
       ... on Error { code message } ... on ValidationError { issues { path code message } } } }`,
    { input },
    key,
  );
  return result;
};

const done = (result) => {
  if (result.__typename.endsWith('Error')) throw new Error(JSON.stringify(result));
  return result;
};

const provider = as(null);
const change = changing(provider);

// Listen: what happens is posted here, signed.
const heard = [];
let secret = '';
const listener = createServer(async (request, response) => {
  const event = verify(secret, request.headers, await buffer(request));
  heard.push({ ...event, webhookId: request.headers['webhook-id'] });
  response.writeHead(204).end();
});
listener.listen(0, '127.0.0.1');
await once(listener, 'listening');
const hears = async (type, id, atLeast = 1) => {
  for (let turn = 0; turn < 600; turn += 1) {
    const found = heard.filter((event) => event.type === type && event.data.id === id);
    if (found.length >= atLeast) return found.at(-1);
    await wait(100);
  }
  throw new Error(`nothing was heard of ${type}`);
};

const endpoint = done(
  await change('createWebhookEndpoint', '... on CreateWebhookEndpointSuccess { endpoint { id } secret }', {
    url: `http://127.0.0.1:${listener.address().port}/`,
    topics: ['filing.*'],
  }),
);
secret = endpoint.secret;

/** Files for one customer, known here by an account and an order; the filing is in review afterwards. */
async function file(company, { account, order }) {
  // Mint: the same account is always the same applicant.
  const session = done(
    await change('createApplicantSession', '... on CreateApplicantSessionSuccess { token }', {
      externalRef: account,
      prefill: { externalRef: order },
    }),
  );
  const ask = as(session.token);
  const step = changing(ask);

  // Register: the server that the customer rents.
  const expiresAt = new Date(Date.now() + 3 * 366 * 86_400_000).toISOString();
  const { servers } = done(
    await change('registerServers', '... on RegisterServersSuccess { servers { id } }', {
      servers: [
        {
          instanceRef: `i-${order}`,
          ownerRef: account,
          product: 'CLOUD_SERVER',
          region: 'cn-hangzhou',
          ips: ['47.96.10.99'],
          termMonths: 36,
          expiresAt,
        },
      ],
    }),
  );

  // Agree: show the customer these texts; here they agree to all.
  const agree = async (purposes, filingId) => {
    const { consentTexts } = await ask(
      'query ($purposes: [ConsentPurpose!]) { consentTexts(purposes: $purposes, language: ZH_CN) { purpose version hash } }',
      { purposes },
    );
    for (const text of consentTexts)
      done(
        await step('grantConsent', '... on GrantConsentSuccess { consent { version } }', {
          filingId,
          ...text,
        }),
      );
  };
  await agree(['FILING'], null);

  // File, step by step.
  const { determinationId } = done(
    await step('determineFilingType', '... on AccessPossible { determinationId }', company.type),
  );
  const { filing } = done(
    await step('startFiling', '... on StartFilingSuccess { filing { id version websites { id } } }', {
      determinationId,
    }),
  );
  const filingId = filing.id;
  const versionNow = async () =>
    (await ask('query ($id: ID!) { filing(id: $id) { version } }', { id: filingId })).filing.version;
  const inFiling = async (name, input, success = '') =>
    step(name, success, { filingId, expectedVersion: await versionNow(), ...input });
  const websiteIds = filing.websites.map(({ id }) => id);
  for (const websiteId of websiteIds)
    done(await inFiling('verifyServer', { websiteId, by: { serverId: servers[0].id } }));
  done(await inFiling('verifyFilingPassword', { password: company.password }));

  // Refused: what is wrong is said by its path, and nothing is lost.
  const wrong = company.details(websiteIds);
  wrong.subjectPerson = { ...wrong.subjectPerson, mobile: '123' };
  done(await inFiling('saveFilingDetails', { details: wrong }));
  const refusal = await inFiling('submitFiling', {});
  const fault = refusal.issues.find(({ path }) => path.join('.') === 'subjectPerson.mobile');
  process.stdout.write(`refused: ${fault.message}\n`);
  done(await inFiling('saveFilingDetails', { details: company.details(websiteIds) }));

  // Papers go to the address that each upload is given.
  await agree(['IDENTITY_PAPERS', 'FACE', 'AUTHORITY'], filingId);
  const paper = await readFile(PAPER);
  const { filing: asked } = await ask(
    'query ($id: ID!) { filing(id: $id) { materialSlots { kind websiteId required } } }',
    { id: filingId },
  );
  for (const { kind, websiteId } of asked.materialSlots.filter(({ required }) => required)) {
    const { upload } = done(
      await step('requestMaterialUpload', '... on RequestMaterialUploadSuccess { upload { url } }', {
        filingId,
        kind,
        websiteId,
        contentType: 'image/jpeg',
        bytes: paper.length,
      }),
    );
    const sent = await fetch(upload.url, { method: 'PUT', body: paper });
    if (!sent.ok) throw new Error(await sent.text());
  }
  // Sent twice under one key, as after a connection that broke: done once.
  const submission = { filingId, expectedVersion: await versionNow() };
  const key = randomUUID();
  for (let turn = 0; turn < 2; turn += 1) done(await step('submitFiling', '', submission, key));
  return { filingId, inFiling };
}

// One filing to its end.
const order = `order-${randomUUID().slice(0, 8)}`;
const { filingId, inFiling } = await file(COMPANIES[0], { account: 'account-4711', order });
await hears('filing.in_review', filingId);

// The provider's staff look at everything, and pass it; most do so in <filing-desk>.
const staff = done(
  await change('createStaffSession', '... on CreateStaffSessionSuccess { token }', {
    externalRef: 'reviewer-1',
    displayName: '王初审',
  }),
);
const reviewer = as(staff.token);
const review = changing(reviewer);
const versionOf = async (id) =>
  (await provider('query ($id: ID!) { filing(id: $id) { version } }', { id })).filing.version;
done(await review('beginLook', '', { targetId: filingId, reason: 'REVIEW' }));
const { filing: seen } = await reviewer(
  'query ($id: ID!) { filing(id: $id) { details(reveal: true) { masked } materials { previewUrl } } }',
  { id: filingId },
);
for (const { previewUrl } of seen.materials) if (previewUrl) await (await fetch(previewUrl)).arrayBuffer();
done(await review('passReview', '', { filingId, expectedVersion: await versionOf(filingId) }));

// The authority texts a code to the customer; in test mode its phone can be read.
await hears('filing.awaiting_sms', filingId);
const { rehearsalTexts } = await provider('{ rehearsalTexts { kind phone code certificateTail } }');
const text = rehearsalTexts.find(
  ({ kind, phone }) => kind === 'FILING_CHECK' && phone === COMPANIES[0].phone,
);
done(
  await change('enterSmsCode', '', {
    phone: text.phone,
    code: text.code,
    certificateTail: text.certificateTail,
  }),
);
done(await inFiling('reportSmsDone', {}));
done(await change('advanceClock', '', { seconds: 14 * 86_400 }));
const approved = await hears('filing.approved', filingId);
process.stdout.write(`approved: ${approved.data.externalRef} of ${approved.data.applicant.externalRef}\n`);

// Find it again by the order's own reference.
const { filings } = await provider(
  'query ($ref: String!) { filings(externalRef: $ref) { totalCount edges { node { id state } } } }',
  { ref: order },
);
process.stdout.write(`found: ${filings.totalCount}, ${filings.edges[0].node.state}\n`);

// Another one is returned by the review, with what is to be corrected.
const other = await file(COMPANIES[1], { account: 'account-4712', order: `${order}-2` });
done(
  await review('returnFiling', '', {
    filingId: other.filingId,
    expectedVersion: await versionOf(other.filingId),
    remarks: [{ path: ['materials', 'SUBJECT_CERTIFICATE'], message: '营业执照看不清，请重新拍摄。' }],
  }),
);
await hears('filing.returned', other.filingId);
process.stdout.write('returned\n');

// Replay: whatever was missed is sent again, under the same id.
const { webhookDeliveries } = await provider(
  'query ($id: ID!) { webhookDeliveries(endpointId: $id, first: 50) { edges { node { id topic } } } }',
  { id: endpoint.endpoint.id },
);
const missed = webhookDeliveries.edges.find(({ node }) => node.topic === 'filing.approved').node;
done(await change('replayWebhookDelivery', '', { id: missed.id }));
const again = await hears('filing.approved', filingId, 2);
process.stdout.write(
  `replayed: ${again.webhookId === approved.webhookId ? 'the same event' : 'another event'}\n`,
);

done(await change('deleteWebhookEndpoint', '', { id: endpoint.endpoint.id }));
listener.close();
listener.closeAllConnections();
