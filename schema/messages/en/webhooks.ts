/** Webhook endpoints and deliveries. */
export const webhooks = {
  WEBHOOK_URL_INVALID: 'Webhooks go to https addresses only. Write it like https://www.example.com/webhooks.',
  WEBHOOK_TOPIC_UNKNOWN: '“{topic}” is not a topic. Known are: {topics}.',
  WEBHOOK_TOO_MANY: 'At most {max} endpoints can be in use. Disable one that is not needed.',
  WEBHOOK_DISABLED: 'The endpoint of this delivery is disabled. Enable it, then replay the delivery.',
} as const;
