import type { Logger } from 'pino';
import type { WorkerSettings } from '../settings.ts';
import { smsByHttp } from './httpSms.ts';
import { mailToOutbox, outboxOf, smsToOutbox } from './outbox.ts';
import { mailBySmtp } from './smtp.ts';

/** A mail as it is sent; its id is the message's, the same at each attempt. */
export interface Mail {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** An SMS as it is sent. */
export interface Sms {
  messageId: string;
  to: string;
  text: string;
}

/**
 * What takes mail to its recipient. `send` resolves when the provider has taken it, throws {@link RefusedForGood} when
 * it never will, and {@link NotSent} when it may another time.
 */
export interface MailProvider {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** What takes SMS to their recipient: as {@link MailProvider}. */
export interface SmsProvider {
  send(sms: Sms): Promise<void>;
}

/**
 * Errors of providers say what went wrong in words of ours: those of the provider quote addresses, and an error ends in
 * the log and in the job's row.
 */
export class NotSent extends Error {}

/** This message to this recipient: no later attempt would do better. */
export class RefusedForGood extends Error {}

/** The providers that the settings name; without a URL, the outbox. */
export function providersOf(settings: WorkerSettings, log: Logger): { mail: MailProvider; sms: SmsProvider } {
  const { MAIL_URL, MAIL_FROM, SMS_URL, SMS_TOKEN, NODE_ENV } = settings;
  const outbox = outboxOf(settings);
  if (NODE_ENV === 'production' && !(MAIL_URL && SMS_URL)) {
    const unset = Object.entries({ MAIL_URL, SMS_URL }).flatMap(([name, url]) => (url ? [] : [name]));
    log.warn({ unset, outbox }, 'messages are not sent but written to files');
  }
  return {
    mail: MAIL_URL ? mailBySmtp(MAIL_URL, MAIL_FROM) : mailToOutbox(outbox, MAIL_FROM),
    sms: SMS_URL ? smsByHttp(SMS_URL, SMS_TOKEN) : smsToOutbox(outbox),
  };
}
