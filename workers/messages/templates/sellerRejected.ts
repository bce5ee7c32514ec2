import { defineTemplate, noSecret } from '../template.ts';
import { reasonIn, shop, shopNamed } from '../shop.ts';

/** An application was refused. */
export const sellerRejected = defineTemplate({
  name: 'seller_rejected',
  data: shop,
  secret: noSecret,
  wordings: {
    ru: ({ data, supportEmail }) => ({
      subject: 'Заявка отклонена',
      parts: [
        `${shopNamed(data, 'ru')} не прошёл проверку.`,
        ...reasonIn(data, 'ru'),
        `Вопросы? Напишите нам: ${supportEmail}.`,
      ],
    }),
    en: ({ data, supportEmail }) => ({
      subject: 'Your application was refused',
      parts: [
        `${shopNamed(data, 'en')} was not approved.`,
        ...reasonIn(data, 'en'),
        `Questions? Write to us: ${supportEmail}.`,
      ],
    }),
  },
});
