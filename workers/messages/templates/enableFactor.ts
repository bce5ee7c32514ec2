import { duration } from '../duration.ts';
import { codeSecret, defineTemplate, nothing } from '../template.ts';

/** Proves that a second factor reaches its owner, before it is asked for. */
export const enableFactor = defineTemplate({
  name: 'enable_factor',
  data: nothing,
  secret: codeSecret,
  wordings: {
    ru: ({ platformName, secret }) => ({
      subject: `${platformName}: двухэтапный вход`,
      sms: `${platformName}: код ${secret.code}. Никому его не сообщайте.`,
      parts: [
        'Введите этот код, чтобы включить двухэтапный вход:',
        { code: secret.code },
        `Код действует ${duration(secret.goodForMinutes, 'ru')}. Никому его не сообщайте: мы никогда о нём не спрашиваем.`,
        'Если вы этого не просили, смените пароль.',
      ],
    }),
    en: ({ platformName, secret }) => ({
      subject: `${platformName}: two-step sign-in`,
      sms: `${platformName}: your code is ${secret.code}. Tell it to nobody.`,
      parts: [
        'Enter this code to turn two-step sign-in on:',
        { code: secret.code },
        `It is good for ${duration(secret.goodForMinutes, 'en')}. Tell it to nobody: we never ask for it.`,
        'If you did not ask for this, change your password.',
      ],
    }),
  },
});
