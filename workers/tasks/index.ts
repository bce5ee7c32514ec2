import type { TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import type { MailProvider, SmsProvider } from '../messages/providers.ts';
import type { WorkerSettings } from '../settings.ts';
import { announceExpired } from './announceExpired.ts';
import { checkInvariants } from './checkInvariants.ts';
import { forgetPast } from './forgetPast.ts';
import { deliverMessage } from './deliverMessage.ts';
import { maintainEvents } from './maintainEvents.ts';
import { rebuildOnSchedule } from './rebuildOnSchedule.ts';
import { tendCarts } from './tendCarts.ts';
import { sweepDataExports } from './sweepDataExports.ts';

/** Every task, by the name its jobs have. */
export const tasksOf = (
  settings: WorkerSettings,
  log: Logger,
  providers: { mail: MailProvider; sms: SmsProvider },
): TaskList => ({
  announceExpired,
  checkInvariants: checkInvariants(log),
  forgetPast,
  deliverMessage: deliverMessage({ settings, log, ...providers }),
  maintainEvents: maintainEvents(settings.EVENT_RETENTION_MONTHS),
  rebuildOnSchedule,
  tendCarts,
  sweepDataExports,
});
