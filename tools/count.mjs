// Prints "N passed, N failed" from the runner's JSON report; a file that could not even start counts as one failed.
import { readFileSync } from 'node:fs';

const { passed, failed, skipped } = count();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function count() {
  try {
    const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
    const unstarted = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unstarted.length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
