export { type Activity, consumeFeed, countiesWithNews } from './feed.ts';
export { type ActivityKind, type ActivityKinds, type NewActivity, record } from './record.ts';
export { type Breach, sealCounty, verifyCounty } from './seal.ts';
export { timeline } from './timeline.ts';
