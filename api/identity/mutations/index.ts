import type { IdentityMutation } from '../mutation.ts';
import { changePassword } from './changePassword.ts';
import { confirmEmailChange } from './confirmEmailChange.ts';
import { eraseMyAccount } from './eraseMyAccount.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refreshSession.ts';
import { requestEmailChange } from './requestEmailChange.ts';
import { requestEmailVerification } from './requestEmailVerification.ts';
import { requestPasswordReset } from './requestPasswordReset.ts';
import { requestPhoneVerification } from './requestPhoneVerification.ts';
import { resetPassword } from './resetPassword.ts';
import { verifyPhone } from './verifyPhone.ts';
import { register } from './register.ts';
import { verifyEmail } from './verifyEmail.ts';

/** Every mutation that TypeScript runs. */
export const MUTATIONS: readonly IdentityMutation[] = [
  register,
  verifyEmail,
  requestEmailVerification,
  login,
  refreshSession,
  logout,
  requestPasswordReset,
  resetPassword,
  changePassword,
  requestEmailChange,
  confirmEmailChange,
  requestPhoneVerification,
  verifyPhone,
  eraseMyAccount,
];
