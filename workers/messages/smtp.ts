import { createTransport } from 'nodemailer';
import { NotSent, RefusedForGood, type Mail, type MailProvider } from './providers.ts';

/** One address and nothing else: a second one, or a header, is not to hide in it. */
const PLAIN_ADDRESS = /^[^\s<>(),;:"\\\p{Cc}@]+@[^\s<>(),;:"\\\p{Cc}@]+$/u;

/** As nodemailer takes a mail. */
export function mailOptions(mail: Mail, from: string) {
  if (!PLAIN_ADDRESS.test(mail.to)) throw new RefusedForGood('the recipient is no address');
  const domain = /@([^\s>]+)>?\s*$/.exec(from)![1]!;
  return {
    // What knows duplicates knows them by this.
    messageId: `<${mail.messageId}@${domain}>`,
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // No out-of-office answers, no loops.
    headers: { 'auto-submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Mail by SMTP, over a few connections that are kept. */
export function mailBySmtp(url: string, from: string): MailProvider {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
  } as Parameters<typeof createTransport>[0]);
  // A connection lost while nothing is sent is opened anew by the next mail.
  transport.on('error', () => undefined);
  return {
    async send(mail) {
      const options = mailOptions(mail, from);
      try {
        await transport.sendMail(options);
      } catch (error) {
        throw inOurWords(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  command?: string;
}

/** A 5xx to the recipient or the mail is for good; one to ourselves, our login or our sender, is ours to mend. */
function inOurWords({ code, responseCode, command }: SmtpError): Error {
  const words = `SMTP ${command ?? ''} ${responseCode ?? code ?? 'failed'}`.replace(/\s+/g, ' ');
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA';
  const isOurs = responseCode === 530 || responseCode === 535;
  return isOfThisMail && !isOurs && (responseCode ?? 0) >= 500
    ? new RefusedForGood(words)
    : new NotSent(words);
}
