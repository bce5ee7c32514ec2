import { LANGUAGES, type Language } from './template.ts';

const known = (tag: unknown): Language | undefined =>
  LANGUAGES.find((language) => language === String(tag).toLowerCase().split(/[-_]/)[0]);

/**
 * The language of a message: the one wanted, if the platform has it; else the platform's first.
 *
 * @param wanted - as in Accept-Language, or null
 * @param offered - the setting `platform.locales`
 */
export function languageOf(wanted: string | null, offered: unknown): Language {
  const languages = (Array.isArray(offered) ? offered : []).flatMap((tag) => known(tag) ?? []);
  const language = known(wanted);
  return (language && languages.includes(language) ? language : languages[0]) ?? LANGUAGES[0];
}
