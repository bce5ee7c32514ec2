import { defineTemplate, noSecret, nothing } from '../template.ts';

/** Somebody keeps trying to sign in. */
export const manyAttempts = defineTemplate({
  name: 'many_attempts',
  data: nothing,
  secret: noSecret,
  wordings: {
    ru: () => ({
      subject: 'Кто-то пытается войти в ваш аккаунт',
      parts: [
        'Сегодня кто-то много раз вводил неверный пароль к вашему аккаунту. Войти им не удалось, и мы замедляем такие попытки.',
        'Если это не вы, проверьте, что пароль длинный и больше нигде не используется, и включите двухэтапный вход.',
      ],
    }),
    en: () => ({
      subject: 'Somebody is trying to sign in as you',
      parts: [
        'Today somebody has entered wrong passwords for your account many times. They did not get in, and we slow such attempts down.',
        'If it is not you, make sure that your password is long and used nowhere else, and turn two-step sign-in on.',
      ],
    }),
  },
});
