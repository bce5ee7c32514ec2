import type { IdentityMutation } from '../mutation.ts';
import { completeUpload } from './completeUpload.ts';
import { createUpload } from './createUpload.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { refreshSession } from './refreshSession.ts';
import { register } from './register.ts';
import { verifyEmail } from './verifyEmail.ts';

/** Every mutation that TypeScript runs. */
export const MUTATIONS: readonly IdentityMutation[] = [
  register,
  verifyEmail,
  login,
  refreshSession,
  logout,
  createUpload,
  completeUpload,
];
