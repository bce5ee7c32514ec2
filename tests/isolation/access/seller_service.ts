import { admin, anyone, anyStaff, customer, signedIn, staff, type Access } from './rules.ts';

const LOOK_AFTER_SELLERS = ['SUPER_ADMIN', 'MODERATOR', 'SUPPORT', 'FINANCE', 'CATALOG_MANAGER'] as const;

export const seller_service: Record<string, Access> = {
  sellers: {
    shows: 'seller_id shop_name description logo_url status approval_date',
    // Null wherever the row is public.
    showsOnly: { status_reason: ['customer', 'admin'] },
    hides: `
      user_id commission_rate contact_email contact_phone bank_details_json bank_details_mask bank_details_changed_at
      created_date
    `,
    reads: [
      anyone(`status = 'ACTIVE'`),
      // An applicant sees how the application stands.
      customer(),
      anyStaff(),
      admin(LOOK_AFTER_SELLERS),
    ],
  },
  seller_staff: {
    shows: 'staff_id seller_id user_id role is_active accepted_at created_date',
    hides: '',
    reads: [...signedIn(), staff(['MANAGER']), admin(LOOK_AFTER_SELLERS)],
  },
  staff_invitations: {
    shows: `
      invitation_id seller_id email role invited_by_user_id sent_at expires_at accepted_at revoked_at created_date
    `,
    hides: 'invited_user_id token_digest',
    reads: [staff(['MANAGER'])],
  },
  shop_activity_logs: {
    shows: 'log_id seller_id actor action details ip_address happened_at',
    hides: '',
    reads: [staff(['MANAGER']), admin(LOOK_AFTER_SELLERS)],
  },
};
