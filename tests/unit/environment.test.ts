import { describe, expect, test } from 'vitest';
import { readEnvironment } from '#app/env.server.ts';

const safe = {
  DATABASE_URL: 'postgres://app:secret@db/de_bai',
  APP_SECRET: 'x'.repeat(40),
  PUBLIC_URL: 'https://de-bai.example/',
  PAYMENT_RAIL: 'bank',
  ESCROW_BANK_BIN: '970436',
  ESCROW_BANK_NAME: 'Ngân hàng Mẫu',
  ESCROW_ACCOUNT: '0123456789',
  ESCROW_ACCOUNT_NAME: 'SAN DE BAI',
};

describe('the environment', () => {
  test('nothing set is the demo, with everything it needs', () => {
    const environment = readEnvironment({});
    expect(environment.mode).toBe('demo');
    expect(environment.paymentRail).toBe('sandbox');
    expect(environment.publicUrl).toBe('http://localhost:3000');
    expect(environment.trustProxy).toBeUndefined();
  });

  test('a configured database is production, whatever NODE_ENV says', () => {
    const environment = readEnvironment({ ...safe, NODE_ENV: 'development' });
    expect(environment.production).toBe(true);
    expect(environment.publicUrl).toBe('https://de-bai.example');
    expect(environment.databaseMigrationUrl).toBe(safe.DATABASE_URL);
  });

  test.each([
    ['APP_SECRET', undefined],
    ['APP_SECRET', 'demo-secret-that-production-refuses-to-start-with'],
    ['PAYMENT_RAIL', 'sandbox'],
    ['PUBLIC_URL', 'http://de-bai.example'],
    ['PUBLIC_URL', undefined],
    ['ESCROW_ACCOUNT', undefined],
  ])('production refuses to start with %s = %s', (name, value) => {
    expect(() => readEnvironment({ ...safe, [name]: value })).toThrow(new RegExp(`refusing to start.*${name}`));
  });

  test('the card rail is off unless its two secrets are set, and not for production yet', () => {
    const both = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
    expect(readEnvironment({}).stripe).toBeNull();
    expect(readEnvironment(both).stripe).toMatchObject({ secretKey: 'sk_test_1' });
    for (const missing of ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'])
      expect(() => readEnvironment({ ...both, [missing]: '' })).toThrow('belong together');
    expect(() => readEnvironment({ ...safe, ...both })).toThrow(/refusing to start.*STRIPE_SECRET_KEY/);
    expect(() => readEnvironment({ ...safe, ...both, STRIPE_API_URL: 'http://x' })).toThrow('STRIPE_API_URL');
  });

  test('production without a database is refused', () => {
    expect(() => readEnvironment({ ...safe, DATABASE_URL: undefined, APP_MODE: 'production' })).toThrow('DATABASE_URL');
  });

  test('a bad value is named in one line that does not repeat it', () => {
    const read = () =>
      readEnvironment({ PORT: 'harbour', APP_SECRET: 'short-secret', DATABASE_URL: 'mysql://root:pw@x' });
    expect(read).toThrow(/^bad configuration: [^\n]*PORT[^\n]*$/);
    expect(read).toThrow(/APP_SECRET/);
    expect(read).not.toThrow(/short-secret|pw@x/);
  });
});
