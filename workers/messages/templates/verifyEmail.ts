import { duration } from '../duration.ts';
import { codeSecret, defineTemplate, nothing } from '../template.ts';

/** Proves an address. */
export const verifyEmail = defineTemplate({
  name: 'verify_email',
  data: nothing,
  secret: codeSecret,
  wordings: {
    ru: ({ secret }) => ({
      subject: 'Код для подтверждения почты',
      parts: [
        'Введите этот код, чтобы подтвердить адрес:',
        { code: secret.code },
        `Код действует ${duration(secret.goodForMinutes, 'ru')}. Никому его не сообщайте: мы никогда о нём не спрашиваем.`,
        'Если вы не регистрировались, ничего не делайте.',
      ],
    }),
    en: ({ secret }) => ({
      subject: 'Your code',
      parts: [
        'Enter this code to confirm your address:',
        { code: secret.code },
        `It is good for ${duration(secret.goodForMinutes, 'en')}. Tell it to nobody: we never ask for it.`,
        'If you did not register, there is nothing to do.',
      ],
    }),
  },
});
