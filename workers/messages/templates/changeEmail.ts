import { duration } from '../duration.ts';
import { codeSecret, defineTemplate, nothing } from '../template.ts';

/** Proves the address an account is to have. */
export const changeEmail = defineTemplate({
  name: 'change_email',
  data: nothing,
  secret: codeSecret,
  wordings: {
    ru: ({ secret }) => ({
      subject: 'Код для смены почты',
      parts: [
        'Введите этот код, чтобы сделать этот адрес адресом вашего аккаунта:',
        { code: secret.code },
        `Код действует ${duration(secret.goodForMinutes, 'ru')}. Никому его не сообщайте: мы никогда о нём не спрашиваем.`,
        'Если вы этого не просили, ничего не делайте: адрес не изменится.',
      ],
    }),
    en: ({ secret }) => ({
      subject: 'Your code',
      parts: [
        'Enter this code to make this the address of your account:',
        { code: secret.code },
        `It is good for ${duration(secret.goodForMinutes, 'en')}. Tell it to nobody: we never ask for it.`,
        'If you did not ask for this, there is nothing to do: no address is changed.',
      ],
    }),
  },
});
