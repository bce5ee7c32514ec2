import pino, { type DestinationStream, type Logger } from 'pino';

/** A database error without its DETAIL, which quotes the row: personal data has no place in a log. */
function serializeError(error: Error): object {
  const { detail: _detail, ...kept } = pino.stdSerializers.err(error) as unknown as Record<string, unknown>;
  return kept;
}

/** JSON lines on standard output, or on `destination`, that say which process they are of. */
export function makeLog(level: string, destination?: DestinationStream, process = 'api'): Logger {
  const options = {
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: serializeError },
  };
  return destination ? pino(options, destination) : pino(options);
}
