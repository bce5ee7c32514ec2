import { defineTemplate, noSecret, nothing } from '../template.ts';

/** Two-step sign-in was turned off. */
export const factorDisabled = defineTemplate({
  name: 'factor_disabled',
  data: nothing,
  secret: noSecret,
  wordings: {
    ru: ({ supportEmail }) => ({
      subject: 'Двухэтапный вход выключен',
      parts: [
        'Теперь для входа в ваш аккаунт достаточно пароля.',
        `Если это были не вы, сразу смените пароль и напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ supportEmail }) => ({
      subject: 'Two-step sign-in is off',
      parts: [
        'From now on the password alone opens your account.',
        `If it was not you, change your password at once and write to us: ${supportEmail}.`,
      ],
    }),
  },
});
