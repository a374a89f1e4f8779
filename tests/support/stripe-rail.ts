import { startStripe } from './stripe-server.ts';

/**
 * A provider of its own for a test file, and the environment that leads to it. Imported before anything that reads the
 * environment; the settings are read once.
 */
export const stripeServer = await startStripe();
process.env.STRIPE_SECRET_KEY = stripeServer.secretKey;
process.env.STRIPE_WEBHOOK_SECRET = stripeServer.webhookSecret;
process.env.STRIPE_API_URL = stripeServer.url;
