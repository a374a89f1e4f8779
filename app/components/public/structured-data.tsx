import { useContext } from 'react';
import { NonceContext } from '../request-id.ts';

type Described = {
  code: string;
  title: string;
  summary: string;
  tags: readonly string[];
  publishedAt: Date | null;
  closesAt: Date | null;
};

type StructuredDataProps = { challenge: Described; sponsorName: string; wardName: string | null };

/** What search engines read of a challenge (schema.org). Text of people: `<` is written as an escape, so that nothing ends the script. */
export function StructuredData({ challenge, sponsorName, wardName }: StructuredDataProps) {
  const nonce = useContext(NonceContext);
  const description = {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    name: challenge.title,
    identifier: challenge.code,
    abstract: challenge.summary,
    keywords: challenge.tags.join(', '),
    inLanguage: 'vi',
    datePublished: challenge.publishedAt?.toISOString(),
    expires: challenge.closesAt?.toISOString(),
    sponsor: { '@type': 'Organization', name: sponsorName },
    contentLocation: { '@type': 'Place', name: [wardName, 'Hải Phòng'].filter(Boolean).join(', ') },
  };
  const json = JSON.stringify(description).replace(/[<>&\u2028\u2029]/g, asEscape);
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // The browser hides the nonce of the document it got, so the two never look alike.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every character that HTML knows escaped
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}

const asEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
