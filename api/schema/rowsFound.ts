import { SafeError, sideEffect, type ObjectStep } from 'grafast';

/**
 * Changing or deleting a row that is not there, or not the caller's to change, is an error and says so: by itself
 * PostGraphile answers an update of no row with a payload without it, as if all were well.
 */
export const RowsFoundPlugin: GraphileConfig.Plugin = {
  name: 'RowsFoundPlugin',
  version: '1.0.0',
  schema: {
    hooks: {
      GraphQLObjectType_fields_field(field, _build, { scope }) {
        if (!scope.isRootMutation || !scope.isPgUpdateMutation) return field;
        const plan = field.plan!;
        return {
          ...field,
          plan(...planArguments) {
            const $payload = plan(...planArguments) as ObjectStep;
            sideEffect($payload.getStepForKey('result'), (row) => {
              if (row == null) throw new SafeError(NO_SUCH_ROW, { code: 'NOT_FOUND' });
            });
            return $payload;
          },
        };
      },
    },
  },
};

/** The sentence for an update or a delete that found nothing it may touch. */
export const NO_SUCH_ROW = 'There is no such thing, or you may not change it.';
