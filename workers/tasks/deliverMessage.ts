import { setTimeout as sleep } from 'node:timers/promises';
import type { JobHelpers, Task } from 'graphile-worker';
import type { Logger } from 'pino';
import { Sealing } from '../../api/secrets/sealing.ts';
import { eventOf } from '../events/topics.ts';
import { languageOf } from '../messages/language.ts';
import { RefusedForGood, type MailProvider, type SmsProvider } from '../messages/providers.ts';
import { MessageUnfit, render, type Rendered } from '../messages/render.ts';
import { TEMPLATES } from '../messages/templates/index.ts';
import type { WorkerSettings } from '../settings.ts';
import { defineTask } from './task.ts';

interface QueuedMessage {
  channel: 'EMAIL' | 'SMS';
  recipient: string | null;
  template: string;
  data: unknown;
  sealed_data: string | null;
  locale: string | null;
  is_good: boolean;
}

/** A slot as near as this is waited for; for a later one the job is put off, and another goes on. */
const WAITED_FOR_MS = 300;

interface Parts {
  settings: WorkerSettings;
  log: Logger;
  mail: MailProvider;
  sms: SmsProvider;
}

/**
 * Sends a mail or an SMS. At least once: a worker may die after the provider took it and before that is on record. The
 * next attempt has the same Message-ID or idempotency key, by which the provider may know it.
 */
export function deliverMessage({ settings, log, mail, sms }: Parts): Task {
  const sealing = new Sealing(settings.SECRET_KEYS);
  const perMinute = { EMAIL: settings.MAIL_PER_MINUTE, SMS: settings.SMS_PER_MINUTE };

  return defineTask(eventOf('message.queued'), async ({ payload: { messageId } }, { helpers }) => {
    const { rows } = await helpers.query<QueuedMessage>('select * from platform.take_message($1)', [
      messageId,
    ]);
    const message = rows[0];
    if (!message) return;
    const { channel, recipient, template } = message;
    const settle = async (wasSent: boolean) => {
      await helpers.query('select platform.settle_message($1, $2)', [messageId, wasSent]);
    };
    const drop = async (reason: string, level: 'error' | 'warn') => {
      await settle(false);
      log[level]({ messageId, channel, template, reason }, 'a message was dropped');
    };
    if (recipient === null) return settle(false);
    if (!message.is_good) return drop('it could not be sent in time', 'warn');

    try {
      const send = sending(messageId, channel, recipient, await renderFor(helpers, messageId, message));
      const wait = await millisecondsToSlot(helpers, messageId, perMinute[channel]);
      if (wait === Infinity) return await drop('its turn would come too late', 'warn');
      if (wait > 0) return await putOff(helpers, wait);
      await send();
    } catch (error) {
      if (error instanceof MessageUnfit || error instanceof RefusedForGood) {
        return drop(error.message, error instanceof MessageUnfit ? 'error' : 'warn');
      }
      throw error;
    }
    await settle(true);
  });

  function sending(messageId: string, channel: QueuedMessage['channel'], to: string, rendered: Rendered) {
    const { sms: text, ...written } = rendered;
    if (channel === 'EMAIL') return () => mail.send({ messageId, to, ...written });
    if (text === undefined) throw new MessageUnfit('its template is for mail only');
    return () => sms.send({ messageId, to, text });
  }

  async function renderFor(
    helpers: JobHelpers,
    messageId: string,
    message: QueuedMessage,
  ): Promise<Rendered> {
    const template = TEMPLATES.get(message.template);
    // A release is under way, and a newer worker knows it.
    if (!template) throw new Error(`no template ${message.template}`);
    const { rows } = await helpers.query<{ platform_name: string; support_email: string; locales: unknown }>(
      'select * from admin_service.message_settings()',
    );
    const { platform_name, support_email, locales } = rows[0]!;
    // What cannot be opened is tried again: the key may not have reached this worker yet.
    const secret = message.sealed_data
      ? JSON.parse(sealing.open(`message:${messageId}`, message.sealed_data))
      : null;
    const given = { data: message.data, secret };
    return render(template, languageOf(message.locale, locales), given, {
      platformName: platform_name,
      supportEmail: support_email,
      page: (path, token) => settings.SHOP_URL + path + (token ? `#token=${token}` : ''),
    });
  }
}

/** How long to wait for a slot: 0 when it was taken, infinity when there will be none in time. */
async function millisecondsToSlot(
  helpers: JobHelpers,
  messageId: string,
  perMinute: number,
): Promise<number> {
  const ask = async () => {
    const { rows } = await helpers.query<{ ms: number }>(
      `select case when at = 'infinity' then 'infinity'
         else greatest(extract(epoch from at - clock_timestamp()) * 1000, 0) end::float8 as ms
       from platform.take_send_slot($1, $2) as at`,
      [messageId, perMinute],
    );
    return rows[0]!.ms;
  };
  const wait = await ask();
  if (wait === 0 || wait > WAITED_FOR_MS) return wait;
  await sleep(wait + 1);
  return ask();
}

/** Ends this job in favour of one at that time: waiting is no failure, and costs no attempt. */
async function putOff({ job, query }: JobHelpers, milliseconds: number): Promise<void> {
  await query(
    `select graphile_worker.add_job(
       $1, payload => $2, run_at => now() + $3 * interval '1 millisecond', job_key => $4
     )`,
    [job.task_identifier, JSON.stringify(job.payload), milliseconds, job.key],
  );
}
