import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  METRICS,
  type CounterName,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
  type MetricName,
} from './table.ts';

/** Bounds that tell a quick answer from a slow one, and a bureau that takes a minute from one that gives none. Seconds. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30, 60, 120];

/** What a gauge stands at. */
export type Reading = {
  [N in GaugeName]: { readonly name: N; readonly labels: LabelsOf<N>; readonly value: number };
}[GaugeName];

/** What the service counts of itself, and tells Prometheus. */
export type Metrics = {
  count<N extends CounterName>(name: N, labels: LabelsOf<N>): void;
  time<N extends HistogramName>(name: N, labels: LabelsOf<N>, seconds: number): void;
  /** Who knows how the gauges stand; asked at every look. What it does not name has no value then. */
  readFrom(reader: () => Promise<readonly Reading[]>): void;
  /** Everything in Prometheus's own format, and the type of it. */
  text(): Promise<{ readonly type: string; readonly body: string }>;
};

const ofKind = <N extends MetricName>(kind: 'counter' | 'histogram' | 'gauge'): N[] =>
  (Object.keys(METRICS) as MetricName[]).filter((name): name is N => METRICS[name].kind === kind);

const described = (name: MetricName, registers: Registry[]) => {
  const { help, labels } = METRICS[name];
  return { name, help, labelNames: [...labels], registers };
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counters = new Map(
    ofKind<CounterName>('counter').map((name) => [name, new Counter(described(name, registers))]),
  );
  const histograms = new Map(
    ofKind<HistogramName>('histogram').map((name) => [
      name,
      new Histogram({ ...described(name, registers), buckets: BUCKETS }),
    ]),
  );
  const gauges = new Map(
    ofKind<GaugeName>('gauge').map((name) => [name, new Gauge(described(name, registers))]),
  );
  let read = async (): Promise<readonly Reading[]> => [];
  return {
    count: (name, labels) => counters.get(name)?.inc(labels),
    time: (name, labels, seconds) => histograms.get(name)?.observe(labels, seconds),
    readFrom: (reader) => void (read = reader),
    async text() {
      const readings = await read();
      for (const gauge of gauges.values()) gauge.reset();
      // A gauge without labels would stand at nought again, which is a value, too.
      const named = new Set<string>(readings.map(({ name }) => name));
      for (const [name, gauge] of gauges)
        if (METRICS[name].labels.length === 0 && !named.has(name)) gauge.remove();
      for (const { name, labels, value } of readings) gauges.get(name)?.set(labels, value);
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}
