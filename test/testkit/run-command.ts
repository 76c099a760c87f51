import { runProgram } from '../../server/cli/program.ts';

export type Ran = { code: number; out: string; err: string };

/** Runs one command line of `jieru` in this process, with an environment of its own. */
export async function runJieru(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const written = { out: '', err: '' };
  const code = await runProgram(args, {
    env,
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
  });
  return { code, ...written };
}

/** What a command answers under `--json`. */
export const jsonOf = <T = Record<string, unknown>>({ out }: Ran): T => JSON.parse(out) as T;
