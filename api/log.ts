import pino, { type DestinationStream, type Logger } from 'pino';

/** A database error without its DETAIL and HINT, which quote the row: personal data has no place in a log. */
function serializeError(error: Error): object {
  const { detail: _detail, hint: _hint, ...kept } = pino.stdSerializers.err(error) as unknown as Record<string, unknown>;
  return kept;
}

/** JSON lines on standard output, or on `destination`. */
export function makeLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { process: 'api' },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: serializeError },
  };
  return destination ? pino(options, destination) : pino(options);
}
