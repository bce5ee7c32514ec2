/** jest would transform a TypeScript set-up to CommonJS; Node runs it as it is. */
export default async () => (await import('./start.ts')).default();
