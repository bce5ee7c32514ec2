import type pg from 'pg';
import type { Finding } from './findings.ts';
export async function offeredColumnWithoutIndex(_client: pg.ClientBase): Promise<Finding[]> {
  return [];
}
