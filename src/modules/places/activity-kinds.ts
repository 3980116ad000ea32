export {};

declare module '../activity/record.ts' {
  interface ActivityKinds {
    'place.added': { level: string; parentId: string; count: number };
    'place.renamed': { level: string };
    'place.closed': { level: string };
    'place.moved': { level: string; fromId: string | null; toId: string };
    'place.merged': { level: string; intoId: string };
    'place.split': { level: string; newId: string; moved: number };
    'place.grid-set': { level: string; gridId: string | null };
    'place.profile-changed': { level: string };
  }
}
