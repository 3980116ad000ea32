/** From the county down; a grid lies inside one community, a home inside one building. */
export const levels = ['county', 'town', 'community', 'grid', 'compound', 'building', 'home'] as const;
export type Level = (typeof levels)[number];

/** The area answerable for a place: the ancestors that roles are held in. */
export interface Area {
  readonly placeId: string;
  readonly townId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
  readonly compoundId: string | null;
  readonly buildingId: string | null;
}

/** Which column of an area says that a thing lies in a place of this level; the county holds everything. */
export const areaColumn: Record<string, 'townId' | 'communityId' | 'gridId' | 'compoundId' | 'buildingId' | null> = {
  county: null,
  town: 'townId',
  community: 'communityId',
  grid: 'gridId',
  compound: 'compoundId',
  building: 'buildingId',
};

/** A community or village as its people call it: 罗山社区 for 罗山社区居委会, 珪后村 for 珪后村委会. */
export function spokenName(name: string): string {
  return name.replace(/(居民委员会|居委会)$/, '').replace(/(村民委员会|村委会)$/, '村') || name;
}
