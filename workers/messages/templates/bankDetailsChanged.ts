import { defineTemplate, noSecret } from '../template.ts';
import { shop, shopNamed } from '../shop.ts';

/** Where a shop is paid to was changed. */
export const bankDetailsChanged = defineTemplate({
  name: 'bank_details_changed',
  data: shop,
  secret: noSecret,
  wordings: {
    ru: ({ data, supportEmail }) => ({
      subject: 'Реквизиты изменены',
      parts: [
        `${shopNamed(data, 'ru')}: изменены банковские реквизиты, на которые приходят выплаты.`,
        `Это были не вы? Сразу напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ data, supportEmail }) => ({
      subject: 'Bank details were changed',
      parts: [
        `${shopNamed(data, 'en')}: the bank details that payouts go to were changed.`,
        `Was that not you? Write to us at once: ${supportEmail}.`,
      ],
    }),
  },
});
