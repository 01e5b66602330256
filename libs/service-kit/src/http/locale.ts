export type Locale = 'vi' | 'en';

/** Vietnamese, unless `Accept-Language` prefers English to it. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  if (acceptLanguage === undefined || !acceptLanguage.includes('en')) return 'vi';
  const weights = { vi: 0, en: 0 };
  for (const range of acceptLanguage.slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const language = tag.split('-')[0];
    if (language !== 'vi' && language !== 'en') continue;
    const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.trim().slice(2));
    if (weight > weights[language]) weights[language] = weight;
  }
  return weights.en > weights.vi ? 'en' : 'vi';
}
