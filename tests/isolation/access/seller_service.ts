import { admin, anyone, anyStaff, customer, signedIn, staff, type Access } from './rules.ts';

const LOOK_AFTER_SELLERS = ['SUPER_ADMIN', 'MODERATOR', 'SUPPORT', 'FINANCE', 'CATALOG_MANAGER'] as const;

export const seller_service: Record<string, Access> = {
  sellers: {
    shows: 'seller_id shop_name description logo_url status approval_date',
    hides: 'user_id commission_rate contact_email contact_phone bank_details_json created_date',
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
};
