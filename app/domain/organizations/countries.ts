/** ISO 3166-1 alpha-2 codes, without Vietnam: where a foreign startup can be registered. */
export const foreignCountries: readonly string[] =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GG GH GI GM GN GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VU WS XK YE ZA ZM ZW'.split(
    ' ',
  );

/** Names in the reader's language, in its order. For the server: browsers may know another edition of the names. */
export function countryOptions(lang: 'vi' | 'en'): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  return foreignCountries
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
}

export function countryName(code: string, lang: 'vi' | 'en'): string {
  return new Intl.DisplayNames(lang, { type: 'region' }).of(code) ?? code;
}
