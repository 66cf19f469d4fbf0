/** Texts of dates (sec-properties-of-the-date-prototype-object) and their parsing (sec-date.parse). */
import { agent } from '../../runtime/agent.ts';
import {
  DateFromTime, HourFromTime, LocalTime, MakeDate, MakeDay, MakeTime, MinFromTime, MonthFromTime, msFromTime, SecFromTime, TimeClip, UTC, WeekDay, YearFromTime,
} from './time.ts'; // prettier-ignore

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (n: number): string => String(n).padStart(2, '0');

function yearText(year: number): string {
  return (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');
}

/** sec-datestring */
export function DateString(tv: number): string {
  return `${days[WeekDay(tv)]} ${months[MonthFromTime(tv)]} ${two(DateFromTime(tv))} ${yearText(YearFromTime(tv))}`;
}

/** sec-timestring */
export function TimeString(tv: number): string {
  return `${two(HourFromTime(tv))}:${two(MinFromTime(tv))}:${two(SecFromTime(tv))} GMT`;
}

/** sec-timezoneestring */
export function TimeZoneString(tv: number): string {
  const { hostDefined } = agent.realm;
  const offset = hostDefined.localTZA(tv, true);
  const minutes = Math.floor(Math.abs(offset) / 60000);
  const name = hostDefined.timeZoneName(tv);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}${name === '' ? '' : ` (${name})`}`;
}

/** sec-todatestring */
export function ToDateString(tv: number): string {
  if (Number.isNaN(tv)) return 'Invalid Date';
  const t = LocalTime(tv);
  return `${DateString(t)} ${TimeString(t)}${TimeZoneString(tv)}`;
}

/** sec-date.prototype.toutcstring */
export function UTCString(tv: number): string {
  if (Number.isNaN(tv)) return 'Invalid Date';
  return `${days[WeekDay(tv)]}, ${two(DateFromTime(tv))} ${months[MonthFromTime(tv)]} ${yearText(YearFromTime(tv))} ${TimeString(tv)}`;
}

/** sec-date-time-string-format, for a finite time value */
export function ISOString(tv: number): string {
  const year = YearFromTime(tv);
  const expanded = year >= 0 && year <= 9999 ? String(year).padStart(4, '0') : (year < 0 ? '-' : '+') + String(Math.abs(year)).padStart(6, '0');
  const date = `${expanded}-${two(MonthFromTime(tv) + 1)}-${two(DateFromTime(tv))}`;
  return `${date}T${two(HourFromTime(tv))}:${two(MinFromTime(tv))}:${two(SecFromTime(tv))}.${String(msFromTime(tv)).padStart(3, '0')}Z`;
}

const ISO =
  /^([+-]\d{6}|\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/;
const TEXT =
  /^(?:[A-Z][a-z]{2},? )?(?:([A-Z][a-z]{2}) (\d\d)|(\d\d) ([A-Z][a-z]{2})) (-?\d{4,6})(?: (\d\d):(\d\d):(\d\d)(?: GMT([+-]\d{4})?(?: \(.*\))?)?)?$/;

function parseISO(match: RegExpExecArray): number {
  const [, y, mo, d, h, mi, s, fraction, zone] = match;
  if (y === '-000000') return NaN;
  const month = mo === undefined ? 1 : Number(mo);
  const date = d === undefined ? 1 : Number(d);
  const hour = Number(h ?? 0);
  const minute = Number(mi ?? 0);
  const second = Number(s ?? 0);
  const ms = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  if (month < 1 || month > 12 || date < 1 || date > daysIn(Number(y), month)) return NaN;
  if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && (minute | second | ms) !== 0)) return NaN;
  const tv = MakeDate(MakeDay(Number(y), month - 1, date), MakeTime(hour, minute, second, ms));
  if (h === undefined || zone === 'Z') return TimeClip(tv);
  if (zone === undefined) return TimeClip(UTC(tv));
  const zoneHour = Number(zone.slice(1, 3));
  const zoneMinute = Number(zone.slice(4));
  if (zoneHour > 23 || zoneMinute > 59) return NaN;
  const offset = (zoneHour * 60 + zoneMinute) * 60000;
  return TimeClip(zone[0] === '-' ? tv + offset : tv - offset);
}

function daysIn(year: number, month: number): number {
  return MakeDay(year, month, 1) - MakeDay(year, month - 1, 1);
}

/** The formats of toString and toUTCString, which Date.parse must take back (sec-date.parse). */
function parseText(match: RegExpExecArray): number {
  const [, monthA, dayA, dayB, monthB, year, h, mi, s, offset] = match;
  const month = months.indexOf(monthA ?? monthB);
  if (month === -1) return NaN;
  const tv = MakeDate(MakeDay(Number(year), month, Number(dayA ?? dayB)), MakeTime(Number(h ?? 0), Number(mi ?? 0), Number(s ?? 0), 0));
  const hasZone = match[0].includes('GMT');
  if (!hasZone) return TimeClip(UTC(tv));
  if (offset === undefined) return TimeClip(tv);
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3));
  return TimeClip(tv - (offset[0] === '-' ? -minutes : minutes) * 60000);
}

/** sec-date.parse. Other formats, which ECMA-262 leaves to the implementation, are NaN. */
export function parseDate(text: string): number {
  const iso = ISO.exec(text);
  if (iso !== null) return parseISO(iso);
  const other = TEXT.exec(text);
  return other === null ? NaN : parseText(other);
}
