import { duration } from '../duration.ts';
import { codeSecret, defineTemplate, nothing } from '../template.ts';

/** Proves a phone number. */
export const verifyPhone = defineTemplate({
  name: 'verify_phone',
  data: nothing,
  secret: codeSecret,
  wordings: {
    ru: ({ platformName, secret }) => ({
      subject: `${platformName}: подтверждение телефона`,
      sms: `${platformName}: код ${secret.code}. Никому его не сообщайте.`,
      parts: [
        'Введите этот код, чтобы подтвердить номер телефона:',
        { code: secret.code },
        `Код действует ${duration(secret.goodForMinutes, 'ru')}. Никому его не сообщайте: мы никогда о нём не спрашиваем.`,
        'Если вы этого не просили, ничего не делайте.',
      ],
    }),
    en: ({ platformName, secret }) => ({
      subject: `${platformName}: confirm your phone`,
      sms: `${platformName}: your code is ${secret.code}. Tell it to nobody.`,
      parts: [
        'Enter this code to confirm your phone number:',
        { code: secret.code },
        `It is good for ${duration(secret.goodForMinutes, 'en')}. Tell it to nobody: we never ask for it.`,
        'If you did not ask for this, there is nothing to do.',
      ],
    }),
  },
});
