import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Fragments } from './untypedFields.ts';

/** A valid operation about to run: its fragments, and its variables with defaults and types applied. */
export interface Operation {
  schema: GraphQLSchema;
  fragments: Fragments;
  variables: Record<string, unknown>;
}

/** A selected field and what the schema says of it. */
export interface TypedField {
  node: FieldNode;
  definition: GraphQLField<unknown, unknown>;
  arguments: Record<string, unknown>;
  /** Its type without lists and non-nulls, when that has fields of its own. */
  type: GraphQLCompositeType | undefined;
}

function isSkipped(node: SelectionNode, variables: Record<string, unknown>): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false
  );
}

/** The fields of a selection set on `parent` that will run, fragments expanded; introspection is left out. */
export function* typedFields(
  operation: Operation,
  parent: GraphQLCompositeType,
  { selections }: SelectionSetNode,
): Generator<TypedField> {
  for (const selection of selections) {
    if (isSkipped(selection, operation.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const hasFields = isObjectType(parent) || isInterfaceType(parent);
      const definition = hasFields ? parent.getFields()[selection.name.value] : undefined;
      if (!definition) continue;
      const type = getNamedType(definition.type);
      yield {
        node: selection,
        definition,
        arguments: getArgumentValues(definition, selection, operation.variables),
        type: isCompositeType(type) ? type : undefined,
      };
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition && operation.schema.getType(fragment.typeCondition.name.value);
    if (fragment) {
      yield* typedFields(operation, isCompositeType(condition) ? condition : parent, fragment.selectionSet);
    }
  }
}

/** Whether a field is a list that is read in pages. */
export function isPaged({ definition }: TypedField): boolean {
  return definition.args.some((argument) => argument.name === 'first');
}
