import {
  getOperationAST,
  getVariableValues,
  type ExecutionArgs,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import type { WithPgClient } from 'postgraphile/@dataplan/pg';
import { fragmentsOf } from '../limits/untypedFields.ts';
import { makeCategoryPath, type CategoryPath } from './categoryPath.ts';
import type { Row } from './documentText.ts';
import { compilePage, type CompiledPage } from './pageText.ts';

/**
 * Answers operations that are one page of `browseProducts` straight from the rows, inside the limits and with the
 * caller's own rights; whatever is unusual about one, its mistakes included, is left to PostGraphile.
 */
export function directPagesPlugin(): GraphileConfig.Plugin {
  const compiled = new WeakMap<OperationDefinitionNode, CompiledPage | false>();
  const pathOf = makeCategoryPath();
  return {
    name: 'DirectPagesPlugin',
    version: '1.0.0',
    after: ['LimitsPlugin', 'AnswerAsTextPlugin'],
    grafast: {
      middleware: {
        async execute(next, { args }) {
          const operation = args.outputDataAsString && getOperationAST(args.document, args.operationName);
          if (!operation) return next();
          let page = compiled.get(operation);
          if (page === undefined) {
            page = compilePage(operation, fragmentsOf(args.document)) ?? false;
            compiled.set(operation, page);
          }
          return (page && (await answer(page, operation, args, pathOf))) || next();
        },
      },
    },
  };
}

/** A plan that is the same whatever the values is made once a connection: planning takes longer than running it. */
function planOnce(pgSettings: Record<string, string>): Record<string, string> {
  return { ...pgSettings, plan_cache_mode: 'force_generic_plan' };
}

async function answer(
  page: CompiledPage,
  operation: OperationDefinitionNode,
  { schema, variableValues, contextValue }: ExecutionArgs,
  pathOf: CategoryPath,
): Promise<ExecutionResult | undefined> {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  const wanted = coerced && page.wanted(schema, coerced);
  if (!wanted) return undefined;
  const { pgSettings, withPgClient } = contextValue as {
    pgSettings: Record<string, string>;
    withPgClient: WithPgClient;
  };
  try {
    const { categoryId } = wanted;
    const path = categoryId == null ? undefined : await pathOf(categoryId, pgSettings, withPgClient);
    if (categoryId != null && !path) return undefined;
    const { text, values } = page.query(wanted, path);
    const { rows } = await withPgClient(
      page.isOneRange(wanted) ? planOnce(pgSettings) : pgSettings,
      (client) => client.query<Row>({ text, values, name: text, arrayMode: true }),
    );
    return { data: page.text(wanted, [...rows]) as never };
  } catch {
    // It is planned, and fails once more: how an error is told, and what becomes of the data, is the request's to say.
    return undefined;
  }
}
