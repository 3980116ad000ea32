/** A role is a set of words held in a place, from a day to a day. What a word allows is decided by each noun's `may`. */
export interface Role {
  readonly label: string;
  readonly levels: readonly string[];
  readonly words: readonly string[];
  /** The role acts for a body: a department, a property company, a committee. */
  readonly needsOrganization: boolean;
  /** Who checks others changes nothing themselves; their own matters they bring in as a resident. */
  readonly onlyLooks?: true;
}

const clerk = [
  'cases.read',
  'cases.note',
  'cases.register',
  'cases.dispatch',
  'cases.handle',
  'cases.follow-up',
  'cases.whistle',
  'cases.merge',
  'cases.export',
  'people.read',
  'people.reveal',
  'places.read',
  'rates.read',
] as const;

export const roles = {
  'grid-worker': {
    label: '网格员',
    levels: ['grid', 'community'],
    words: [
      'cases.read',
      'cases.note',
      'cases.register',
      'cases.handle',
      'people.read',
      'people.reveal',
      'places.read',
    ],
    needsOrganization: true,
  },
  'community-clerk': { label: '社区工作者', levels: ['community', 'town'], words: clerk, needsOrganization: true },
  'community-secretary': {
    label: '社区书记',
    levels: ['community', 'town'],
    words: [...clerk, 'cases.review', 'cases.supervise', 'cases.publish', 'cases.exclude'],
    needsOrganization: true,
  },
  'unit-handler': {
    label: '承办单位',
    levels: ['county', 'town', 'community', 'compound'],
    words: ['cases.handle', 'cases.note', 'people.reveal', 'rates.read'],
    needsOrganization: true,
  },
  dispatcher: {
    label: '派单员',
    levels: ['county', 'town'],
    words: [
      ...clerk.filter((word) => word !== 'cases.handle'),
      'cases.review',
      'cases.publish',
      'cases.import',
      'notices.read',
    ],
    needsOrganization: false,
  },
  supervisor: {
    label: '督办员',
    levels: ['county', 'town'],
    words: [
      'cases.read',
      'cases.note',
      'cases.supervise',
      'cases.review',
      'cases.exclude',
      'cases.export',
      'rates.read',
      'places.read',
    ],
    needsOrganization: false,
  },
  'county-administrator': {
    label: '县级管理员',
    levels: ['county'],
    words: [
      'places.read',
      'places.manage',
      'people.read',
      'people.manage',
      'rules.manage',
      'notices.read',
      'activity.read',
      'rates.read',
      'tokens.manage',
      'cases.import',
    ],
    needsOrganization: false,
  },
  auditor: {
    label: '审计员',
    levels: ['county', 'town'],
    words: ['activity.read', 'cases.read', 'rates.read', 'people.audit', 'places.read', 'notices.read'],
    needsOrganization: false,
    onlyLooks: true,
  },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof roles;

export const roleNames = Object.keys(roles) as RoleName[];

export function isRole(name: string | null): name is RoleName {
  return name !== null && Object.hasOwn(roles, name);
}

/** Roles that reach everybody's data or everybody's acts are taken only with a second factor (GB/T 22239-2019, 8.1.4). */
const strongRoles: ReadonlySet<string> = new Set<RoleName>(['county-administrator', 'auditor']);

export function needsTwoFactors(role: string): boolean {
  return strongRoles.has(role);
}

const own = ['people.self'];
const everyones = [...own, 'cases.report', 'cases.rate'];

/**
 * Every word somebody holds in a role, or as a resident in none: what everyone may do for themselves, and what the role
 * adds. A role that only looks leaves the resident's words aside.
 */
export function wordsOfRole(role: RoleName | null): readonly string[] {
  if (role === null) return everyones;
  const { words, onlyLooks }: Role = roles[role];
  return [...(onlyLooks ? own : everyones), ...words];
}

const words = new Map<string | null, ReadonlySet<string>>(
  [null, ...roleNames].map((role) => [role, new Set(wordsOfRole(role))]),
);

/** Whether a role holds a word; a bearer token may hold fewer words than the role, never more. */
export function holds(role: string | null, word: string, scopes: readonly string[] | null): boolean {
  if (scopes && !scopes.includes(word)) return false;
  return words.get(role)?.has(word) ?? false;
}

/** Where a role's day begins: the desk for who works on cases, the places for who keeps the county in order. */
export function firstPage(role: string | null): string {
  if (role === null) return '';
  return holds(role, 'cases.read', null) || holds(role, 'cases.handle', null) ? '/desk' : '/admin/places';
}
