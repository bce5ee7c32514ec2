import { timingSafeEqual } from 'node:crypto';

/** Settings of a process that has metrics. */
interface MetricsSettings {
  METRICS_TOKEN?: string | undefined;
  NODE_ENV: string;
}

/** Without a token set, metrics are open in development and absent in production. */
export function mayReadMetrics(
  authorization: string | undefined,
  { METRICS_TOKEN, NODE_ENV }: MetricsSettings,
): boolean {
  if (!METRICS_TOKEN) return NODE_ENV !== 'production';
  const given = Buffer.from(authorization ?? '');
  const wanted = Buffer.from(`Bearer ${METRICS_TOKEN}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
