/** What a visitor asked of a list, as its address says it. Pure: the server reads it, the page writes links with it. */
export type SearchChoice = {
  text: string;
  fields: string[];
  sponsorTypes: string[];
  wardCode: string;
  state: '' | 'open' | 'closed';
  sort: string;
};

/** Names in the address, Vietnamese in both languages like the paths. */
export const names = {
  text: 'q',
  fields: 'linh-vuc',
  sponsorTypes: 'loai-don-vi',
  wardCode: 'dia-ban',
  state: 'tinh-trang',
  sort: 'sap-xep',
  cursor: 'sau',
} as const;

export const noChoice: SearchChoice = { text: '', fields: [], sponsorTypes: [], wardCode: '', state: '', sort: '' };

/** Query string of a choice, without what is empty: `?q=cảng&linh-vuc=seaport`; nothing for no choice at all. */
export function searchAddress(choice: SearchChoice, cursor?: string): string {
  const params = new URLSearchParams();
  const single = ['text', 'wardCode', 'state', 'sort'] as const;
  for (const key of single) if (choice[key]) params.append(names[key], choice[key]);
  for (const key of ['fields', 'sponsorTypes'] as const)
    for (const value of choice[key]) params.append(names[key], value);
  if (cursor) params.append(names.cursor, cursor);
  const query = params.toString();
  return query && `?${query}`;
}

/** How many filters narrow the list; text and order do not count. */
export function filterCount(choice: SearchChoice): number {
  return choice.fields.length + choice.sponsorTypes.length + (choice.wardCode ? 1 : 0) + (choice.state ? 1 : 0);
}
