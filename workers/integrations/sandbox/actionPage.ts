import type { Payment } from './book.ts';
import { written } from './money.ts';

/** The page of 3-D Secure: what the buyer's bank would ask. Nothing in it comes from a buyer. */
export function actionPage({ state, amount, currency, card }: Payment): string {
  const question = `
    <p>Pay <b>${written(amount)} ${currency}</b> with ${card.brand} •••• ${card.lastFour}?</p>
    <form method="post"><button formaction="?answer=approve">Approve</button>
    <button formaction="?answer=reject">Reject</button></form>`;
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>Sandbox bank</title>
  <style>body { font: 1rem/1.5 system-ui; max-width: 24rem; margin: 15vh auto; padding: 0 1rem }</style>
  <body>
    <h1>Sandbox bank</h1>${state === 'ACTION_REQUIRED' ? question : '<p>There is nothing to approve any more.</p>'}
  </body>
</html>
`;
}
