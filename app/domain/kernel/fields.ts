import { z } from 'zod';
import { parseMoneyInput, parseVietnamLocal } from '#app/i18n/inputs.ts';
import { message } from '#app/i18n/message.ts';

/**
 * Pieces of form schemas that every noun needs: text as people send it, amounts as they write them, moments as a
 * `datetime-local` field gives them. Shared with the browser.
 */

/** Browsers send CRLF, which a limit must not count twice; PostgreSQL refuses the null character with an error. */
function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').trim();
}

/** Text of at most `max` characters; empty when nothing was typed. */
export function textField(max: number) {
  return z.string().overwrite(clean).max(max).default('');
}

/** Text that must be there. */
export function requiredText(max: number) {
  return z.string().overwrite(clean).min(1).max(max);
}

/** Whole đồng as people write them (`1.500.000`), or null when the field is empty. */
export function moneyField() {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === '') return null;
      const amount = parseMoneyInput(text);
      if (amount === null) context.addIssue({ code: 'custom', message: message('form.money') });
      return amount;
    });
}

/** A moment typed in Vietnam time, or null when the field is empty. */
export function momentField() {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === '') return null;
      const moment = parseVietnamLocal(text);
      if (moment === null) context.addIssue({ code: 'custom', message: message('form.dateTime') });
      return moment;
    });
}

/** JavaScript takes the 30th of February for a day in March; PostgreSQL does not take it at all. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A calendar day as a date field gives it, `2026-12-31`. */
export function dayField() {
  return z
    .string()
    .trim()
    .regex(/^[1-9]\d{3}-\d{2}-\d{2}$/, message('pilot.date'))
    .refine(isDay, message('pilot.date'));
}
