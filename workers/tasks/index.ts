import type { TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import type { WorkerSettings } from '../settings.ts';
import { announceExpired } from './announceExpired.ts';
import { makeMediaStore } from '../../api/media/store.ts';
import { checkInvariants } from './checkInvariants.ts';
import { collectUploads, sweepMedia } from './collectUploads.ts';
import { maintainEvents } from './maintainEvents.ts';
import { processUpload } from './processUpload.ts';
import { rebuildOnSchedule } from './rebuildOnSchedule.ts';

/** Every task, by the name its jobs have. */
export const tasksOf = (settings: WorkerSettings, log: Logger): TaskList => {
  const media = makeMediaStore(settings);
  return {
    announceExpired,
    checkInvariants: checkInvariants(log),
    maintainEvents: maintainEvents(settings.EVENT_RETENTION_MONTHS),
    rebuildOnSchedule,
    processUpload: processUpload(media),
    collectUploads: collectUploads(media),
    sweepMedia: sweepMedia(media),
  };
};
