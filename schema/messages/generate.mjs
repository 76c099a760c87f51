// Compiles the catalogue into schema/messages/generated; `--from` and `--to` name other folders. Fails with a sentence for
// every message that is missing, spare, broken, or has other placeholders than the source.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faultsOf } from './compile/check.mjs';
import { modulesOf, writeModules } from './compile/emit.mjs';
import { withFirst } from './compile/first.mjs';
import { readCatalogue } from './compile/read.mjs';
import { withTyped } from './compile/typed.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values } = parseArgs({
  options: { from: { type: 'string', default: here }, to: { type: 'string', default: `${here}generated` } },
});

const readOrFaults = () => {
  try {
    const catalogue = readCatalogue(resolve(values.from));
    const faults = faultsOf(catalogue);
    return { catalogue: faults.length > 0 ? catalogue : withTyped(withFirst(catalogue)), faults };
  } catch (cause) {
    return { faults: [cause.message] };
  }
};

const { catalogue, faults } = readOrFaults();
if (faults.length > 0) {
  process.stderr.write(`The catalogue of messages is not whole:\n${faults.join('\n')}\n`);
  process.exitCode = 1;
} else {
  writeModules(resolve(values.to), modulesOf(catalogue));
}
