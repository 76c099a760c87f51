import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { createRun, type Cli, type ExitCode, type Terminal } from './terminal.ts';

type Family = (cli: Cli) => CommandUnknownOpts;

/** The families of commands, in the order of the help; one is loaded when it is asked for. */
const FAMILIES: Readonly<Record<string, () => Promise<Family>>> = {
  provider: async () => (await import('./commands/provider.ts')).providerFamily,
  origin: async () => (await import('./commands/origin.ts')).originFamily,
  key: async () => (await import('./commands/api-key.ts')).keyFamily,
  staff: async () => (await import('./commands/staff.ts')).staffFamily,
  session: async () => (await import('./commands/session.ts')).sessionFamily,
  doctor: async () => (await import('./commands/doctor.ts')).doctorFamily,
  audit: async () => (await import('./commands/audit.ts')).auditFamily,
  alarm: async () => (await import('./commands/alarm.ts')).alarmFamily,
  act: async () => (await import('./commands/act.ts')).actFamily,
  ip: async () => (await import('./commands/ip.ts')).ipFamily,
  inspection: async () => (await import('./commands/inspection.ts')).inspectionFamily,
  authority: async () => (await import('./commands/authority.ts')).authorityFamily,
  import: async () => (await import('./commands/import.ts')).importFamily,
  keys: async () => (await import('./commands/master-key.ts')).keysFamily,
  retention: async () => (await import('./commands/retention.ts')).retentionFamily,
  hold: async () => (await import('./commands/hold.ts')).holdFamily,
  export: async () => (await import('./commands/export.ts')).exportFamily,
  deletion: async () => (await import('./commands/deletion.ts')).deletionFamily,
  backup: async () => (await import('./commands/backup.ts')).backupFamily,
  restore: async () => (await import('./commands/backup.ts')).restoreFamily,
  migrate: async () => (await import('./commands/migrate.ts')).migrateFamily,
  calendar: async () => (await import('./commands/calendar.ts')).calendarFamily,
  search: async () => (await import('./commands/search.ts')).searchFamily,
  statistics: async () => (await import('./commands/statistics.ts')).statisticsFamily,
  product: async () => (await import('./commands/product.ts')).productFamily,
  region: async () => (await import('./commands/region.ts')).regionFamily,
  rules: async () => (await import('./commands/rules.ts')).rulesFamily,
  rehearse: async () => (await import('./commands/rehearse.ts')).rehearseFamily,
  'rehearsal-authority': async () =>
    (await import('./commands/rehearsal-authority.ts')).rehearsalAuthorityFamily,
};

const ABOUT = `The operator's commands of Jieru 接入.

They work on the same settings as the service (environment variables; see the operations guide) and on its database. The embedded database belongs to one process at a time: stop the service first.

Exit codes: 0 done, 1 refused or not well, 2 the command was not understood.`;

/** The one family a command line names, or all of them, for the help and for what is misspelt. */
async function familiesFor(args: readonly string[]): Promise<Family[]> {
  const named = args.find((arg) => !arg.startsWith('-')) ?? '';
  const one = Object.hasOwn(FAMILIES, named) ? FAMILIES[named] : undefined;
  return Promise.all((one ? [one] : Object.values(FAMILIES)).map((load) => load()));
}

/** Lets a command and all below it print and end as the program does. */
function adopt(parent: CommandUnknownOpts, child: CommandUnknownOpts): void {
  child.copyInheritedSettings(parent).helpCommand(false);
  for (const grandchild of child.commands) adopt(child, grandchild);
}

const plain = ({ message }: CommanderError): string => message.replace(/^error: /, '').replace(/\.$/, '');

/** Runs one command line, without the program's own name, and says with which code the process is to end. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { cli, fail, exitCode } = createRun(terminal, args.includes('--json'));
  const program = new Command('jieru')
    .description(ABOUT)
    .option('--json', 'answer as JSON, errors too')
    .helpOption('-h, --help', 'say what a command does and takes')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: () => undefined,
    })
    .exitOverride();
  for (const family of await familiesFor(args)) {
    const command = family(cli);
    adopt(program, command);
    program.addCommand(command);
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return 0;
    // Without a command the help was printed instead of an error.
    if (error.code === 'commander.help') return 2;
    fail(2, `${plain(error)}; --help says more.`);
  }
  return exitCode();
}
