// What a provider's public page does with the rules: say where the service is. Nobody has to be logged in.
import type { FilingRulesElement } from '../rules/element.ts';
import { dressPage } from './dress.ts';

type Config = { endpoint: string; publishableKey: string };

const rules = document.querySelector<FilingRulesElement>('filing-rules');

const start = async (): Promise<void> => {
  const config = (await (await fetch('/demo/config.json')).json()) as Config;
  rules?.setAttribute('endpoint', config.endpoint);
  rules?.setAttribute('publishable-key', config.publishableKey);
};

dressPage(rules);
void start();
