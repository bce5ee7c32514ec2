/** Tables that a mutation is named after: `CheckoutInput` is the mutation's. */
const NAMED_AS_A_MUTATION: readonly string[] = ['Checkout'];

/**
 * A service is a schema, and a client need not know which: `products`, not `productServiceProducts`; an enum type's
 * `_enum` is for the database to read: `OrderStatus`.
 *
 * Two tables of one name now stop the build with a sentence that names both (`schema.dontSwallowErrors`), to be
 * settled with a `@name` tag.
 */
export const CleanNamesPlugin: GraphileConfig.Plugin = {
  name: 'CleanNamesPlugin',
  version: '1.0.0',
  inflection: {
    replace: {
      _schemaPrefix: () => '',
      customMutationInput(_previous, _preset, details) {
        return `${this.upperCamelCase(this.customMutationField(details))}Input`;
      },
      inputType(previous, _preset, typeName) {
        return previous!(NAMED_AS_A_MUTATION.includes(typeName) ? `${typeName}Row` : typeName);
      },
      enumType(previous, _preset, codec) {
        return previous!(codec).replace(/Enum$/, '');
      },
      // Functions that no request may call are no fields, but two services may call theirs the same.
      functionResourceName(previous, _preset, details) {
        const { pgProc } = details;
        const isCallable = pgProc
          .getACL()
          .some(({ role }) => role === 'public' || role.startsWith('market_'));
        return isCallable ? previous!(details) : `${pgProc.getNamespace()!.nspname}_${previous!(details)}`;
      },
    },
  },
};
