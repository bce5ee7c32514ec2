import type { TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import type { Gateways } from '../integrations/gateways/index.ts';
import type { MailProvider, SmsProvider } from '../messages/providers.ts';
import type { WorkerSettings } from '../settings.ts';
import { announceExpired } from './announceExpired.ts';
import { makeMediaStore } from '../../api/media/store.ts';
import { checkInvariants } from './checkInvariants.ts';
import { forgetPast } from './forgetPast.ts';
import { deliverMessage } from './deliverMessage.ts';
import { collectUploads, sweepMedia } from './collectUploads.ts';
import { maintainEvents } from './maintainEvents.ts';
import { processUpload } from './processUpload.ts';
import { reconcilePayments } from './reconcilePayments.ts';
import { rebuildOnSchedule } from './rebuildOnSchedule.ts';
import { carriersOf } from '../integrations/carriers/index.ts';
import { findParcels, followParcel, openShipment } from './followParcels.ts';
import { tendCarts } from './tendCarts.ts';
import { tendOrders } from './tendOrders.ts';
import { sweepDataExports } from './sweepDataExports.ts';

/** Every task, by the name its jobs have. */
export const tasksOf = (
  settings: WorkerSettings,
  log: Logger,
  providers: { mail: MailProvider; sms: SmsProvider },
  gateways: Gateways,
): TaskList => {
  const media = makeMediaStore(settings);
  const carriers = carriersOf(settings);
  return {
    announceExpired,
    checkInvariants: checkInvariants(log),
    collectUploads: collectUploads(media),
    deliverMessage: deliverMessage({ settings, log, ...providers }),
    findParcels: findParcels(carriers),
    followParcel: followParcel(carriers),
    forgetPast,
    maintainEvents: maintainEvents(settings.EVENT_RETENTION_MONTHS),
    openShipment,
    processUpload: processUpload(media),
    rebuildOnSchedule,
    reconcilePayments: reconcilePayments(gateways, log),
    sweepDataExports,
    sweepMedia: sweepMedia(media),
    tendCarts,
    tendOrders,
  };
};
