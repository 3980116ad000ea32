import { page } from '../../platform/http/route.ts';
import { PlaceChildrenPage, PlaceSuggestionsPage } from './pages/place-pages.tsx';
import { placeChildren } from './place-children.ts';
import { placeSuggestions } from './place-suggestions.ts';

export const routes = [
  page('/places/suggest', placeSuggestions, PlaceSuggestionsPage, { open: true }),
  page('/places/:placeId/children', placeChildren, PlaceChildrenPage, { open: true }),
];
