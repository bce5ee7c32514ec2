import { z } from 'zod';
import { duration } from '../duration.ts';
import { roleIn } from '../roles.ts';
import { defineTemplate, tokenSecret } from '../template.ts';

/** Somebody is to be an administrator. */
export const adminInvitation = defineTemplate({
  name: 'admin_invitation',
  data: z.object({ role: z.string().nullish() }),
  secret: tokenSecret,
  wordings: {
    ru: ({ data, secret, page, platformName }) => ({
      subject: `${platformName}: приглашение в администраторы`,
      parts: [
        `Вас приглашают управлять площадкой «${platformName}»${roleIn(data.role, 'ru')}.`,
        { link: page('/admin/invitations', secret.token), label: 'Принять приглашение' },
        `Приглашение действует ${duration(secret.goodForMinutes, 'ru')}, и только для вас: не пересылайте его.`,
      ],
    }),
    en: ({ data, secret, page, platformName }) => ({
      subject: `${platformName}: an invitation to administrate`,
      parts: [
        `You are invited to administrate ${platformName}${roleIn(data.role, 'en')}.`,
        { link: page('/admin/invitations', secret.token), label: 'Accept the invitation' },
        `It is good for ${duration(secret.goodForMinutes, 'en')}, and for you only: do not forward it.`,
      ],
    }),
  },
});
