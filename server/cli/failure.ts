import { StartupError } from '../../prisma/startup-error.ts';
import { formatIssue } from '../../schema/messages/format.ts';
import { NothingToDecide } from '../authority/connector/numbers.ts';
import { ProtocolFault } from '../authority/protocol/fault.ts';
import { AuthorityUnavailable, NotFound, ValidationFailure } from '../../schema/rules/failures.ts';
import { UnreadableFile } from './import-file/read.ts';
import { RehearsalFailure } from '../rehearsal/walk/client.ts';

/** The ways in which a command is refused by what it finds outside; their own message is the line to show. */
const TELLING = [StartupError, NothingToDecide, ProtocolFault, UnreadableFile, RehearsalFailure];

/**
 * The one line that says why a command was refused.
 * @throws what is a fault of the program: its trace is wanted
 */
export function tellFailure(error: unknown): string {
  if (error instanceof ValidationFailure)
    return error.issues.map((issue) => `${issue.path.join('.')}: ${formatIssue(issue, 'en')}`).join(' ');
  if (error instanceof NotFound) return `There is no such ${error.what}.`;
  if (error instanceof AuthorityUnavailable) return 'The authority gave no answer that can be used.';
  if (TELLING.some((kind) => error instanceof kind)) return (error as Error).message;
  throw error;
}
