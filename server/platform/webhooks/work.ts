import type { Services } from '../../services.ts';
import { deliverTo, wakeDue } from './deliver.ts';
import { dispatchOutbox } from './dispatch.ts';
import { OUTBOX } from '../events/outbox.ts';
import { DELIVER_JOB, DISPATCH_JOB, type DeliverJob } from './queue.ts';

/** Seconds between looks for what is due again. What is new need not wait for them: its commit wakes the dispatcher. */
const LOOK_SECONDS = 5;

/** Delivers events to the endpoints of providers, in the background. */
export function workOnWebhooks(services: Services): void {
  const { jobs } = services;
  jobs.work(DISPATCH_JOB, async () => {
    await dispatchOutbox(services);
    await wakeDue(services);
  });
  jobs.work<DeliverJob>(DELIVER_JOB, (job) => deliverTo(services, job));
  jobs.whenever(DISPATCH_JOB, OUTBOX);
  jobs.every(DISPATCH_JOB, LOOK_SECONDS);
}
