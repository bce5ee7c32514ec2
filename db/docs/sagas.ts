import { SAGAS } from '../../workers/sagas/index.ts';
import type { Saga } from '../../workers/sagas/saga.ts';
import { mermaid, page, table } from './markdown.ts';

/** A saga's steps as a picture: down the left it goes forward, up the right it undoes. */
function picture({ steps }: Saga): string {
  const lines = ['flowchart TB', '  start([started])', '  completed([COMPLETED])', '  compensated([COMPENSATED])'];
  let before = 'start';
  let undone = 'compensated';
  for (const step of steps) {
    const shape = step.kind === 'outside' ? `{{"${step.name}"}}` : `["${step.name}"]`;
    lines.push(`  ${step.name}${shape}`, `  ${before} --> ${step.name}`);
    // An outside step that failed may have happened: it is undone too.
    const own = step.undo ? `undo_${step.name}` : undefined;
    if (own) lines.push(`  ${own}["undo ${step.name}"]`, `  ${own} --> ${undone}`);
    lines.push(`  ${step.name} -. "fails for good" .-> ${step.kind === 'outside' && own ? own : undone}`);
    if (own) undone = own;
    before = step.name;
  }
  lines.push(`  ${before} --> completed`);
  return mermaid(lines);
}

/** Every saga: what it does and how it goes, forward and backward. */
export function sagasPage(): string {
  return page(
    'Sagas',
    'Work over several transactions, or with somebody outside (a hexagon). Each step is committed with the progress of the ' +
      'saga, under a token that the next worker to claim it invalidates; a step that fails is tried again with a pause that ' +
      'doubles, and after its last attempt the saga undoes what was done. One whose undoing fails is STUCK until an ' +
      'administrator has looked (`sagas`, `retrySaga`, `compensateSaga`).',
    '',
    ...SAGAS.flatMap((saga) => [
      `## ${saga.name}`,
      '',
      `${saga.purpose} A step is tried ${saga.attempts} times.`,
      '',
      picture(saga),
      table(
        ['Step', 'Kind', 'Can be undone'],
        saga.steps.map((step) => [step.name, step.kind, step.undo ? 'yes' : '']),
      ),
    ]),
  );
}
