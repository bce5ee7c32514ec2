import { duration } from '../duration.ts';
import { codeSecret, defineTemplate, nothing } from '../template.ts';

/** The second factor at sign-in. */
export const signIn = defineTemplate({
  name: 'sign_in',
  data: nothing,
  secret: codeSecret,
  wordings: {
    ru: ({ platformName, secret }) => ({
      subject: 'Код для входа',
      sms: `${platformName}: код ${secret.code}. Никому его не сообщайте.`,
      parts: [
        'Введите этот код, чтобы войти:',
        { code: secret.code },
        `Код действует ${duration(secret.goodForMinutes, 'ru')}. Никому его не сообщайте: мы никогда о нём не спрашиваем.`,
        'Если вы сейчас не входите, кто-то знает ваш пароль: смените его.',
      ],
    }),
    en: ({ platformName, secret }) => ({
      subject: 'Your sign-in code',
      sms: `${platformName}: your code is ${secret.code}. Tell it to nobody.`,
      parts: [
        'Enter this code to sign in:',
        { code: secret.code },
        `It is good for ${duration(secret.goodForMinutes, 'en')}. Tell it to nobody: we never ask for it.`,
        'If you are not signing in right now, somebody knows your password: change it.',
      ],
    }),
  },
});
