import { developmentRoutes } from './http/development.ts';
import { run } from './assembly/run.ts';

// What `npm run dev` starts in place of main.ts. Nobody waits for a balancer to notice that it ends.
void run({ firstRoutes: developmentRoutes, finishMs: 0 });
