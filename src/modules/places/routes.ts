import { action, page } from '../../platform/http/route.ts';
import { addPlaceByHand } from './add-place-by-hand.ts';
import { changeProfile } from './change-profile.ts';
import { closePlace } from './close-place.ts';
import { addManyPlaces } from './many-places.ts';
import { manyPlacesPreview } from './many-places-preview.ts';
import { mergePlace } from './merge-place.ts';
import { movePlace } from './move-place.ts';
import { ManyPlacesPage } from './pages/many-places-page.tsx';
import { PlaceAdminPage, PlaceSearchPage } from './pages/place-admin-page.tsx';
import { PlaceChildrenPage, PlaceSuggestionsPage } from './pages/place-pages.tsx';
import { PlaceProfilePage, ProfileFormPage } from './pages/place-profile-pages.tsx';
import { placeAdmin, placeSearch } from './place-admin.ts';
import { placeChildren } from './place-children.ts';
import { placeProfile } from './place-profile.ts';
import { placeSuggestions } from './place-suggestions.ts';
import { renamePlace } from './rename-place.ts';
import { setGrid } from './set-grid.ts';
import { splitPlace } from './split-place.ts';

const toPlace = ({ placeId }: { placeId: string }) => `/admin/places/${placeId}`;
const one = '/admin/places/:placeId';
const manages = { word: 'places.manage', form: one } as const;

export const routes = [
  page('/places/suggest', placeSuggestions, PlaceSuggestionsPage, { open: true }),
  page('/places/:placeId/children', placeChildren, PlaceChildrenPage, { open: true }),
  page('/places/:placeId/profile', placeProfile, PlaceProfilePage, { open: true }),
  page('/admin/places', placeSearch, PlaceSearchPage, { word: 'places.read' }),
  page(one, placeAdmin, PlaceAdminPage, { word: 'places.read' }),
  action(`${one}/children`, addPlaceByHand, (made) => toPlace({ placeId: made.parentId }), {
    ...manages,
    says: '已增加。',
  }),
  action(`${one}/name`, renamePlace, toPlace, { ...manages, says: '已改名。' }),
  action(`${one}/move`, movePlace, toPlace, { ...manages, says: '已移动，在办的诉求会跟着走。' }),
  action(`${one}/merge`, mergePlace, toPlace, { ...manages, says: '已合并，在办的诉求会跟着走。' }),
  action(`${one}/split`, splitPlace, toPlace, { ...manages, says: '已拆分，在办的诉求会跟着走。' }),
  action(`${one}/grid`, setGrid, toPlace, { ...manages, says: '网格已保存。' }),
  action(`${one}/closure`, closePlace, ({ placeId }) => toPlace({ placeId }), { ...manages, says: '已停用。' }),
  page(`${one}/profile`, placeAdmin, ProfileFormPage, { word: 'places.manage' }),
  action(`${one}/profile`, changeProfile, toPlace, {
    word: 'places.manage',
    form: `${one}/profile`,
    says: '档案已保存。',
  }),
  page(`${one}/many`, manyPlacesPreview, ManyPlacesPage, { word: 'places.manage' }),
  action(`${one}/many`, addManyPlaces, toPlace, { word: 'places.manage', says: '已增加楼栋和户。' }),
];
