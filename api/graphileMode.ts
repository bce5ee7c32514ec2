/**
 * PostGraphile decides at import whether to run its development checks, and warns when nobody has said.
 * Imported before anything of Graphile's.
 */
process.env.GRAPHILE_ENV ??= 'production';
