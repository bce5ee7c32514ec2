import type { IdentityMutation } from '../mutation.ts';
import { acceptInvitation } from './acceptInvitation.ts';
import { inviteStaff } from './inviteStaff.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refreshSession.ts';
import { register } from './register.ts';
import { resendInvitation } from './resendInvitation.ts';
import { setBankDetails } from './setBankDetails.ts';
import { verifyEmail } from './verifyEmail.ts';

/** Every mutation that TypeScript runs. */
export const MUTATIONS: readonly IdentityMutation[] = [
  register,
  verifyEmail,
  login,
  refreshSession,
  logout,
  setBankDetails,
  inviteStaff,
  resendInvitation,
  acceptInvitation,
];
