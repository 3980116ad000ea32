/**
 * Which module may use which: a module uses only what it lists, and only through the other's `index.ts`.
 * The dependency rules and the drawing in ARCHITECTURE.md are made from this map; there is no list of exceptions.
 */
export const modules = {
  activity: [],
  rules: ['activity'],
  places: ['activity'],
  organizations: ['activity', 'places'],
  people: ['activity', 'places', 'organizations'],
  notices: ['activity', 'places', 'people'],
  cases: ['activity', 'rules', 'places', 'organizations', 'people', 'notices'],
  dashboards: ['activity', 'rules', 'places', 'organizations', 'people', 'cases'],
} as const satisfies Record<string, readonly string[]>;
