import { z } from 'zod';
import { personal, type Language } from './template.ts';

/** What messages about a shop carry. */
export const shop = z.object({ shopName: personal.nullish(), reason: personal.nullish() });
type Shop = z.output<typeof shop>;

/** The shop, by its name if it is known, at the beginning of a sentence. */
export function shopNamed({ shopName }: Shop, language: Language): string {
  if (language === 'ru') return shopName ? `Магазин «${shopName}»` : 'Ваш магазин';
  return shopName ? `The shop “${shopName}”` : 'Your shop';
}

/** A line that says why, if somebody did. */
export const reasonIn = ({ reason }: Shop, language: Language): string[] =>
  reason ? [`${language === 'ru' ? 'Причина' : 'Reason'}: ${reason}`] : [];
