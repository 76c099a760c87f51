import { lockFolder } from '../../../prisma/folder-lock.ts';

// Holds a data folder until it is killed.
lockFolder(process.argv[2] ?? '');
process.stdout.write('held\n');
setInterval(() => undefined, 1_000);
