/** A role is a set of words held in a place, from a day to a day. What a word allows is decided by each noun's `may`. */
export interface Role {
  readonly label: string;
  readonly levels: readonly string[];
  readonly words: readonly string[];
  /** The role acts for a body: a department, a property company, a committee. */
  readonly needsOrganization: boolean;
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
    words: ['cases.handle', 'people.reveal', 'rates.read'],
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

const words = new Map<string, ReadonlySet<string>>(roleNames.map((name) => [name, new Set<string>(roles[name].words)]));

/** Every signed-in person may do these for themselves, whatever role they act in. */
export const everyonesWords: ReadonlySet<string> = new Set(['cases.report', 'cases.rate', 'people.self']);

/** Whether a role holds a word; a bearer token may hold fewer words than the role, never more. */
export function holds(role: string | null, word: string, scopes: readonly string[] | null): boolean {
  if (scopes && !scopes.includes(word)) return false;
  return everyonesWords.has(word) || (role !== null && (words.get(role)?.has(word) ?? false));
}
