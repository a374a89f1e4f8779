/** Words of a legal form at the start of a name: "Công ty Cổ phần ABC" is called "ABC" in a text. */
const legalForms = [
  'công ty',
  'cổ phần',
  'cp',
  'trách nhiệm hữu hạn',
  'tnhh',
  'một thành viên',
  'mtv',
  'hợp danh',
  'doanh nghiệp tư nhân',
  'hợp tác xã',
];

/**
 * Whether a text names an organisation, for a panel that scores blind. The full name is found however it is written (case,
 * diacritics, spacing); the short one (without its legal form) only as it is spelt, because it may be made of common words.
 */
export function mentionsOrganization(text: string, name: string): boolean {
  if (phrase(folded(text)).includes(phrase(folded(name)))) return true;
  const short = withoutLegalForm(name);
  return short.length >= 3 && phrase(text.normalize('NFC')).includes(phrase(short));
}

function withoutLegalForm(name: string): string {
  const rest = name.normalize('NFC').trim();
  const form = legalForms.find((each) => rest.toLowerCase().startsWith(`${each} `));
  return form === undefined ? rest : withoutLegalForm(rest.slice(form.length));
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}

/** Words with single spaces and one at each end, so that only whole words are found. */
function phrase(text: string): string {
  return ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}
