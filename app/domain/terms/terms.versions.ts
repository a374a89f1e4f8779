/** What people agree to when they use the marketplace: its operating rules, the terms of use, and the privacy notice. */
export const termsDocuments = ['rules', 'terms', 'privacy'] as const;
export type TermsDocument = (typeof termsDocuments)[number];

export type TermsVersion = {
  document: TermsDocument;
  version: string;
  /** Day from which it holds, Vietnam time, yyyy-mm-dd. */
  inForceFrom: string;
  /** What is new, for people who know the version before. */
  change: { vi: string; en: string };
};

export const termsPaths: Record<TermsDocument, string> = {
  rules: '/quy-che',
  terms: '/dieu-khoan',
  privacy: '/quyen-rieng-tu',
};

/**
 * Every version there ever was, oldest first. A published text is never edited: a new version is a line here and a text of
 * its own in `texts/`. A line with a day to come is shown as announced and asks nobody until that day.
 */
export const termsVersions: readonly TermsVersion[] = [
  {
    document: 'rules',
    version: '1',
    inForceFrom: '2026-09-15',
    change: { vi: 'Bản đầu tiên.', en: 'The first version.' },
  },
  {
    document: 'terms',
    version: '1',
    inForceFrom: '2026-09-15',
    change: { vi: 'Bản đầu tiên.', en: 'The first version.' },
  },
  {
    document: 'privacy',
    version: '1',
    inForceFrom: '2026-09-15',
    change: { vi: 'Bản đầu tiên.', en: 'The first version.' },
  },
  {
    document: 'terms',
    version: '2',
    inForceFrom: '2026-11-16',
    change: {
      vi: 'Thêm mục “Xác thực hai bước”: ai ký, duyệt tiền hoặc làm việc tại bàn điều phối phải dùng thêm một bước xác thực.',
      en: 'Adds “Second factor”: whoever signs, approves money or works at a coordinator’s desk gives a second factor.',
    },
  },
];

/** First moment of a day in Vietnam (UTC+7, no daylight saving). */
function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00+07:00`);
}

/** Versions of one document, the newest first; those to come included. */
export function versionsOf(document: TermsDocument, all = termsVersions): TermsVersion[] {
  return all
    .filter((each) => each.document === document)
    .sort((a, b) => startOf(b.inForceFrom) - startOf(a.inForceFrom));
}

/** The version of each document that holds at a moment. */
export function versionsInForce(now: Date, all = termsVersions): TermsVersion[] {
  return termsDocuments.flatMap(
    (document) => versionsOf(document, all).find(({ inForceFrom }) => startOf(inForceFrom) <= now.getTime()) ?? [],
  );
}

/** Names a version in a form: `terms-2`. */
export function markOf({ document, version }: Pick<TermsVersion, 'document' | 'version'>): string {
  return `${document}-${version}`;
}
