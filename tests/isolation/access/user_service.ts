import { admin, customer, OWNED, signedIn, type Access } from './rules.ts';

const ADDRESS = 'label city street house_number apartment_number zip_code latitude longitude';

export const user_service: Record<string, Access> = {
  users: {
    shows: `
      user_id email phone_number first_name last_name date_of_birth gender avatar_url status
      last_activity_at created_date
    `,
    hides: '',
    reads: [...signedIn(), admin(['SUPER_ADMIN', 'MODERATOR', 'SUPPORT'])],
  },
  user_addresses: {
    shows: `address_id user_id ${ADDRESS} is_default created_date`,
    hides: '',
    reads: [customer(), admin(['SUPER_ADMIN', 'SUPPORT'])],
    adds: [{ ...customer(), columns: ADDRESS, guards: OWNED }],
    changes: [{ ...customer(), columns: ADDRESS, guards: OWNED }],
    removes: [customer()],
  },
  upload_rules: {
    shows: '',
    hides: 'purpose content_types max_bytes max_side max_pixels output_sides is_square permission',
    reads: [],
  },
  uploads: {
    shows: 'upload_id user_id purpose status rejection url width height byte_size expires_at created_date',
    hides: `
      seller_id store content_type declared_bytes received_at ready_at file_key file_sides
      used_at released_at cleared_at
    `,
    reads: [...signedIn()],
  },
  favorite_products: {
    shows: 'favorite_id user_id product_id created_date',
    hides: '',
    reads: [customer()],
  },
  data_exports: {
    shows: 'export_id user_id status requested_at ready_at expires_at',
    hides: 'awaited_services locale created_date',
    reads: [customer()],
  },
  data_export_parts: { shows: '', hides: 'export_id service content created_date', reads: [] },
};
