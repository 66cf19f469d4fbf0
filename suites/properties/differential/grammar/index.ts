import type { Grammar } from '../writer.ts';
import { any, arr, fn, key, name, obj, plain, prim, typed, wkey, wname } from './objects.ts';
import { big, bool, int, num, str, sym } from './scalars.ts';
import { stmt } from './statements.ts';

export const grammar: Grammar = { num, int, str, bool, big, sym, arr, plain, obj, fn, prim, any, key, name, wkey, wname, typed, stmt };
