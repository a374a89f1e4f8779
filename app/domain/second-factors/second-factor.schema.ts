import { z } from 'zod';
import { requiredText } from '#app/domain/kernel/fields.ts';
import { message } from '#app/i18n/message.ts';

/** A code of the authenticator app, or one of the recovery codes; people put spaces and dashes where they like. */
const code = z.string().trim().min(6).max(40);

/** What a passkey answered, as JSON; written by the page's script. */
const passkey = z.string().max(20_000);

/** Giving a second factor: while signing in, and again before signing or moving money. */
export const secondStepSchema = z
  .object({
    code: code.optional(),
    passkey: passkey.optional(),
    /** Which of the page's forms it was, so that an error stands there. */
    way: z.enum(['app', 'recovery']).optional(),
    /** Where to go on to; judged by `safePath`. */
    next: z.string().optional(),
  })
  .refine((value) => value.code !== undefined || value.passkey !== undefined, {
    path: ['code'],
    message: message('form.required'),
  });

/** Signing in by passkey alone. */
export const passkeySignInSchema = z.object({ passkey, next: z.string().optional() });

/** Asked for while an account has no second factor yet. */
const password = z.string().max(200).optional();

export const enrolTotpSchema = z.object({
  offer: z.string().max(1_000),
  code: z.string().trim().min(6).max(10),
  password,
  next: z.string().optional(),
});

export const passkeyNameSchema = z.object({ name: requiredText(60) });

export const addPasskeySchema = passkeyNameSchema.extend({ passkey, password, next: z.string().optional() });

/** What a passkey is asked for. */
export const passkeyOptionsSchema = z.object({ purpose: z.enum(['sign_in', 'confirm', 'register']) });
