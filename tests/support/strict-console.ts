import { afterEach, beforeEach } from 'vitest';

/**
 * A `console.error` that a test did not ask for fails it: React's warnings and swallowed failures are defects.
 * A test that expects one replaces it: `vi.spyOn(console, 'error').mockImplementation(() => {})`.
 */
const original = console.error;
let seen: unknown[][] = [];

beforeEach(() => {
  seen = [];
  console.error = (...words: unknown[]) => {
    seen.push(words);
    original(...words);
  };
});

afterEach(() => {
  console.error = original;
  if (seen.length > 0)
    throw new Error(`unexpected console.error: ${seen.map((words) => words.map(String).join(' ')).join(' | ')}`);
});
