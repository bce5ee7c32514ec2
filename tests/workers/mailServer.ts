import { SMTPServer } from 'smtp-server';

/**
 * A real mail server, as a process of its own: `node mailServer.ts <port>`. Says what it took as JSON lines. Its users:
 * `nobody@…` is refused, `full@…` is for now, `spam@…` has its mails refused, `slow@…` is answered after four seconds.
 */
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, callback) {
    say({ asked: address });
    if (address.startsWith('nobody@')) return callback(refusal(550, `<${address}> is unknown here`));
    if (address.startsWith('full@')) return callback(refusal(452, `<${address}> has no room`));
    callback();
  },
  onData(stream, session, callback) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      if (to[0]!.startsWith('spam@')) return callback(refusal(554, `mail to ${to[0]} is spam`));
      say({ to, at: Date.now(), raw: Buffer.concat(chunks).toString('base64') });
      setTimeout(() => callback(null, 'taken'), to[0]!.startsWith('slow@') ? 4000 : 0);
    });
  },
});
server.on('error', () => undefined);
server.listen(Number(process.argv[2]), '127.0.0.1', () => {
  say({ port: (server.server.address() as { port: number }).port });
});
