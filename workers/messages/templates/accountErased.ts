import { defineTemplate, noSecret, nothing } from '../template.ts';

/** The last mail an account gets. */
export const accountErased = defineTemplate({
  name: 'account_erased',
  data: nothing,
  secret: noSecret,
  wordings: {
    ru: ({ supportEmail }) => ({
      subject: 'Аккаунт удалён',
      parts: [
        'Ваш аккаунт удалён, а ваши данные стёрты. То, что обязаны хранить по закону, — заказы и платежи — хранится без вашего имени.',
        `Если это были не вы, напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ supportEmail }) => ({
      subject: 'Your account was erased',
      parts: [
        'Your account was erased, and your data with it. What the law has us keep, orders and payments, is kept without your name.',
        `If it was not you, write to us: ${supportEmail}.`,
      ],
    }),
  },
});
