import { admin, anyAdmin, type Access } from './rules.ts';

export const admin_service: Record<string, Access> = {
  admin_users: {
    shows: 'admin_id user_id username roles is_active',
    hides: 'password_hash invitation_digest invitation_expires_at created_date',
    reads: [anyAdmin('admin_id = :admin'), admin(['SUPER_ADMIN'])],
  },
  platform_settings: {
    shows: 'setting_id setting_key setting_value value_type description created_date last_modified_date',
    hides: '',
    reads: [admin(['SUPER_ADMIN', 'FINANCE', 'LOGISTICS_MANAGER'])],
  },
  moderation_items: {
    shows: `
      moderation_item_id item_type item_id reason status assigned_to_admin_id resolved_at notes
      created_date
    `,
    hides: '',
    reads: [admin(['SUPER_ADMIN', 'MODERATOR', 'SUPPORT'])],
  },
  admin_activity_logs: {
    shows: `
      log_id admin_user_id action resource_type resource_id ip_address timestamp before_json
      after_json
    `,
    hides: '',
    reads: [admin(['SUPER_ADMIN'])],
  },
};
