import { StartupError } from '../../prisma/startup-error.ts';
import { formatIssue } from '../../schema/messages/format.ts';
import { NothingToDecide } from '../authority/connector/numbers.ts';
import { ProtocolFault } from '../authority/protocol/fault.ts';
import { AuthorityUnavailable, NotFound, ValidationFailure } from '../../schema/rules/failures.ts';
import { UnreadableFile } from './import-file/table.ts';
import { RehearsalFailure } from '../rehearsal/walk/client.ts';

/** The ways in which a command is refused by what it finds outside; their own message is the line to show. */
const TELLING = [StartupError, NothingToDecide, ProtocolFault, UnreadableFile, RehearsalFailure];

/**
 * The one line that says why a command was refused.
 * @throws what is a fault of the program: its trace is wanted
 */
function tellFailure(error: unknown): string {
  if (error instanceof ValidationFailure)
    return error.issues.map((issue) => `${issue.path.join('.')}: ${formatIssue(issue, 'en')}`).join(' ');
  if (error instanceof NotFound) return `There is no such ${error.what}.`;
  if (error instanceof AuthorityUnavailable)
    return `The authority gave no answer that can be used${error.why === null ? '' : ` (${error.why})`}.`;
  if (TELLING.some((kind) => error instanceof kind)) return (error as Error).message;
  throw error;
}

/** Where a command reads its settings and writes its answer. */
export type Terminal = {
  readonly env: NodeJS.ProcessEnv;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

/** What a command answers: to people, and the same to programs. */
export type Answer = {
  readonly text: string;
  readonly json: object;
  /** The command did its work and what it found is not well: exit code 1. */
  readonly failed?: boolean;
};

/** What the families of commands are given to work with. */
export type Cli = Pick<Terminal, 'env'> & {
  /** Makes an action of a command: its answer is printed as `--json` asks, nothing is printed where it answers nothing. */
  answering<Args extends unknown[]>(
    work: (...args: Args) => Promise<Answer | undefined>,
  ): (...args: Args) => Promise<void>;
};

/** 0: done. 1: refused or not well. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;

const lineOf = (text: string): string => `${text.replace(/\n+$/, '')}\n`;

/** One run of the program: what it prints, and with which code it ends. */
export function createRun(terminal: Terminal, asksJson: boolean) {
  let exitCode: ExitCode = 0;

  const tell = ({ text, json, failed = false }: Answer): void => {
    terminal.out(asksJson ? `${JSON.stringify(json, null, 2)}\n` : lineOf(text));
    if (failed) exitCode = 1;
  };

  const fail = (code: ExitCode, message: string): void => {
    exitCode = code;
    if (asksJson) terminal.out(`${JSON.stringify({ error: { message } }, null, 2)}\n`);
    else terminal.err(lineOf(message));
  };

  const cli: Cli = {
    env: terminal.env,
    answering:
      (work) =>
      async (...args) => {
        try {
          const answer = await work(...args);
          if (answer) tell(answer);
        } catch (error) {
          fail(1, tellFailure(error));
        }
      },
  };

  return { cli, fail, exitCode: () => exitCode };
}
