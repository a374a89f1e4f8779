import { z } from 'zod';
import { signUpSchema } from '#app/domain/accounts/account.schema.ts';

/** Making an account of an identity that a provider has vouched for. */
export const newAccountSchema = signUpSchema.pick({ displayName: true, acceptTerms: true });

/** Linking an identity to an account that is there already. Left out where a second factor says who it is. */
export const linkSchema = z.object({ password: z.string().max(200).default('') });
