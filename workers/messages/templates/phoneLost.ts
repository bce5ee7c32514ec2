import { defineTemplate, noSecret, nothing } from '../template.ts';

/** Another account has proved the phone number this one had. */
export const phoneLost = defineTemplate({
  name: 'phone_lost',
  data: nothing,
  secret: noSecret,
  wordings: {
    ru: ({ supportEmail }) => ({
      subject: 'Номер телефона отвязан',
      parts: [
        'Номер телефона вашего аккаунта подтвердил другой пользователь, поэтому у вашего аккаунта его больше нет.',
        `Если номер всё ещё ваш, подтвердите его снова или напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ supportEmail }) => ({
      subject: 'Your phone number was removed',
      parts: [
        'Somebody else has proved that the phone number of your account is theirs, so your account has it no more.',
        `If it is still yours, prove it again, or write to us: ${supportEmail}.`,
      ],
    }),
  },
});
