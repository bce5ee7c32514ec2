import { z } from 'zod';
import { defineTemplate, noSecret } from '../template.ts';

/** A recovery code stood in for the second factor. */
export const recoveryCodeUsed = defineTemplate({
  name: 'recovery_code_used',
  data: z.object({ left: z.number().int().nonnegative().optional() }),
  secret: noSecret,
  wordings: {
    ru: ({ data, supportEmail }) => ({
      subject: 'Использован код восстановления',
      parts: [
        'В ваш аккаунт вошли с кодом восстановления.',
        ...(data.left === undefined ? [] : [`Осталось кодов: ${data.left}.`]),
        `Если это были не вы, сразу смените пароль и напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ data, supportEmail }) => ({
      subject: 'A recovery code was used',
      parts: [
        'Somebody signed in to your account with a recovery code.',
        ...(data.left === undefined ? [] : [`Codes left: ${data.left}.`]),
        `If it was not you, change your password at once and write to us: ${supportEmail}.`,
      ],
    }),
  },
});
