export { addPlace } from './add-place.ts';
export { findCounty, openCounties } from './county.ts';
export { divisionOfCounty, searchCounties } from './divisions.ts';
export { type FoundArea, findArea } from './find-area.ts';
export { openCounty } from './open-county.ts';
export { type Area, areaColumn, type Level, levels } from './place.ts';
