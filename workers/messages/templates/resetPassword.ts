import { z } from 'zod';
import { duration } from '../duration.ts';
import { codeSecret, defineTemplate, nothing, tokenSecret } from '../template.ts';

/** Sets a new password without the old one: by a link, or by a code to type. */
export const resetPassword = defineTemplate({
  name: 'reset_password',
  data: nothing,
  secret: z.union([tokenSecret, codeSecret]),
  wordings: {
    ru: ({ secret, page }) => ({
      subject: 'Новый пароль',
      parts: [
        'Вы или кто-то другой попросили сменить пароль вашего аккаунта.',
        'token' in secret
          ? { link: page('/reset-password', secret.token), label: 'Задать новый пароль' }
          : { code: secret.code },
        `Это действует ${duration(secret.goodForMinutes, 'ru')} и только один раз. Никому этого не пересылайте.`,
        'Если вы этого не просили, ничего не делайте: пароль останется прежним.',
      ],
    }),
    en: ({ secret, page }) => ({
      subject: 'A new password',
      parts: [
        'You, or somebody else, asked to change the password of your account.',
        'token' in secret
          ? { link: page('/reset-password', secret.token), label: 'Set a new password' }
          : { code: secret.code },
        `This is good for ${duration(secret.goodForMinutes, 'en')}, and once. Forward it to nobody.`,
        'If you did not ask for this, there is nothing to do: your password stays as it is.',
      ],
    }),
  },
});
