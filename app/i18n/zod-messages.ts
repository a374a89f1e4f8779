import type { $ZodErrorMap } from 'zod/v4/core';
import { message } from './message.ts';

/**
 * Words for every zod issue that a schema does not word itself. The server's form parser and the browser's are given it by
 * name (`parseWithZod(form, { schema, error: zodWords })`), so that both say the same.
 */
export const zodWords: $ZodErrorMap = (issue) => wordsOf(issue as Issue);

type Issue = {
  code?: string;
  input?: unknown;
  origin?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  format?: unknown;
};

function wordsOf(issue: Issue): string {
  const textual = issue.origin === 'string';
  const listed = issue.origin === 'array' || issue.origin === 'set';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? message('form.required') : message('form.invalid');
    case 'too_small':
      if (textual && Number(issue.minimum) <= 1) return message('form.required');
      if (textual) return message('form.tooShort', { min: String(issue.minimum) });
      return listed
        ? message('form.tooFew', { min: String(issue.minimum) })
        : message('form.atLeast', { min: String(issue.minimum) });
    case 'too_big':
      if (textual) return message('form.tooLong', { max: String(issue.maximum) });
      return listed
        ? message('form.tooMany', { max: String(issue.maximum) })
        : message('form.atMost', { max: String(issue.maximum) });
    case 'invalid_format':
      if (issue.format === 'email') return message('form.email');
      return issue.format === 'url' ? message('form.url') : message('form.invalid');
    case 'invalid_value':
      return issue.input === undefined ? message('form.choose') : message('form.invalidChoice');
    default:
      return message('form.invalid');
  }
}
