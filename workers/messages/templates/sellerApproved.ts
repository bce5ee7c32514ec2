import { defineTemplate, noSecret } from '../template.ts';
import { shop, shopNamed } from '../shop.ts';

/** A shop may sell. */
export const sellerApproved = defineTemplate({
  name: 'seller_approved',
  data: shop,
  secret: noSecret,
  wordings: {
    ru: ({ data, page }) => ({
      subject: 'Магазин одобрен',
      parts: [
        `${shopNamed(data, 'ru')} одобрен: теперь вы можете продавать.`,
        { link: page('/seller'), label: 'Открыть кабинет' },
      ],
    }),
    en: ({ data, page }) => ({
      subject: 'Your shop was approved',
      parts: [
        `${shopNamed(data, 'en')} was approved: you may sell.`,
        { link: page('/seller'), label: 'Open your portal' },
      ],
    }),
  },
});
