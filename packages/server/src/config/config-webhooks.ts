import {z} from 'zod';
import {isNetwork, strictWebhookRules, type WebhookRules} from '../domain/webhooks/webhook-address.ts';

const entries = (list: string): string[] => list.split(',').map(entry => entry.trim());

/** Ports separated by commas, or `*` for all. */
const ports = z
  .string()
  .transform(list => (list.trim() === '*' ? ('*' as const) : entries(list)))
  .refine(
    list =>
      list === '*' || list.every(entry => /^\d{1,5}$/.test(entry) && Number(entry) >= 1 && Number(entry) <= 65_535),
    'must be * or ports separated by commas',
  )
  .transform(list => (list === '*' ? list : list.map(Number)));

/** Networks separated by commas. */
const networks = z
  .string()
  .transform(entries)
  .refine(list => list.every(isNetwork), 'must be networks such as 10.20.0.0/16, separated by commas');

/** The settings of webhooks. */
export const webhookSettings = {
  WEBHOOK_HTTP: z.enum(['yes', 'no'], 'must be yes or no').optional(),
  WEBHOOK_PORTS: ports.optional(),
  WEBHOOK_NETWORKS: networks.optional(),
};

type WebhookConfig = z.output<z.ZodObject<typeof webhookSettings>>;

/** Where webhooks may lead, as the configuration says. */
export const toWebhookRules = (config: WebhookConfig): WebhookRules => ({
  http: config.WEBHOOK_HTTP === 'yes',
  ports: config.WEBHOOK_PORTS ?? strictWebhookRules.ports,
  networks: config.WEBHOOK_NETWORKS ?? strictWebhookRules.networks,
});

/** One line per setting, for the help text. */
export const webhookSettingsHelp = `  WEBHOOK_PORTS       ports that webhooks may call, separated by commas, or *; default 443
  WEBHOOK_NETWORKS    networks that webhooks may reach besides the public internet, e.g. 10.20.0.0/16; default none
  WEBHOOK_HTTP        yes lets webhooks call without encryption; default no`;
