/** Closes the run with one plain line a machine can read. */
export default class Tally {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } =
      results;
    this.line = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;
    const skipped = numPendingTests + numTodoTests;
    if (skipped) this.line += `, ${skipped} skipped`;
    // After the summary of jest's own reporter, which writes to the same stream.
    process.on('exit', () => process.stdout.write(`\n${this.line}\n`));
  }
}
