import type { IdentityMutation } from '../mutation.ts';
import { acceptAdminInvitation } from './acceptAdminInvitation.ts';
import { adminChangePassword } from './adminChangePassword.ts';
import { adminLogin } from './adminLogin.ts';
import { createAdmin, inviteAdmin } from './createAdmin.ts';
import { disableTwoFactor, regenerateRecoveryCodes, sendTwoFactorCode } from './disableTwoFactor.ts';
import { confirmTotp, enableTotp } from './enableTotp.ts';
import { confirmTwoFactorCodes, enableTwoFactorCodes } from './enableTwoFactorCodes.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refreshSession.ts';
import { register } from './register.ts';
import { resendTwoFactorCode } from './resendTwoFactorCode.ts';
import { verifyEmail } from './verifyEmail.ts';
import { verifyTwoFactor } from './verifyTwoFactor.ts';

/** Every mutation that TypeScript runs. */
export const MUTATIONS: readonly IdentityMutation[] = [
  register,
  verifyEmail,
  login,
  verifyTwoFactor,
  resendTwoFactorCode,
  refreshSession,
  logout,
  enableTotp,
  confirmTotp,
  enableTwoFactorCodes,
  confirmTwoFactorCodes,
  sendTwoFactorCode,
  disableTwoFactor,
  regenerateRecoveryCodes,
  adminLogin,
  createAdmin,
  inviteAdmin,
  acceptAdminInvitation,
  adminChangePassword,
];
