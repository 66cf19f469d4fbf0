/** Time values and their parts, by arithmetic alone (sec-overview-of-date-objects-and-definitions-of-abstract-operations). */
import { agent } from '../../runtime/agent.ts';
import { ToInteger } from '../../runtime/type-conversion.ts';

export const msPerDay = 86400000;
const msPerHour = 3600000;
const msPerMinute = 60000;

const modulo = (a: number, b: number): number => ((a % b) + b) % b;

/** sec-day-number-and-time-within-day */
export const Day = (t: number): number => Math.floor(t / msPerDay);
export const TimeWithinDay = (t: number): number => modulo(t, msPerDay);

/** sec-year-number */
const DayFromYear = (y: number): number =>
  365 * (y - 1970) + Math.floor((y - 1969) / 4) - Math.floor((y - 1901) / 100) + Math.floor((y - 1601) / 400);
const TimeFromYear = (y: number): number => msPerDay * DayFromYear(y);

/** sec-year-number */
export function YearFromTime(t: number): number {
  let year = Math.floor(t / (msPerDay * 365.2425)) + 1970;
  while (TimeFromYear(year) > t) year--;
  while (TimeFromYear(year + 1) <= t) year++;
  return year;
}

/** sec-year-number */
function InLeapYear(t: number): 0 | 1 {
  const y = YearFromTime(t);
  return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 1 : 0;
}

/** Days before each month of a common year. */
const monthStart = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

function startOfMonth(month: number, leap: 0 | 1): number {
  return monthStart[month] + (month > 1 ? leap : 0);
}

function dayWithinYear(t: number): number {
  return Day(t) - DayFromYear(YearFromTime(t));
}

/** sec-month-number */
export function MonthFromTime(t: number): number {
  const day = dayWithinYear(t);
  const leap = InLeapYear(t);
  let month = 0;
  while (day >= startOfMonth(month + 1, leap)) month++;
  return month;
}

/** sec-date-number */
export function DateFromTime(t: number): number {
  return dayWithinYear(t) - startOfMonth(MonthFromTime(t), InLeapYear(t)) + 1;
}

/** sec-week-day */
export const WeekDay = (t: number): number => modulo(Day(t) + 4, 7);

/** sec-hours-minutes-second-and-milliseconds */
export const HourFromTime = (t: number): number => modulo(Math.floor(t / msPerHour), 24);
export const MinFromTime = (t: number): number => modulo(Math.floor(t / msPerMinute), 60);
export const SecFromTime = (t: number): number => modulo(Math.floor(t / 1000), 60);
export const msFromTime = (t: number): number => modulo(t, 1000);

/** sec-localtime */
export function LocalTime(t: number): number {
  return t + agent.realm.hostDefined.localTZA(t, true);
}

/** sec-utc-t */
export function UTC(t: number): number {
  return Number.isFinite(t) ? t - agent.realm.hostDefined.localTZA(t, false) : NaN;
}

/** sec-maketime */
export function MakeTime(hour: number, min: number, sec: number, ms: number): number {
  if (!Number.isFinite(hour) || !Number.isFinite(min) || !Number.isFinite(sec) || !Number.isFinite(ms)) return NaN;
  return ToInteger(hour) * msPerHour + ToInteger(min) * msPerMinute + ToInteger(sec) * 1000 + ToInteger(ms);
}

/** sec-makeday */
export function MakeDay(year: number, month: number, date: number): number {
  if (!Number.isFinite(year) || !Number.isFinite(month) || !Number.isFinite(date)) return NaN;
  const y = ToInteger(year);
  const m = ToInteger(month);
  const ym = y + Math.floor(m / 12);
  if (Math.abs(ym) > 400000) return NaN;
  const mn = modulo(m, 12);
  const first = TimeFromYear(ym);
  return Day(first) + startOfMonth(mn, InLeapYear(first)) + ToInteger(date) - 1;
}

/** sec-makedate */
export function MakeDate(day: number, time: number): number {
  if (!Number.isFinite(day) || !Number.isFinite(time)) return NaN;
  const tv = day * msPerDay + time;
  return Number.isFinite(tv) ? tv : NaN;
}

/** sec-timeclip */
export function TimeClip(time: number): number {
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) return NaN;
  return ToInteger(time);
}
