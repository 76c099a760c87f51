import { RehearsalFailure } from './client.ts';

/** Rows of the rehearsal phone's inbox: phone, website, code, last six of the certificate, deadline, whether it waits. */
const ROW =
  /<tr><td>([^<]*)<\/td><td>([^<]*)<\/td><td class="code">([^<]*)<\/td><td class="code">([^<]*)<\/td><td>[^<]*<\/td><td>([^<]*)<\/td><\/tr>/g;

type Text = { phone: string; code: string; certificateTail: string; waits: boolean };

/** The latest text about the website, as the portal shows it. */
async function textAbout(websiteNumber: string, asked: Promise<Response>): Promise<Text> {
  const response = await asked;
  if (!response.ok) throw new RehearsalFailure(`the SMS portal answered ${response.status}`);
  const row = [...(await response.text()).matchAll(ROW)].find(([, , site]) => site === websiteNumber);
  if (!row) throw new RehearsalFailure(`there is no text about ${websiteNumber} on the rehearsal phone`);
  const [, phone = '', , code = '', certificateTail = '', state = ''] = row;
  return { phone, code, certificateTail, waits: /wait/i.test(state) };
}

/**
 * Does what a person would: reads the text about the website on the rehearsal phone and enters the code at the province's
 * site. Tells whether there was still something to enter.
 * @throws RehearsalFailure when no text came or the portal does not take the code.
 */
export async function enterSmsCode(portalUrl: string, websiteNumber: string): Promise<'ENTERED' | 'OVER'> {
  const url = `${portalUrl}&lang=en`;
  const { phone, code, certificateTail, waits } = await textAbout(websiteNumber, fetch(url));
  if (!waits) return 'OVER';
  const body = new URLSearchParams({ phone, code, certificateTail });
  const after = await textAbout(websiteNumber, fetch(url, { method: 'POST', body }));
  if (after.waits) throw new RehearsalFailure(`the SMS portal did not take the code for ${websiteNumber}`);
  return 'ENTERED';
}
