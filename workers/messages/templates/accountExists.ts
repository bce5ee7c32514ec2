import { defineTemplate, noSecret, nothing } from '../template.ts';

/** Somebody registered with an address that has an account: only its owner is told. */
export const accountExists = defineTemplate({
  name: 'account_exists',
  data: nothing,
  secret: noSecret,
  wordings: {
    ru: ({ page }) => ({
      subject: 'У вас уже есть аккаунт',
      parts: [
        'Кто-то, может быть вы, попробовал зарегистрироваться с этим адресом. Аккаунт с ним уже есть.',
        { link: page('/sign-in'), label: 'Войти' },
        'Забыли пароль? На странице входа можно задать новый. Если это были не вы, ничего не делайте.',
      ],
    }),
    en: ({ page }) => ({
      subject: 'You have an account already',
      parts: [
        'Somebody, maybe you, tried to register with this address. It has an account already.',
        { link: page('/sign-in'), label: 'Sign in' },
        'Forgot your password? A new one can be set where you sign in. If it was not you, there is nothing to do.',
      ],
    }),
  },
});
