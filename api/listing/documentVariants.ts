const VARIANT = 'ProductDocumentVariant';

/**
 * `ProductDocument.variants` is kept as JSON so that a list reads one row a product; clients get it as a type with
 * fields. The column is parsed once a row, and each field picks from what was parsed.
 */
export const DocumentVariantsPlugin: GraphileConfig.Plugin = {
  name: 'DocumentVariantsPlugin',
  version: '1.0.0',
  schema: {
    hooks: {
      init(_, build) {
        const { GraphQLBoolean, GraphQLNonNull, GraphQLString } = build.graphql;
        const bigInt = () => new GraphQLNonNull(build.getOutputTypeByName('BigInt'));
        build.registerObjectType(
          VARIANT,
          {},
          () => ({
            description: 'What can be chosen of a product and put into the cart.',
            fields: () => ({
              variantId: { type: bigInt(), description: 'Key of the variant.' },
              skuCode: { type: new GraphQLNonNull(GraphQLString), description: 'Stock keeping unit.' },
              priceMinor: {
                type: bigInt(),
                description: 'Price of one piece, VAT included, in hundredths of the platform currency.',
              },
              attributes: {
                type: new GraphQLNonNull(build.getOutputTypeByName('JSON')),
                description: 'What tells it from the other variants, by name.',
              },
              inStock: {
                type: new GraphQLNonNull(GraphQLBoolean),
                description: 'Whether it can be delivered.',
              },
              imageUrl: {
                type: GraphQLString,
                description: 'Picture of the variant, if it has one of its own.',
              },
            }),
          }),
          'DocumentVariantsPlugin',
        );
        return _;
      },
      GraphQLObjectType_fields_field(field, build, { scope }) {
        const { fieldName, pgCodec, pgFieldAttribute } = scope;
        if (!pgFieldAttribute || pgCodec?.name !== 'productDocuments' || fieldName !== 'variants')
          return field;
        const { GraphQLList, GraphQLNonNull } = build.graphql;
        const type = new GraphQLNonNull(build.getOutputTypeByName(VARIANT));
        return { ...field, type: new GraphQLNonNull(new GraphQLList(type)) };
      },
    },
  },
};
