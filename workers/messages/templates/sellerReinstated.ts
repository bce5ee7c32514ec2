import { defineTemplate, noSecret } from '../template.ts';
import { shop, shopNamed } from '../shop.ts';

/** A shop may sell again. */
export const sellerReinstated = defineTemplate({
  name: 'seller_reinstated',
  data: shop,
  secret: noSecret,
  wordings: {
    ru: ({ data }) => ({
      subject: 'Магазин снова работает',
      parts: [`${shopNamed(data, 'ru')} снова работает: товары опять продаются.`],
    }),
    en: ({ data }) => ({
      subject: 'Your shop may sell again',
      parts: [`${shopNamed(data, 'en')} may sell again: its products are back on sale.`],
    }),
  },
});
