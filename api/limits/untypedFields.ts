import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** The fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/**
 * The fields of a selection set with its fragments expanded, before anything was validated: unknown fragments are
 * skipped, and one that spreads itself is entered once. Validation reports both.
 */
export function* untypedFields(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  open: ReadonlySet<string> = new Set(),
): Generator<FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) yield selection;
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* untypedFields(selection.selectionSet, fragments, open);
    else {
      const name = selection.name.value;
      const fragment = fragments.get(name);
      if (fragment && !open.has(name)) {
        yield* untypedFields(fragment.selectionSet, fragments, new Set(open).add(name));
      }
    }
  }
}
