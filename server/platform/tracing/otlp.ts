import { randomUUID } from 'node:crypto';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Link,
  type Span as OtelSpan,
  type SpanContext,
} from '@opentelemetry/api';
import { ExportResultCode, parseTraceParent } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import type { Config } from '../../config.ts';
import type { Logger } from '../service/logging.ts';
import { under, type UnderWay } from '../under-way.ts';
import { UNHEARD, type Span, type Tracing, type Work } from './tracing.ts';

type Settings = NonNullable<Config['tracing']>;
type Log = Pick<Logger, 'warn'>;

const CLOSE_MS = 3_000;
/** A collector that is away is told of so often, and not with each batch. */
const TELL_AGAIN_MS = 60_000;

async function exporterTo({ endpoint, headers, protocol }: Settings): Promise<SpanExporter> {
  const { OTLPTraceExporter } = await (protocol === 'http/json'
    ? import('@opentelemetry/exporter-trace-otlp-http')
    : import('@opentelemetry/exporter-trace-otlp-proto'));
  return new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers });
}

/** The same exporter, whose failures stand in the log: the packages keep them to themselves. */
function toldInLog(exporter: SpanExporter, log: Log): SpanExporter {
  let toldAt = -Infinity;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.code !== ExportResultCode.SUCCESS && performance.now() - toldAt > TELL_AGAIN_MS) {
          toldAt = performance.now();
          log.warn({ event: 'tracing.lost', spans: spans.length }, 'the collector took no traces');
        }
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}

/** The share is decided here, by the trace's id, whatever a page asks for; what is our own stays together. */
function samplerOf(share: number): ParentBasedSampler {
  const bySettings = new TraceIdRatioBasedSampler(share);
  return new ParentBasedSampler({
    root: bySettings,
    remoteParentSampled: bySettings,
    remoteParentNotSampled: bySettings,
  });
}

const written = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

/** Of what comes from outside nothing is taken over but the ids. */
function readFrom(traceparent: string | null, isRemote: boolean): SpanContext | null {
  const read = traceparent === null ? null : parseTraceParent(traceparent);
  return read && { ...read, isRemote };
}

/** What is under way; what happens after its end is none of its parts, though it was set off by it. */
type Held = UnderWay & { readonly span: OtelSpan };

const isHeld = (one: UnderWay): one is Held => 'span' in one;

/** Spans of our own provider, which leaves one that a server around us has registered alone. */
export async function createTracing(settings: Settings, log: Log): Promise<Tracing> {
  const exporter = toldInLog(await exporterTo(settings), log);
  const provider = new TracerProvider({
    sampler: samplerOf(settings.share),
    resource: resourceFromAttributes({
      'service.name': settings.serviceName,
      'service.instance.id': randomUUID(),
    }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('jieru');
  const held = (): Held | null => {
    const one = under.getStore();
    return one && !one.over && isHeld(one) ? one : null;
  };

  function follow<T>(work: Work, parent: Context, links: Link[], does: (span: Span) => T): T {
    const { name, kind, told } = work;
    const span = tracer.startSpan(
      name,
      { kind: kind ? SpanKind[kind] : SpanKind.INTERNAL, ...(told ? { attributes: told } : {}), links },
      parent,
    );
    const one: Held = { span, traceparent: written(span.spanContext()), over: false };
    const end = (): void => {
      one.over = true;
      span.end();
    };
    // The kind of an error says enough; its message may quote what somebody wrote.
    const fail = (error: unknown): void => {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
      end();
    };
    let result: T;
    try {
      result = under.run(one, () => does({ tell: (more) => void span.setAttributes(more) }));
    } catch (error) {
      fail(error);
      throw error;
    }
    if (result instanceof Promise) result.then(end, fail);
    else end();
    return result;
  }

  const below = (context: SpanContext | null): Context =>
    context ? trace.setSpanContext(ROOT_CONTEXT, context) : ROOT_CONTEXT;

  const part: Tracing['part'] = (work, does) => {
    const one = held();
    return one ? follow(work, trace.setSpan(ROOT_CONTEXT, one.span), [], does) : does(UNHEARD);
  };

  return {
    on: true,
    begin: (work, traceparent, does) => follow(work, below(readFrom(traceparent, true)), [], does),
    part,
    resume(work, noted, does) {
      const former = readFrom(noted, false);
      const now = held()?.span.spanContext();
      if (!former || former.traceId === now?.traceId) return part(work, does);
      return follow(work, below(former), now ? [{ context: now }] : [], does);
    },
    current: () => held()?.traceparent ?? null,
    apart: (does) => under.run(null, does),
    async close() {
      const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
    },
  };
}
