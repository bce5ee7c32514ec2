import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Book } from './book.ts';
import { TEST_NUMBERS, type Card } from './cards.ts';
import { Refusal } from './refusal.ts';

const typed = z.object({
  number: z.string().transform((text) => text.replace(/[\s-]/g, '')),
  expiryMonth: z.number().int().min(1).max(12),
  expiryYear: z.number().int().min(2000).max(2100),
  cvc: z.string().regex(/^\d{3,4}$/, 'must be the three digits on the back'),
});

/** What its owner may see of a token. */
export const described = ({ behaviour: _behaviour, ...card }: Card) => card;

/** Keeps what was typed of a card as a token; neither its number nor its cvc is kept. */
export function makeToken(book: Book, body: unknown): object {
  const parsed = typed.safeParse(body);
  if (!parsed.success) throw new Refusal(400, 'invalid', z.prettifyError(parsed.error));
  const { number, expiryMonth, expiryYear } = parsed.data;
  const known = Object.hasOwn(TEST_NUMBERS, number) ? TEST_NUMBERS[number] : undefined;
  if (!known)
    throw new Refusal(422, 'not_a_test_card', 'Only the test cards of docs/payments.md are taken here.');
  const now = new Date();
  if (expiryYear * 12 + expiryMonth < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1) {
    throw new Refusal(422, 'expired', 'This card has expired.');
  }
  const card: Card = {
    kind: 'CARD',
    brand: known.brand,
    lastFour: number.slice(-4),
    expiryMonth,
    expiryYear,
    behaviour: known.behaviour,
  };
  const token = `tok_${randomBytes(18).toString('base64url')}`;
  book.record({ token: { token, card } });
  return { token, ...described(card) };
}
