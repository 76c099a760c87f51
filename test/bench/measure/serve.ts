import { openBenchService } from './service.ts';

const { url } = await openBenchService(
  process.env['BENCH_DATABASE'] ?? '',
  process.env['BENCH_MASTER_KEY'] ?? '',
);
process.stdout.write(`${JSON.stringify({ url })}\n`);
// Orderly, so that a profile of the run is written.
process.on('SIGTERM', () => process.exit(0));
