import { type DefaultValue, type SubmissionResult, useForm } from '@conform-to/react';
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { zodWords } from '#app/i18n/zod-messages.ts';

type Options<Schema extends z.ZodType> = {
  /** What the action answered; brings errors and what was typed back, without JavaScript too. */
  lastResult?: SubmissionResult<string[]> | null;
  defaultValue?: DefaultValue<z.input<Schema>>;
  /** Needed when a page has several forms. */
  id?: string;
};

/**
 * conform with our habits: the noun's schema checks in the browser as on the server; a field complains when one leaves it, and
 * is right as soon as it is mended.
 */
export function useAppForm<Schema extends z.ZodType<unknown, Record<string, unknown>>>(
  schema: Schema,
  options: Options<Schema> = {},
) {
  return useForm<z.input<Schema>, z.output<Schema>>({
    id: options.id,
    lastResult: options.lastResult,
    defaultValue: options.defaultValue,
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema, error: zodWords }),
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
  });
}
