import type { Language } from './template.ts';

/** Each unit in minutes, and what it is called; in Russian as after «действует». */
const UNITS = [
  { minutes: 1440, ru: { one: 'день', few: 'дня', many: 'дней' }, en: 'day' },
  { minutes: 60, ru: { one: 'час', few: 'часа', many: 'часов' }, en: 'hour' },
  { minutes: 1, ru: { one: 'минуту', few: 'минуты', many: 'минут' }, en: 'minute' },
] as const;
const PLURAL = new Intl.PluralRules('ru');

/** A time in the largest unit that measures it: “10 minutes”, “24 hours”, “7 days”. */
export function duration(minutes: number, language: Language): string {
  // A day is 24 hours: what is good for one ends at an hour, not at midnight.
  const unit = UNITS.find(
    (each) => minutes % each.minutes === 0 && minutes / each.minutes > (each.minutes > 60 ? 1 : 0),
  )!;
  const count = minutes / unit.minutes;
  if (language === 'en') return `${count} ${unit.en}${count === 1 ? '' : 's'}`;
  const form = PLURAL.select(count);
  return `${count} ${unit.ru[form === 'one' || form === 'few' ? form : 'many']}`;
}
