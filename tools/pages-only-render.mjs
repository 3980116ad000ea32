// Types apart, nothing that a page imports may lead to the database, the web or the queue: a page only renders.
// A configuration of its own, because only here type-only imports are not followed.
import { options } from '../.dependency-cruiser.mjs';

export default {
  forbidden: [
    {
      name: 'pages-only-render',
      comment: 'Import the type of the query, not the query; what a page needs is in its presenter.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/pages/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/platform/(db|http|jobs)/', reachable: true },
    },
  ],
  options: { ...options, doNotFollow: { path: 'node_modules', dependencyTypes: ['type-only'] } },
};
