import type { Language } from './template.ts';

/** What roles are called in messages; one that is not here is not mentioned. */
const ROLES: Record<string, Record<Language, string>> = {
  MANAGER: { ru: 'управляющим', en: 'manager' },
  PRODUCT_EDITOR: { ru: 'редактором товаров', en: 'product editor' },
  ORDER_PROCESSOR: { ru: 'обработчиком заказов', en: 'order processor' },
  FINANCIER: { ru: 'финансистом', en: 'financier' },
  MESSENGER: { ru: 'оператором чата', en: 'messenger' },
  SUPER_ADMIN: { ru: 'главным администратором', en: 'super administrator' },
  MODERATOR: { ru: 'модератором', en: 'moderator' },
  SUPPORT: { ru: 'сотрудником поддержки', en: 'support agent' },
  FINANCE: { ru: 'финансистом', en: 'finance officer' },
  CATALOG_MANAGER: { ru: 'управляющим каталогом', en: 'catalogue manager' },
  LOGISTICS_MANAGER: { ru: 'управляющим логистикой', en: 'logistics manager' },
  WMS_OPERATOR: { ru: 'оператором склада', en: 'warehouse operator' },
};

/** “ as manager”, after what somebody is invited to do. */
export function roleIn(role: string | null | undefined, language: Language): string {
  const name = ROLES[role ?? '']?.[language];
  if (!name) return '';
  return language === 'ru' ? ` ${name}` : ` as ${name}`;
}
