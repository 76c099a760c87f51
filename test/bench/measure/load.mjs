// Asks as fast as answers come, on a few connections that stay open. A process of its own: its work is nobody's that is measured.
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';

const CONNECTIONS = 8;

function post(agent, url, { headers, body }) {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...headers,
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode, text: Buffer.concat(parts).toString('utf8') }),
        );
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Requests that follow one another name the version that the last answer told. */
const versionIn = (text) => /"version":(\d+)/.exec(text)?.[1];

async function run({ url, requests, seconds, count = Number.POSITIVE_INFINITY, expects = '' }) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  let failed = null;
  let sent = 0;
  const until = performance.now() + seconds * 1000;
  const from = performance.now();
  // Each connection has requests of its own, so that none waits for another's version.
  const own = (place) => requests.filter((_, at) => at % CONNECTIONS === place);
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, place) => {
      const mine =
        own(place).length > 0
          ? own(place).map((one) => ({ ...one }))
          : [{ ...requests[place % requests.length] }];
      for (let at = 0; performance.now() < until && sent < count && !failed; at += 1) {
        sent += 1;
        const one = mine[at % mine.length];
        const began = performance.now();
        const { status, text } = await post(agent, url, one);
        times.push(performance.now() - began);
        if (status !== 200 || text.includes('"errors":[') || !text.includes(expects))
          failed = `${status} ${text.slice(0, 400)}`;
        const version = versionIn(text);
        if (one.versioned && version)
          one.body = one.body.replace(/"expectedVersion":\d+/, `"expectedVersion":${version}`);
      }
    }),
  );
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return {
    failed,
    count: times.length,
    ms: performance.now() - from,
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await run(JSON.parse(line)))}\n`);
}
