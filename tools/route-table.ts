import { roleNames, roles, wordsOfRole } from '../src/modules/people/roles.ts';
import type { Route } from '../src/platform/http/route.ts';

/** Every address with the word that opens it and the roles that hold one, as the reviewed table of docs/routes.md. */
export function routeTable(routes: readonly Route[]): string {
  const lines = routes.map(
    (route) => `| ${[method(route), `\`${route.path}\``, wordsIn(route), who(route)].join(' | ')} |`,
  );
  return ['| | address | word | who |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

const method = (route: Route) => (route.kind === 'action' ? 'POST' : 'GET');

const wordsOf = ({ options: { word } }: Route): string[] => [word ?? []].flat();

function wordsIn(route: Route): string {
  if (route.options.open) return '**open**';
  return wordsOf(route).join(' or ') || '(signed in)';
}

function who(route: Route): string {
  if (route.options.open) return 'everybody';
  const every = [null, ...roleNames];
  const wanted = wordsOf(route);
  const holders = every.filter(
    (role) => wanted.length === 0 || wanted.some((word) => wordsOfRole(role).includes(word)),
  );
  if (holders.length === every.length) return 'everybody signed in';
  if (holders.length > every.length / 2) {
    return `everybody signed in but ${every
      .filter((role) => !holders.includes(role))
      .map(label)
      .join(', ')}`;
  }
  return holders.map(label).join(', ');
}

const label = (role: (typeof roleNames)[number] | null) =>
  role === null ? 'resident' : `${role} ${roles[role].label}`;
