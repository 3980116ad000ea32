// The rules of who may import whom, made from the map in src/modules.ts.
import { modules } from './src/modules.ts';

const inside = (name) => `^src/modules/${name}/`;
const tests = '\\.test(-support)?\\.tsx?$';
const never = { severity: 'error' };

const declared = Object.entries(modules).map(([name, uses]) => ({
  ...never,
  name: `${name}-uses-only-what-it-declares`,
  comment: `src/modules.ts does not let ${name} use that module. Add the edge there, or move the code.`,
  from: { path: inside(name) },
  to: { path: '^src/modules/', pathNot: [name, ...uses].map(inside) },
}));

const unmapped = {
  ...never,
  name: 'every-module-is-on-the-map',
  comment: 'List the module in src/modules.ts.',
  from: { path: '^src/modules/[^/]+/', pathNot: Object.keys(modules).map(inside) },
  to: {},
};

const frontDoor = {
  ...never,
  name: 'front-door-only',
  comment: 'Another module is used through its index.ts.',
  from: { path: '^src/modules/([^/]+)/' },
  to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
};

const compositionRoot = {
  ...never,
  name: 'composition-mounts-only-doors-routes-and-jobs',
  comment: 'Outside the modules only index.ts, routes.ts and jobs.ts of a module are in reach.',
  from: { path: '^(src|bench)/', pathNot: '^src/modules/' },
  to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/(index|routes|jobs)\\.ts$' },
};

const downOnly = [
  {
    name: 'platform-knows-no-neighbourhood',
    from: '^src/platform/',
    to: '^src/(modules|frames|browser|app|main|cli|reactions)\\b',
  },
  { name: 'ui-knows-no-domain-and-no-platform', from: '^src/ui/', to: '^src/(?!ui/)' },
  { name: 'frames-know-no-domain', from: '^src/frames/', to: '^src/(?!(frames|ui|platform/http)/)' },
  { name: 'browser-scripts-stand-alone', from: '^src/browser/', to: '^src/(?!browser/)' },
  { name: 'modules-do-not-look-up', from: '^src/modules/', to: '^src/(app|main|cli|reactions)\\.tsx?$' },
].map(({ name, from, to }) => ({ ...never, name, from: { path: from }, to: { path: to } }));

const pages = {
  ...never,
  name: 'pages-take-only-types-from-the-platform',
  from: { path: '^src/modules/[^/]+/pages/' },
  to: { path: '^src/platform/(db|http|jobs)/', dependencyTypesNot: ['type-only'] },
};

const frames = {
  ...never,
  name: 'frames-take-only-types-from-the-platform',
  from: { path: '^src/frames/' },
  to: { path: '^src/platform/', dependencyTypesNot: ['type-only'] },
};

const cycles = { ...never, name: 'no-cycles', from: { path: '^src/' }, to: { circular: true } };

const shipped = {
  ...never,
  name: 'only-shipped-packages',
  comment: 'A package that runs in production belongs in "dependencies".',
  from: { path: '^src/' },
  to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
};

const resolvable = { ...never, name: 'imports-resolve', from: {}, to: { couldNotResolve: true } };

/**
 * TypeScript 7 has no API for other tools, so swc reads the sources; it sees type-only imports as they stand. Tests are
 * left out: they may look behind every door, and this reader does not know `using`.
 */
export const options = {
  exclude: { path: tests },
  parser: 'swc',
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'require', 'node', 'default', 'types'],
  },
};

export default {
  forbidden: [
    ...declared,
    unmapped,
    frontDoor,
    compositionRoot,
    ...downOnly,
    pages,
    frames,
    cycles,
    shipped,
    resolvable,
  ],
  options,
};
