import { defineTemplate, nothing, tokenSecret } from '../template.ts';

/** What an account has can be fetched. */
export const dataExportReady = defineTemplate({
  name: 'data_export_ready',
  data: nothing,
  // With a token the file opens without signing in.
  secret: tokenSecret.nullable(),
  wordings: {
    ru: ({ page, secret }) => ({
      subject: 'Ваши данные готовы',
      parts: [
        'Мы собрали всё, что храним о вас. Файл можно скачать в личном кабинете.',
        { link: page('/account/data', secret?.token), label: 'Скачать' },
        'Если вы этого не просили, смените пароль.',
      ],
    }),
    en: ({ page, secret }) => ({
      subject: 'Your data is ready',
      parts: [
        'We have collected everything we keep about you. It can be downloaded from your account.',
        { link: page('/account/data', secret?.token), label: 'Download' },
        'If you did not ask for this, change your password.',
      ],
    }),
  },
});
