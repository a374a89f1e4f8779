import { pino } from 'pino';
import { env } from './env.server.ts';

/**
 * One line of JSON per event, to standard output. Bodies, cookies and addresses of people are never logged; should one
 * slip into an object, it is blanked out here.
 */
export const log = pino({
  level: env.logLevel,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['*.password', '*.passwordHash', '*.cookie', '*.authorization', '*.parameters', '*.args'],
    censor: '…',
  },
});
