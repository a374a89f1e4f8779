import { expect, test } from 'vitest';
import { mailKinds } from '#app/domain/notifications/mail.kinds.ts';
import { resources } from '#app/i18n/resources.server.ts';

test('every kind of mail has a title, a text and words for its button in both languages, and no words are left over', () => {
  for (const lang of ['vi', 'en'] as const) {
    const words: Record<string, Record<string, string>> = resources[lang].notifications.mailKind;
    expect(Object.keys(words).sort()).toEqual([...mailKinds].sort());
    for (const kind of mailKinds) {
      expect(Object.keys(words[kind] ?? {}).sort(), kind).toEqual(['action', 'text', 'title']);
    }
  }
});
