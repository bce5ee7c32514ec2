import { z } from 'zod';
import { duration } from '../duration.ts';
import { roleIn } from '../roles.ts';
import { defineTemplate, personal, tokenSecret } from '../template.ts';

/** Somebody is to work in a shop. */
export const staffInvitation = defineTemplate({
  name: 'staff_invitation',
  data: z.object({ shopName: personal.nullish(), role: z.string().nullish() }),
  secret: tokenSecret,
  wordings: {
    ru: ({ data, secret, page }) => ({
      subject: data.shopName ? `Приглашение в магазин «${data.shopName}»` : 'Приглашение в магазин',
      parts: [
        `Вас приглашают работать в магазине${data.shopName ? ` «${data.shopName}»` : ''}${roleIn(data.role, 'ru')}.`,
        { link: page('/invitations', secret.token), label: 'Принять приглашение' },
        `Приглашение действует ${duration(secret.goodForMinutes, 'ru')}, и только для вас: не пересылайте его.`,
        'Если вы никого в этом магазине не знаете, ничего не делайте.',
      ],
    }),
    en: ({ data, secret, page }) => ({
      subject: data.shopName ? `An invitation to the shop “${data.shopName}”` : 'An invitation to a shop',
      parts: [
        `You are invited to work in ${data.shopName ? `the shop “${data.shopName}”` : 'a shop'}${roleIn(data.role, 'en')}.`,
        { link: page('/invitations', secret.token), label: 'Accept the invitation' },
        `It is good for ${duration(secret.goodForMinutes, 'en')}, and for you only: do not forward it.`,
        'If you know nobody in this shop, there is nothing to do.',
      ],
    }),
  },
});
