/** Imported first by each command: what fails is told in its own words, not as a stack. */
process.on('uncaughtException', (error) => {
  console.error(process.env['DEBUG'] ? error : error.message);
  process.exit(1);
});
