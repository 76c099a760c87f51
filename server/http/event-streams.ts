import { isAsyncIterable, type Plugin } from 'graphql-yoga';

const STREAMS = /^(?:text\/event-stream|multipart\/mixed)\b/i;

/**
 * Event streams pass through what stands in front of the service: nginx would hold them back whole and caches keep them. The
 * first comment goes out at once, and one more every twelve seconds, before a proxy takes the silence for the end.
 */
export const throughProxies = (): Plugin => ({
  // Whoever takes no stream is answered without one, and what it would have listened to is let go.
  onResultProcess: async ({ result, resultProcessor }) => {
    if (!resultProcessor && isAsyncIterable(result)) await result[Symbol.asyncIterator]().return?.();
  },
  onResponse: ({ response }) => {
    if (!STREAMS.test(response.headers.get('content-type') ?? '')) return;
    response.headers.set('x-accel-buffering', 'no');
    response.headers.set('cache-control', 'no-cache, no-transform');
  },
});
