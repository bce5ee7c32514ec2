import type { IdentityMutation } from '../mutation.ts';
import { changePassword } from './changePassword.ts';
import { confirmEmailChange } from './confirmEmailChange.ts';
import { eraseMyAccount } from './eraseMyAccount.ts';
import { acceptAdminInvitation } from './acceptAdminInvitation.ts';
import { addPaymentMethod } from './addPaymentMethod.ts';
import { adminChangePassword } from './adminChangePassword.ts';
import { adminLogin } from './adminLogin.ts';
import { createAdmin } from './createAdmin.ts';
import { inviteAdmin } from './inviteAdmin.ts';
import { disableTwoFactor } from './disableTwoFactor.ts';
import { regenerateRecoveryCodes } from './regenerateRecoveryCodes.ts';
import { sendTwoFactorCode } from './sendTwoFactorCode.ts';
import { confirmTotp } from './confirmTotp.ts';
import { enableTotp } from './enableTotp.ts';
import { confirmTwoFactorCodes } from './confirmTwoFactorCodes.ts';
import { enableTwoFactorCodes } from './enableTwoFactorCodes.ts';
import { acceptInvitation } from './acceptInvitation.ts';
import { inviteStaff } from './inviteStaff.ts';
import { completeUpload } from './completeUpload.ts';
import { createUpload } from './createUpload.ts';
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
import { resendTwoFactorCode } from './resendTwoFactorCode.ts';
import { resendInvitation } from './resendInvitation.ts';
import { setBankDetails } from './setBankDetails.ts';
import { verifyEmail } from './verifyEmail.ts';
import { verifyTwoFactor } from './verifyTwoFactor.ts';

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
  verifyTwoFactor,
  resendTwoFactorCode,
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
  setBankDetails,
  inviteStaff,
  resendInvitation,
  acceptInvitation,
  createUpload,
  completeUpload,
  addPaymentMethod,
];
