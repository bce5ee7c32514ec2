/**
 * Over HTTP an answer is written as text while it is put together, not as objects to be written afterwards: a third
 * less work for a page of a list. `grafserv.outputDataAsString` expects it, but leaves asking for it to others.
 */
export const AnswerAsTextPlugin: GraphileConfig.Plugin = {
  name: 'AnswerAsTextPlugin',
  version: '1.0.0',
  grafast: {
    middleware: {
      execute(next, { args }) {
        args.outputDataAsString = args.requestContext?.http !== undefined;
        return next();
      },
    },
  },
};
