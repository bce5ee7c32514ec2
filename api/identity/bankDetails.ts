import { z } from 'zod';
import { personText } from './inputs.ts';

/** Where a shop is paid to, as it is sealed. */
export type BankDetails =
  { accountHolder: string; iban: string } | { accountHolder: string; bik: string; accountNumber: string };

/** What {@link BankDetails} are sealed for: those of one shop open for no other. */
export const bankPurpose = (sellerId: string) => `bank:${sellerId}`;

/** ISO 7064, mod 97-10: the country and the check digits behind the rest, letters as 10 to 35, leave 1. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((character) => parseInt(character, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** The Bank of Russia's control key: the bank's three digits and the account's twenty, weighed 7, 1, 3, end in 0. */
export function isAccountAt(bik: string, account: string): boolean {
  if (!/^\d{9}$/.test(bik) || !/^\d{20}$/.test(account)) return false;
  // A settlement centre of the Bank of Russia is told by the middle of its BIK.
  const bank = /00[012]$/.test(bik) ? `0${bik.slice(4, 6)}` : bik.slice(6);
  const sum = [...(bank + account)].reduce(
    (all, digit, at) => all + ((Number(digit) * [7, 1, 3][at % 3]!) % 10),
    0,
  );
  return sum % 10 === 0;
}

const written = (most: number) =>
  z
    .string()
    .max(most, `This is longer than ${most} characters.`)
    .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
    .nullish();

/** What is typed of an account; {@link toBankDetails} says whether there is one. */
export const typedAccount = {
  accountHolder: personText(200, 'The holder'),
  iban: written(60),
  bik: written(20),
  accountNumber: written(40),
};

type TypedAccount = z.output<z.ZodObject<typeof typedAccount>>;

/** Either an IBAN, or an account at a bank of Russia; not both. For `transform`. */
export function toBankDetails(typed: TypedAccount, context: z.RefinementCtx): BankDetails {
  const { accountHolder, iban, bik, accountNumber } = typed;
  const refuse = (message: string, field: string) => {
    context.addIssue({ code: 'custom', message, path: [field] });
    return z.NEVER;
  };
  if (iban && (bik || accountNumber))
    return refuse('Give an IBAN, or a BIK and an account, not both.', 'iban');
  if (iban) {
    return isIban(iban) ? { accountHolder, iban } : refuse('This is not an IBAN: check its digits.', 'iban');
  }
  if (!bik || !/^\d{9}$/.test(bik))
    return refuse('Give an IBAN, or a BIK of nine digits and an account.', 'bik');
  if (!accountNumber || !isAccountAt(bik, accountNumber)) {
    return refuse('There is no such account at this bank: check its digits.', 'accountNumber');
  }
  return { accountHolder, bik, accountNumber };
}

/** What is shown of an account: its last four characters. */
export const maskOf = (details: BankDetails): string =>
  ('iban' in details ? details.iban : details.accountNumber).slice(-4);
