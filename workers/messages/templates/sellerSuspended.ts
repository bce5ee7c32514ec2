import { defineTemplate, noSecret } from '../template.ts';
import { reasonIn, shop, shopNamed } from '../shop.ts';

/** A shop may not sell any more. */
export const sellerSuspended = defineTemplate({
  name: 'seller_suspended',
  data: shop,
  secret: noSecret,
  wordings: {
    ru: ({ data, supportEmail }) => ({
      subject: 'Магазин приостановлен',
      parts: [
        `${shopNamed(data, 'ru')} приостановлен: его товары не показываются и не продаются.`,
        ...reasonIn(data, 'ru'),
        `Вопросы? Напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ data, supportEmail }) => ({
      subject: 'Your shop was suspended',
      parts: [
        `${shopNamed(data, 'en')} was suspended: its products are neither shown nor sold.`,
        ...reasonIn(data, 'en'),
        `Questions? Write to us: ${supportEmail}.`,
      ],
    }),
  },
});
