import { GraphQLError, Kind, type ValueNode } from 'graphql';

const WHOLE = /^-?\d{1,19}$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const LARGEST = 2n ** 63n - 1n;

function wholeNumber(value: unknown): string {
  const text = typeof value === 'number' && !Number.isSafeInteger(value) ? '' : String(value);
  const isWhole =
    typeof value !== 'object' && WHOLE.test(text) && BigInt(text) <= LARGEST && BigInt(text) >= -LARGEST - 1n;
  if (!isWhole)
    throw new GraphQLError('BigInt takes a whole number of 64 bits, as a number or a string of digits.');
  return text;
}

function decimalNumber(value: unknown): string {
  const text = typeof value === 'object' ? '' : String(value);
  if (!DECIMAL.test(text))
    throw new GraphQLError('BigFloat takes a decimal number, as a number or a string.');
  return text;
}

function literal(read: (value: unknown) => string): (node: ValueNode) => string {
  return (node) => read('value' in node && node.kind !== Kind.ENUM ? node.value : undefined);
}

/**
 * `product(productId: 1)`: PostGraphile takes 64-bit and decimal numbers only as strings, and any string, leaving it
 * to PostgreSQL to object. They are still given out as strings, since JavaScript's numbers would round them.
 */
export const NumbersPlugin: GraphileConfig.Plugin = {
  name: 'NumbersPlugin',
  version: '1.0.0',
  schema: {
    hooks: {
      GraphQLScalarType(config) {
        const read = { BigInt: wholeNumber, BigFloat: decimalNumber }[config.name];
        return read ? { ...config, parseValue: read, parseLiteral: literal(read) } : config;
      },
    },
  },
};
