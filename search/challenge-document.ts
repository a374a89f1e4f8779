import type { catalogueEntries, challenges } from '#db/schema/challenges.ts';
import { aliasFor } from './aliases.ts';
import type { IndexedDocument } from './search-document.ts';

type Place = { wardName: string | null; formerNames: string[] | null };

export type ChallengeSource = Place & {
  challenge: typeof challenges.$inferSelect;
  sponsorName: string;
  sponsorType: string;
};

export type CatalogueSource = Place & { entry: typeof catalogueEntries.$inferSelect };

/** Longest body that is indexed, in characters: enough to find a text by, far below the 1 MB limit of a tsvector. */
const bodyLimit = 60_000;

const composed = (text: string) => text.normalize('NFC');

/** A published challenge as search sees it. Fields of later steps of the visibility ladder must never be added here. */
export function challengeDocument({ challenge, ...about }: ChallengeSource): IndexedDocument {
  const texts = [challenge.title, challenge.summary, challenge.tags.join(' . '), challenge.problem, about.sponsorName];
  return {
    document: {
      id: challenge.id,
      kind: 'challenge',
      status: challenge.status,
      language: 'vi',
      code: challenge.code,
      title: composed(challenge.title),
      summary: composed(challenge.summary),
      tags: challenge.tags.map(composed),
      field: challenge.field,
      wardCode: challenge.wardCode,
      wardName: about.wardName,
      sponsorName: composed(about.sponsorName),
      sponsorType: about.sponsorType,
      budgetMaxVnd: challenge.budgetMaxVnd?.toString() ?? null,
      closesAt: challenge.closesAt?.toISOString() ?? null,
      sortAt: (challenge.publishedAt ?? challenge.createdAt).toISOString(),
    },
    alias: aliasFor({
      texts,
      field: challenge.field,
      code: challenge.code,
      wardName: about.wardName,
      formerNames: about.formerNames ?? [],
    }),
    body: composed(
      [about.sponsorName, challenge.problem, challenge.outcome, challenge.constraints, challenge.dataAvailable].join(
        '\n',
      ),
    ).slice(0, bodyLimit),
  };
}

/** A problem of the past as search sees it. */
export function catalogueDocument({ entry, ...about }: CatalogueSource): IndexedDocument {
  const texts = [entry.title, entry.summary, entry.tags.join(' . '), entry.ownerName];
  return {
    document: {
      id: entry.id,
      kind: 'catalogue_entry',
      status: 'archived',
      language: entry.language,
      code: null,
      title: composed(entry.title),
      summary: composed(entry.summary),
      tags: entry.tags.map(composed),
      field: entry.field,
      wardCode: entry.wardCode,
      wardName: about.wardName,
      sponsorName: composed(entry.ownerName),
      sponsorType: entry.ownerType,
      budgetMaxVnd: entry.currency === 'VND' ? (entry.budgetMax?.toString() ?? null) : null,
      closesAt: entry.closesAt?.toISOString() ?? null,
      sortAt: (entry.closesAt ?? entry.opensAt ?? entry.importedAt).toISOString(),
    },
    alias: aliasFor({
      texts,
      field: entry.field,
      code: entry.sourceId,
      wardName: about.wardName,
      formerNames: about.formerNames ?? [],
    }),
    body: composed([entry.ownerName, ...entry.sections.map((section) => plainText(section.html))].join('\n')).slice(
      0,
      bodyLimit,
    ),
  };
}

/** Words of sanitised HTML; entities are the few that the sanitiser writes. */
function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
