import { defineTemplate, noSecret, nothing } from '../template.ts';

/** To the address an account had: it has another now. */
export const emailChanged = defineTemplate({
  name: 'email_changed',
  data: nothing,
  secret: noSecret,
  wordings: {
    ru: ({ supportEmail }) => ({
      subject: 'Адрес почты изменён',
      parts: [
        'У вашего аккаунта теперь другой адрес почты. На этот адрес мы больше не пишем.',
        `Если это были не вы, сразу напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ supportEmail }) => ({
      subject: 'Your address was changed',
      parts: [
        'Your account has another e-mail address now. We will not write to this one any more.',
        `If it was not you, write to us at once: ${supportEmail}.`,
      ],
    }),
  },
});
