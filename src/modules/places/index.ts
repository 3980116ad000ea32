import './activity-kinds.ts';

export { addPlace } from './add-place.ts';
export { findCounty, openCounties } from './county.ts';
export { searchCounties } from './divisions.ts';
export { type FoundArea, findArea } from './find-area.ts';
export { openCounty } from './open-county.ts';
export { areaColumn, spokenName } from './place.ts';
export { type NamedPlace, placeChildren, placePath } from './place-children.ts';
export { suggestPlaces } from './place-suggestions.ts';
export { placesNear } from './places-near.ts';
export { routes as placeRoutes } from './routes.ts';
