// Prints `N passed, N failed` from vitest's JSON report; a file that could not even be loaded counts as one failure.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, testResults, success } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
const unloaded = testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
process.stdout.write(`${numPassedTests} passed, ${numFailedTests + unloaded} failed\n`);
process.exitCode = success && numPassedTests > 0 ? 0 : 1;
