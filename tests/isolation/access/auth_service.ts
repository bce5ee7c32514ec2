import { admin, signedIn, type Access } from './rules.ts';

export const auth_service: Record<string, Access> = {
  user_credentials: {
    shows: '',
    hides: 'user_id password_hash email_verified phone_verified unproved_phone_number created_date',
    reads: [],
  },
  user_sessions: {
    shows:
      'session_id user_id device_info ip_address expires_at is_active audience created_date refreshed_at ends_at end_reason',
    hides: 'jwt_token refresh_token previous_refresh_token',
    reads: [...signedIn(), admin(['SUPER_ADMIN', 'SUPPORT'])],
  },
  two_factor_auth_settings: {
    shows: 'user_id is_enabled method',
    hides: 'totp_secret totp_last_step sms_code_last_sent_at email_code_last_sent_at created_date',
    reads: signedIn(),
  },
  challenges: {
    shows: '',
    hides:
      'challenge_id purpose user_id method code_digest contact audience device_info attempts expires_at used_at created_date',
    reads: [],
  },
  throttles: { shows: '', hides: 'subject failures last_at blocked_until', reads: [] },
  recovery_codes: { shows: '', hides: 'user_id code_digest used_at created_date', reads: [] },
  login_history: {
    shows: 'entry_id user_id login_at ip_address device_info status',
    hides: 'identifier_digest',
    reads: [...signedIn(), admin(['SUPER_ADMIN', 'SUPPORT'])],
  },
};
