/** Links of mails carry what opens an account: no log must. */
const mailedLink = /^((?:\/en)?\/(?:xac-nhan-thu|dat-lai-mat-khau|doi-thu|hoan-tac-doi-thu|loi-moi)\/).+/;

/** The path of a request as logs may show it. */
export function loggedPath(path: string): string {
  return path.replace(mailedLink, '$1…');
}
