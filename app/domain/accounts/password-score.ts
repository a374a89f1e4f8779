import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/**
 * How hard a password is to guess, by zxcvbn. Shared with the browser, where the page that needs it loads it later: the
 * dictionary is large.
 */
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** What follows adds nothing to the answer and costs time. */
const looksAt = 100;

/** Words that anybody would try here. */
const siteWords = [
  'đề bài',
  'de bai',
  'debai',
  'hải phòng',
  'hai phong',
  'haiphong',
  'mật khẩu',
  'matkhau',
  'mat khau',
];

/**
 * @param personal the person's own name and address, which count as known to whoever guesses
 * @returns 0 (guessed at once) to 4 (very hard)
 */
export function scorePassword(password: string, personal: readonly string[]): 0 | 1 | 2 | 3 | 4 {
  return estimator.check(password.slice(0, looksAt), [...siteWords, ...personal]).score;
}

const common: ReadonlySet<unknown> = new Set(dictionary['passwords-common']);

/** Whether it stands in the bundled list of passwords that were found in breaches most often. */
export function isCommonPassword(password: string): boolean {
  return common.has(password.toLowerCase());
}
