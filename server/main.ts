import { run } from './assembly/run.ts';

void run();
