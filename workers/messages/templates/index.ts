import type { Template } from '../template.ts';
import { accountErased } from './accountErased.ts';
import { accountExists } from './accountExists.ts';
import { adminInvitation } from './adminInvitation.ts';
import { bankDetailsChanged } from './bankDetailsChanged.ts';
import { changeEmail } from './changeEmail.ts';
import { dataExportReady } from './dataExportReady.ts';
import { emailChanged } from './emailChanged.ts';
import { enableFactor } from './enableFactor.ts';
import { factorDisabled } from './factorDisabled.ts';
import { factorEnabled } from './factorEnabled.ts';
import { manyAttempts } from './manyAttempts.ts';
import { passwordChanged } from './passwordChanged.ts';
import { phoneLost } from './phoneLost.ts';
import { recoveryCodeUsed } from './recoveryCodeUsed.ts';
import { resetPassword } from './resetPassword.ts';
import { sellerApproved } from './sellerApproved.ts';
import { sellerReinstated } from './sellerReinstated.ts';
import { sellerRejected } from './sellerRejected.ts';
import { sellerSuspended } from './sellerSuspended.ts';
import { signIn } from './signIn.ts';
import { staffInvitation } from './staffInvitation.ts';
import { verifyEmail } from './verifyEmail.ts';
import { verifyPhone } from './verifyPhone.ts';

const all: readonly Template[] = [
  accountErased,
  accountExists,
  adminInvitation,
  bankDetailsChanged,
  changeEmail,
  dataExportReady,
  emailChanged,
  enableFactor,
  factorDisabled,
  factorEnabled,
  manyAttempts,
  passwordChanged,
  phoneLost,
  recoveryCodeUsed,
  resetPassword,
  sellerApproved,
  sellerReinstated,
  sellerRejected,
  sellerSuspended,
  signIn,
  staffInvitation,
  verifyEmail,
  verifyPhone,
];

/** Every template, by the name SQL queues it by; a test holds the two together. */
export const TEMPLATES: ReadonlyMap<string, Template> = new Map(
  all.map((template) => [template.name, template]),
);
