import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { AdapterFactory } from './adapters.ts';
import { projectRoot } from './root.ts';

export type SchemaEngine = glue.SchemaEngine;
export type DiffSource = glue.DiffTarget;
export type MigrationList = glue.MigrationList;

/** No table or enum is managed by anybody else; pg-boss keeps to a schema of its own. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

export const schemaPath = join(projectRoot, 'prisma/schema.prisma');

let loading: Promise<void> | undefined;

/** Node cannot import the wasm file the way the package's own entry does, so it is instantiated by hand, once. */
const load = (): Promise<void> =>
  (loading ??= (async () => {
    const folder = dirname(
      createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
    );
    const { instance } = await WebAssembly.instantiate(
      await readFile(join(folder, 'schema_engine_bg.wasm')),
      {
        './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
      },
    );
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })());

/** Prisma's own schema engine, as WebAssembly: nothing is downloaded and no binary is started. */
export async function withSchemaEngine<T>(
  adapter: AdapterFactory,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await load();
  const schema = await readFile(schemaPath, 'utf8');
  const engine = await glue.SchemaEngine.new(
    { datamodels: [[schemaPath, schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
