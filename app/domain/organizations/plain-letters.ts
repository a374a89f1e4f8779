/** Vietnamese text in bare Latin letters: `Đỗ Gia Bảo` → `Do Gia Bao`. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC');
}

/** The holder's name as banks write it: capitals without marks, one space between words. */
export function bankHolderName(name: string): string {
  return plainLetters(name)
    .toUpperCase()
    .replace(/[^A-Z0-9 .,&()/-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name as part of an address: `Công ty Sóng Số` → `cong-ty-song-so`. Never empty. */
export function slugOf(name: string): string {
  const slug = plainLetters(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return slug.replace(/-+$/, '') || 'don-vi';
}
