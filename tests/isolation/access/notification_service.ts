import { OWNED, signedIn, type Access } from './rules.ts';

const SWITCHES = `
  email_enabled sms_enabled push_enabled order_status_updates promotion_updates message_notifications
  review_reminders wms_alerts
`;

export const notification_service: Record<string, Access> = {
  notifications: {
    shows: 'notification_id user_id type message_text link_url is_read sent_at',
    hides: '',
    reads: signedIn(),
    changes: signedIn().map((rule) => ({ ...rule, columns: 'is_read', guards: OWNED })),
  },
  notification_settings: {
    shows: `user_id ${SWITCHES}`,
    hides: '',
    reads: signedIn(),
    adds: signedIn().map((rule) => ({ ...rule, columns: SWITCHES, guards: OWNED })),
    changes: signedIn().map((rule) => ({ ...rule, columns: SWITCHES, guards: OWNED })),
  },
};
