/**
 * Date (sec-date-objects). The clock and the zone are the world's, never the host's.
 * Rules: `determinism/date-with-args-works`.
 */
import { agent } from '../../runtime/agent.ts';
import { throwRangeError, throwTypeError } from '../../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { GetPrototypeFromConstructor, Invoke } from '../../runtime/operations.ts';
import { Shape } from '../../runtime/shape.ts';
import { OrdinaryToPrimitive, ToInteger, ToNumber, ToObject, ToPrimitive } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import { DateString, ISOString, parseDate, TimeString, TimeZoneString, ToDateString, UTCString } from './format.ts';
import { setters } from './setters.ts';
import { DateObject, thisTimeValue } from './this-time-value.ts';
import {
  DateFromTime, HourFromTime, LocalTime, MakeDate, MakeDay, MakeTime, MinFromTime, MonthFromTime, msFromTime, SecFromTime, TimeClip, UTC, WeekDay, YearFromTime,
} from './time.ts'; // prettier-ignore

/** The time that date and time components name, before zone and clip (sec-date-year-month-date-hours-minutes-seconds-ms). */
function timeOfComponents(args: readonly Value[]): number {
  const [y, m = 0, dt = 1, h = 0, min = 0, s = 0, milli = 0] = args.slice(0, 7).map(ToNumber);
  const yi = ToInteger(y);
  const yr = !Number.isNaN(y) && yi >= 0 && yi <= 99 ? 1900 + yi : y;
  return MakeDate(MakeDay(yr, m, dt), MakeTime(h, min, s, milli));
}

/** sec-date-value */
function timeOfValue(value: Value): number {
  if (value instanceof DateObject) return value.dateValue;
  const v = ToPrimitive(value);
  return typeof v === 'string' ? parseDate(v) : TimeClip(ToNumber(v));
}

function getter(part: (t: number) => number, local: boolean): Behaviour {
  return (thisValue) => {
    const t = thisTimeValue(thisValue);
    return Number.isNaN(t) ? NaN : part(local ? LocalTime(t) : t);
  };
}

function both(name: string, part: (t: number) => number): Behaviours {
  return {
    [`%Date.prototype.get${name}%`]: getter(part, true),
    [`%Date.prototype.getUTC${name}%`]: getter(part, false),
  };
}

function text(format: (t: number) => string): Behaviour {
  return (thisValue) => {
    const t = thisTimeValue(thisValue);
    return Number.isNaN(t) ? 'Invalid Date' : format(t);
  };
}

const dateText = text((t) => DateString(LocalTime(t)));
const timeText = text((t) => TimeString(LocalTime(t)) + TimeZoneString(t));
const fullText = text(ToDateString);

export const date: Behaviours = {
  /** sec-date-constructor */
  '%Date%'(_this, args, newTarget) {
    if (newTarget === undefined) return ToDateString(agent.realm.hostDefined.now());
    let tv: number;
    if (args.length === 0) tv = agent.realm.hostDefined.now();
    else if (args.length === 1) tv = timeOfValue(args[0]);
    else tv = TimeClip(UTC(timeOfComponents(args)));
    return new DateObject(Shape.empty(GetPrototypeFromConstructor(newTarget, '%DatePrototype%')), tv);
  },
  /** sec-date.now */
  '%Date.now%'() {
    return agent.realm.hostDefined.now();
  },
  /** sec-date.parse */
  '%Date.parse%'(_this, [string]) {
    const primitive = ToPrimitive(string, 'string');
    return parseDate(typeof primitive === 'symbol' ? throwTypeError('cannot convert a symbol to a string') : String(primitive));
  },
  /** sec-date.utc */
  '%Date.UTC%'(_this, args) {
    return TimeClip(timeOfComponents(args.length === 0 ? [undefined] : args));
  },

  ...both('Date', DateFromTime),
  ...both('Day', WeekDay),
  ...both('FullYear', YearFromTime),
  ...both('Hours', HourFromTime),
  ...both('Milliseconds', msFromTime),
  ...both('Minutes', MinFromTime),
  ...both('Month', MonthFromTime),
  ...both('Seconds', SecFromTime),
  ...setters,

  /** sec-date.prototype.gettime */
  '%Date.prototype.getTime%'(thisValue) {
    return thisTimeValue(thisValue);
  },
  /** sec-date.prototype.valueof */
  '%Date.prototype.valueOf%'(thisValue) {
    return thisTimeValue(thisValue);
  },
  /** sec-date.prototype.gettimezoneoffset */
  '%Date.prototype.getTimezoneOffset%'(thisValue) {
    const t = thisTimeValue(thisValue);
    return Number.isNaN(t) ? NaN : (t - LocalTime(t)) / 60000;
  },
  /** sec-date.prototype.getyear (Annex B) */
  '%Date.prototype.getYear%': getter((t) => YearFromTime(t) - 1900, true),

  /** sec-date.prototype.todatestring */
  '%Date.prototype.toDateString%': dateText,
  /** sec-date.prototype.tolocaledatestring */
  '%Date.prototype.toLocaleDateString%': dateText,
  /** sec-date.prototype.totimestring */
  '%Date.prototype.toTimeString%': timeText,
  /** sec-date.prototype.tolocaletimestring */
  '%Date.prototype.toLocaleTimeString%': timeText,
  /** sec-date.prototype.tostring */
  '%Date.prototype.toString%': fullText,
  /** sec-date.prototype.tolocalestring */
  '%Date.prototype.toLocaleString%': fullText,
  /** sec-date.prototype.toutcstring */
  '%Date.prototype.toUTCString%': text(UTCString),

  /** sec-date.prototype.toisostring */
  '%Date.prototype.toISOString%'(thisValue) {
    const t = thisTimeValue(thisValue);
    return Number.isNaN(t) ? throwRangeError('invalid time value') : ISOString(t);
  },
  /** sec-date.prototype.tojson */
  '%Date.prototype.toJSON%'(thisValue) {
    const O = ToObject(thisValue);
    const tv = ToPrimitive(O, 'number');
    if (typeof tv === 'number' && !Number.isFinite(tv)) return null;
    return Invoke(O, 'toISOString');
  },
  /** sec-date.prototype-@@toprimitive */
  '%Date.prototype[@@toPrimitive]%'(O, [hint]) {
    if (!(O instanceof ObjectValue)) return throwTypeError('not an object');
    if (hint === 'string' || hint === 'default') return OrdinaryToPrimitive(O, 'string');
    if (hint === 'number') return OrdinaryToPrimitive(O, 'number');
    return throwTypeError('invalid hint');
  },
};
