const { writeSync } = require('node:fs');

/** Ends a run with one plain line that a person and CI read alike. */
class SummaryReporter {
  onRunComplete(_contexts, results) {
    const broken = results.testResults.filter(({ testExecError }) => testExecError).length;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${results.numFailedTests + broken} failed, ${skipped} skipped`;
    // At the very end: after the summary of jest's own reporter.
    process.once('exit', () => writeSync(1, `\n${line}\n`));
  }
}
module.exports = SummaryReporter;
