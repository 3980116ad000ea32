export { type Activity, consumeFeed, countiesWithNews, replayFeed } from './feed.ts';
export { type HeadNotes, headNotesIn } from './head-notes.ts';
export { type ActivityKind, type NewActivity, record } from './record.ts';
export { activityRoutes } from './routes.ts';
export { sealCounty } from './seal-county.ts';
export { timeline } from './timeline.ts';
export { type Breach, verifyCounty } from './verify-county.ts';
