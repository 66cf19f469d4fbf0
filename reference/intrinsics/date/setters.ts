/** The set… methods of Date.prototype, which differ only in the parts they replace and in zone. */
import type { Behaviour, Behaviours } from '../../runtime/function-object.ts';
import { ToInteger, ToNumber } from '../../runtime/type-conversion.ts';
import { thisDate } from './this-time-value.ts';
import {
  DateFromTime, Day, HourFromTime, LocalTime, MakeDate, MakeDay, MakeTime, MinFromTime, MonthFromTime, msFromTime, SecFromTime, TimeClip, TimeWithinDay, UTC, YearFromTime,
} from './time.ts'; // prettier-ignore

type Replace = (t: number, given: readonly number[]) => number;

/** Arguments are converted even for an invalid date; the time value is read before that. `fromNaN`: setFullYear starts at +0. */
function setter(replace: Replace, count: number, local: boolean, fromNaN = false): Behaviour {
  return (thisValue, args) => {
    const date = thisDate(thisValue);
    const tv = date.dateValue;
    const given = args.slice(0, count).map(ToNumber);
    if (given.length === 0) given.push(NaN);
    if (Number.isNaN(tv) && !fromNaN) return NaN;
    const t = Number.isNaN(tv) ? 0 : local ? LocalTime(tv) : tv;
    const changed = replace(t, given);
    date.dateValue = TimeClip(local ? UTC(changed) : changed);
    return date.dateValue;
  };
}

function both(name: string, replace: Replace, count: number, fromNaN = false): Behaviours {
  return {
    [`%Date.prototype.set${name}%`]: setter(replace, count, true, fromNaN),
    [`%Date.prototype.setUTC${name}%`]: setter(replace, count, false, fromNaN),
  };
}

const withTime = (t: number, h: number, m: number, s: number, ms: number): number => MakeDate(Day(t), MakeTime(h, m, s, ms));
const withDay = (t: number, y: number, m: number, d: number): number => MakeDate(MakeDay(y, m, d), TimeWithinDay(t));

export const setters: Behaviours = {
  ...both('Milliseconds', (t, [ms]) => withTime(t, HourFromTime(t), MinFromTime(t), SecFromTime(t), ms), 1),
  ...both('Seconds', (t, [s, ms = msFromTime(t)]) => withTime(t, HourFromTime(t), MinFromTime(t), s, ms), 2),
  ...both('Minutes', (t, [m, s = SecFromTime(t), ms = msFromTime(t)]) => withTime(t, HourFromTime(t), m, s, ms), 3),
  ...both('Hours', (t, [h, m = MinFromTime(t), s = SecFromTime(t), ms = msFromTime(t)]) => withTime(t, h, m, s, ms), 4),
  ...both('Date', (t, [d]) => withDay(t, YearFromTime(t), MonthFromTime(t), d), 1),
  ...both('Month', (t, [m, d = DateFromTime(t)]) => withDay(t, YearFromTime(t), m, d), 2),
  ...both('FullYear', (t, [y, m = MonthFromTime(t), d = DateFromTime(t)]) => withDay(t, y, m, d), 3, true),

  /** sec-date.prototype.settime */
  '%Date.prototype.setTime%'(thisValue, [time]) {
    const date = thisDate(thisValue);
    date.dateValue = TimeClip(ToNumber(time));
    return date.dateValue;
  },

  /** sec-date.prototype.setyear (Annex B) */
  '%Date.prototype.setYear%'(thisValue, [year]) {
    const date = thisDate(thisValue);
    const y = ToNumber(year);
    if (Number.isNaN(y)) {
      date.dateValue = NaN;
      return NaN;
    }
    const t = Number.isNaN(date.dateValue) ? 0 : LocalTime(date.dateValue);
    const yi = ToInteger(y);
    const yyyy = yi >= 0 && yi <= 99 ? yi + 1900 : y;
    date.dateValue = TimeClip(UTC(withDay(t, yyyy, MonthFromTime(t), DateFromTime(t))));
    return date.dateValue;
  },
};
