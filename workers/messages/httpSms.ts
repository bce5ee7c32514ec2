import { NotSent, RefusedForGood, type SmsProvider } from './providers.ts';

const PATIENCE_MS = 15_000;

/** Answers that say something of us or of the moment, not of the message. */
const NOT_OF_THE_MESSAGE = new Set([401, 402, 403, 404, 405, 407, 408, 421, 425, 429]);

/**
 * SMS by HTTP: a POST of `{id, to, text}`. The id is the message's, and in `Idempotency-Key` too: a provider that knows
 * it sends the message once, however often it is asked.
 */
export function smsByHttp(url: string, token: string | undefined): SmsProvider {
  return {
    async send({ messageId, to, text }) {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': messageId,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ id: messageId, to, text }),
      }).catch((error: Error) => {
        throw new NotSent(`the SMS provider does not answer: ${error.name}`);
      });
      await answer.body?.cancel();
      if (answer.ok) return;
      const words = `the SMS provider answers ${answer.status}`;
      const isForGood = answer.status >= 400 && answer.status < 500 && !NOT_OF_THE_MESSAGE.has(answer.status);
      throw isForGood ? new RefusedForGood(words) : new NotSent(words);
    },
  };
}
