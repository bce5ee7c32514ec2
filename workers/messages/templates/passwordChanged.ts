import { defineTemplate, noSecret, nothing } from '../template.ts';

/** The password was changed. */
export const passwordChanged = defineTemplate({
  name: 'password_changed',
  data: nothing,
  secret: noSecret,
  wordings: {
    ru: ({ supportEmail }) => ({
      subject: 'Пароль изменён',
      parts: [
        'Пароль вашего аккаунта изменён. Все другие сеансы завершены.',
        `Если это были не вы, сразу смените пароль и напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ supportEmail }) => ({
      subject: 'Your password was changed',
      parts: [
        'The password of your account was changed. All other sessions have ended.',
        `If it was not you, change your password at once and write to us: ${supportEmail}.`,
      ],
    }),
  },
});
