import { z } from 'zod';
import { defineTask } from './task.ts';

/** Hourly: what was needed to sign in or to send something, and is needed no more; a page at a time. */
export const forgetPast = defineTask(z.looseObject({}), async (_payload, { helpers }) => {
  for (const forget of ['auth_service.forget_past()', 'platform.forget_messages()']) {
    let isMore = true;
    while (isMore) {
      const { rows } = await helpers.query<{ is_more: boolean }>(`select ${forget} as is_more`);
      isMore = rows[0]!.is_more;
    }
  }
});
