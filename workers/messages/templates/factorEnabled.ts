import { defineTemplate, noSecret, nothing } from '../template.ts';

/** Two-step sign-in was turned on. */
export const factorEnabled = defineTemplate({
  name: 'factor_enabled',
  data: nothing,
  secret: noSecret,
  wordings: {
    ru: ({ supportEmail }) => ({
      subject: 'Двухэтапный вход включён',
      parts: [
        'Теперь при входе, кроме пароля, нужен код. Храните коды восстановления там, где их не потеряете.',
        `Если это были не вы, сразу смените пароль и напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ supportEmail }) => ({
      subject: 'Two-step sign-in is on',
      parts: [
        'From now on a code is asked for beside your password. Keep your recovery codes where you will not lose them.',
        `If it was not you, change your password at once and write to us: ${supportEmail}.`,
      ],
    }),
  },
});
