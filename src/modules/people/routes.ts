import { action } from '../../platform/http/route.ts';
import { chooseTypeSize } from './choose-type-size.ts';

export const routes = [action('/type-size', chooseTypeSize, (chosen) => chosen.next, { open: true, cookie: 'large' })];
