import { z } from 'zod';
import { requiredText } from '#app/domain/kernel/fields.ts';
import { message } from '#app/i18n/message.ts';

const email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** A name that people read in mails and records: no address and no markup in it, with which somebody could lure a reader. */
const displayName = requiredText(80).refine((name) => !/[<>@/\\:]|www\./i.test(name), message('account.name'));

/** Characters, at least: NIST SP 800-63B-4 asks for 8 beside a second factor and 15 without; a score is asked for besides. */
export const minimumPasswordLength = 10;

const newPassword = z.string().min(minimumPasswordLength).max(200);
const givenPassword = z.string().min(1).max(200);

/** Signing in. Limits keep out what no person types, before any of it costs work. */
export const signInSchema = z.object({
  email,
  password: givenPassword,
  /** Where to go on to; judged by `safePath`. */
  next: z.string().optional(),
});

export const signUpSchema = z.object({
  email,
  displayName,
  password: newPassword,
  acceptTerms: z.literal('on', { error: message('form.confirm') }),
  /** Token of the invitation through whose link the person came. */
  invitation: z.string().max(200).optional(),
});

/** An address alone: for a forgotten password, for the mail that proves the address. */
export const addressSchema = z.object({ email });

/** Left out where the account's own session shows who it is. */
export const verifyEmailSchema = z.object({ password: z.string().max(200).default('') });

export const resetPasswordSchema = z.object({ password: newPassword });

export const changePasswordSchema = z.object({ currentPassword: givenPassword, password: newPassword });

export const changeEmailSchema = z.object({ email, currentPassword: givenPassword });

export const profileSchema = z.object({ displayName, locale: z.enum(['vi', 'en']) });

export const deleteAccountSchema = z.object({
  currentPassword: givenPassword,
  confirmed: z.literal('on', { error: message('form.confirm') }),
});

/** One device, by the public id of its session, or all but this one. */
export const signOutDevicesSchema = z.object({ session: z.uuid().optional() });
