import { visit, type OperationDefinitionNode } from 'graphql';
import type { Fragments } from './untypedFields.ts';

/** Ways of filling in one operation's variables that are remembered. */
const MOST = 50;
/** The longest of them, in characters: what is larger than what people type is walked every time. */
const LONGEST = 1000;
/** Those of all operations together; when there is one more all are forgotten, which costs a walk each. */
const MOST_IN_ALL = 10_000;

/** What is known of an operation: which variables the limits read the value of, and what has passed before. */
interface Known {
  exact: ReadonlySet<string>;
  passed: Set<string>;
}

let operations = new WeakMap<OperationDefinitionNode, Known>();
let inAll = 0;

/** Page sizes are multiplied, directives leave fields out: of these variables each value is another operation. */
function exactVariables(operation: OperationDefinitionNode, fragments: Fragments): Set<string> {
  const exact = new Set<string>();
  const variablesOf = {
    Variable: ({ name }: { name: { value: string } }) => void exact.add(name.value),
  };
  for (const node of [operation.selectionSet, ...fragments.values()]) {
    visit(node, {
      Directive: (directive) => void visit(directive, variablesOf),
      Argument: (argument) => {
        if (argument.name.value === 'first' || argument.name.value === 'last') visit(argument, variablesOf);
      },
    });
  }
  return exact;
}

/** All that the limits look at in a value: of one with parts each part, of another only whether there is one. */
function shapeOf(value: unknown): string {
  if (value === undefined) return 'u';
  if (value === null) return 'n';
  return typeof value === 'object' ? JSON.stringify(value) : 's';
}

/**
 * What has passed the limits once need not be walked again: the same operation of a document that is cached, with
 * variables that look the same to every rule. Returns a function that remembers that it passed, or undefined when it
 * had passed before. Anybody may send what is remembered here, so it is little however much is sent.
 */
export function unlessPassed(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Readonly<Record<string, unknown>>,
): (() => void) | undefined {
  let known = operations.get(operation);
  if (!known) {
    known = { exact: exactVariables(operation, fragments), passed: new Set() };
    operations.set(operation, known);
  }
  const { exact, passed } = known;
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const key = names
    .map((name) => (exact.has(name) ? JSON.stringify(variables[name]) : shapeOf(variables[name])))
    .join('\n');
  if (passed.has(key)) return undefined;
  return () => {
    if (key.length > LONGEST) return;
    if (passed.size >= MOST) passed.clear();
    passed.add(key);
    if (++inAll <= MOST_IN_ALL) return;
    operations = new WeakMap();
    inAll = 0;
  };
}
