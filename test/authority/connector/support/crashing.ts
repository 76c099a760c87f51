import { setTimeout as wait } from 'node:timers/promises';
import type { MethodName } from '../../../../server/authority/protocol/methods.ts';
import type { Between } from './world.ts';

/** Our process dies: everything it was doing ends without a word. */
export class Crash extends Error {}

/** When in a call the process dies: before it is sent, while it is under way, or before the answer was written down. */
export type CrashPoint = 'before' | 'during' | 'after';

export type CrashPlan = { readonly method: MethodName; readonly point: CrashPoint; readonly call: number };

const METHOD_OF = {
  upload: 'isp_upload',
  download: 'isp_download',
  acknowledge: 'isp_downloadack',
  queryPreviousUpload: 'isp_querypreviousupload',
  queryFilingStatus: 'isp_querybeianstatus',
  verifyFilingPassword: 'isp_verifybamm',
} as const satisfies Record<string, MethodName>;

type Call = keyof typeof METHOD_OF;
const isCall = (name: PropertyKey): name is Call => Object.hasOwn(METHOD_OF, name);

/**
 * Lets the process die once, at one point of one call. What it had sent goes on its way: a request under way still
 * arrives, perhaps after the next process has started.
 */
export function crashing(plan: CrashPlan | null): { between: Between; underway: Promise<unknown>[] } {
  const underway: Promise<unknown>[] = [];
  let calls = 0;
  let dead = false;
  const between: Between = (client) =>
    new Proxy(client, {
      get(target, name, receiver) {
        const original: unknown = Reflect.get(target, name, receiver);
        if (!isCall(name) || typeof original !== 'function') return original;
        return async (...values: unknown[]) => {
          if (dead) throw new Crash();
          const due = plan?.method === METHOD_OF[name] && calls++ === plan.call;
          const make = async (): Promise<unknown> =>
            (await Reflect.apply(original, target, values)) as unknown;
          if (!due) return make();
          dead = true;
          if (plan.point === 'before') throw new Crash();
          const made = make();
          underway.push(made.catch(() => undefined));
          await (plan.point === 'during' ? wait(2) : made);
          throw new Crash();
        };
      },
    });
  return { between, underway };
}
