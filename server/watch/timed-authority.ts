import { failureOf } from '../authority/connector/calls.ts';
import type { Parts } from '../authority/connector/parts.ts';
import type { ProtocolClient } from '../authority/protocol/client.ts';
import { isKnownReply } from '../authority/protocol/codes/reply-codes.ts';
import type { MethodName } from '../authority/protocol/methods.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { Tracing } from '../platform/tracing/tracing.ts';

type Open = Parts['openClient'];

/** A bureau may answer with any number. */
const codeLabel = (code: number): string => (isKnownReply(code) ? String(code) : 'other');

type By = { readonly metrics: Pick<Metrics, 'time'>; readonly tracing: Pick<Tracing, 'part'> };

/** Opens clients whose calls are timed and followed, by method and answer. The bureau is told nothing of that. */
export const timed =
  (open: Open, { metrics, tracing }: By): Open =>
  (config, options): ProtocolClient => {
    const client = open(config, options);
    const timing =
      <A extends unknown[], R extends { readonly code: number }>(
        method: MethodName,
        call: (...args: A) => Promise<R>,
      ) =>
      async (...args: A): Promise<R> => {
        const began = performance.now();
        const asking = {
          name: `authority ${method}`,
          kind: 'CLIENT',
          told: { 'rpc.method': method },
        } as const;
        return tracing.part(asking, async (span) => {
          const note = (code: string): void => {
            span.tell({ 'jieru.authority.code': code });
            metrics.time('jieru_authority_seconds', { method, code }, (performance.now() - began) / 1000);
          };
          try {
            const reply = await call(...args);
            note(codeLabel(reply.code));
            return reply;
          } catch (error) {
            note(failureOf(error)?.reason ?? 'error');
            throw error;
          }
        });
      };
    return {
      ...client,
      upload: timing('isp_upload', client.upload),
      download: timing('isp_download', client.download),
      acknowledge: timing('isp_downloadack', client.acknowledge),
      queryPreviousUpload: timing('isp_querypreviousupload', client.queryPreviousUpload),
      queryFilingStatus: timing('isp_querybeianstatus', client.queryFilingStatus),
      verifyFilingPassword: timing('isp_verifybamm', client.verifyFilingPassword),
    };
  };
