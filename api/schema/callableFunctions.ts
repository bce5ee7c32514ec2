import { entityPermissions } from 'pg-introspection';

/**
 * Functions that no request may call are none of the API's: `check_invariants()` or a command of the same name in two
 * services is then no clash. (PgRBACPlugin only hides their fields, after every function has taken its name.)
 */
export const CallableFunctionsPlugin: GraphileConfig.Plugin = {
  name: 'CallableFunctionsPlugin',
  version: '1.0.0',
  gather: {
    hooks: {
      pgIntrospection_introspection(_info, { introspection }) {
        const login = introspection.getCurrentUser();
        if (!login) throw new Error('The login that reads the catalog is not in it.');
        const callable = introspection.procs.filter(
          (proc) => entityPermissions(introspection, proc, login, true).execute,
        );
        // In place: the rest of the build already holds this array.
        introspection.procs.splice(0, Infinity, ...callable);
      },
    },
  },
};
