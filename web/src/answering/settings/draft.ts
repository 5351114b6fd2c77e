import type { SpokenText, Text } from "../../api/types.ts";
import type { Handling, Hours, OwnNumber, Settings } from "./types.ts";

/// As the server checks them again: characters of one text, entries of one list.
export const PHRASE_LIMIT = 400;
export const NOTE_LIMIT = 20;
export const ALIAS_LIMIT = 20;
export const ALIAS_LENGTH = 60;
export const SPAN_LIMIT = 6;
export const HOLIDAY_LIMIT = 400;
export const TEXT_LIMIT = 40_000;
/// Seconds of a voicemail, and before a choice.
export const VOICEMAIL_SECONDS = [30, 300] as const;
export const CHOICE_SECONDS = [20, 900] as const;

/// The fields as they are being typed.
export interface Draft {
  greeting: SpokenText;
  notes: Text[];
  mustSay: Text[];
  mustNotSay: Text[];
  callback: Text;
  /// One a line.
  aliases: string;
  hours: HoursDraft;
  numbers: OwnDraft[];
  handling: Handling;
}

/// With the days of its own one a line.
export type HoursDraft = Omit<Hours, "holidays"> & { holidays: string };

export type OwnDraft = Omit<OwnNumber, "hours"> & { hours: HoursDraft | null };

export function draftOf(settings: Settings): Draft {
  return {
    ...settings,
    aliases: settings.aliases.join("\n"),
    hours: hoursDraft(settings.hours),
    numbers: settings.numbers.map((own) => ({ ...own, hours: own.hours && hoursDraft(own.hours) })),
  };
}

export function hoursDraft(hours: Hours): HoursDraft {
  return { ...hours, holidays: hours.holidays.join("\n") };
}

export function settingsOf(draft: Draft): Settings {
  return {
    ...draft,
    aliases: linesOf(draft.aliases),
    hours: hoursOf(draft.hours),
    numbers: draft.numbers
      .filter((own) => own.greeting ?? own.notes ?? own.hours ?? own.handling)
      .map((own) => ({ ...own, hours: own.hours && hoursOf(own.hours) })),
  };
}

function hoursOf(hours: HoursDraft): Hours {
  return { ...hours, holidays: datesOf(hours.holidays) ?? [] };
}

export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/// @return the dates, or null if a line is none
export function datesOf(lines: string): string[] | null {
  const dates = linesOf(lines);
  return dates.every(isDate) ? dates : null;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export type Fault = "empty" | "long" | "line" | "span" | "date" | "many" | "day" | "seconds" | "sum";

/// By the name of the field, such as `notes.0.ja` or `+815031000001.hours.weekly.3`.
export type Faults = ReadonlyMap<string, Fault>;

export function faultsOf(draft: Draft): Faults {
  const faults = new Map<string, Fault>();
  greetingFaults("greeting", draft.greeting, faults);
  for (const list of ["notes", "mustSay", "mustNotSay"] as const) phraseFaults(list, draft[list], faults);
  if (draft.callback.ja.trim() !== "" || draft.callback.en.trim() !== "") {
    phrase("callback", draft.callback, faults);
  }
  const aliases = linesOf(draft.aliases);
  if (aliases.length > ALIAS_LIMIT) faults.set("aliases", "many");
  if (aliases.some((alias) => alias.length > ALIAS_LENGTH)) faults.set("aliases", "long");
  hoursFaults("hours", draft.hours, faults);
  handlingFaults("handling", draft.handling, faults);
  for (const own of draft.numbers) {
    if (own.handling) handlingFaults(`${own.number}.handling`, own.handling, faults);
    if (own.greeting) greetingFaults(`${own.number}.greeting`, own.greeting, faults);
    if (own.notes) phraseFaults(`${own.number}.notes`, own.notes, faults);
    if (own.hours) hoursFaults(`${own.number}.hours`, own.hours, faults);
  }
  if (JSON.stringify(settingsOf(draft)).length > TEXT_LIMIT * 2) faults.set("sum", "sum");
  return faults;
}

/// A line break has no place in what is read aloud.
export function textFault(text: string, needed: boolean): Fault | null {
  if (needed && text.trim() === "") return "empty";
  if (text.trim().length > PHRASE_LIMIT) return "long";
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return /[\u0000-\u001f\u007f-\u009f]/.test(text.trim()) ? "line" : null;
}

function check(name: string, fault: Fault | null, faults: Map<string, Fault>) {
  if (fault) faults.set(name, fault);
}

function greetingFaults(name: string, greeting: SpokenText, faults: Map<string, Fault>) {
  check(`${name}.ja`, textFault(greeting.ja, true), faults);
  check(`${name}.kana`, textFault(greeting.kana, true), faults);
  check(`${name}.en`, textFault(greeting.en, false), faults);
}

function phrase(name: string, { ja, en }: Text, faults: Map<string, Fault>) {
  check(`${name}.ja`, textFault(ja, true), faults);
  check(`${name}.en`, textFault(en, false), faults);
}

function phraseFaults(name: string, phrases: Text[], faults: Map<string, Fault>) {
  phrases.forEach((one, n) => phrase(`${name}.${n}`, one, faults));
}

function hoursFaults(name: string, hours: HoursDraft, faults: Map<string, Fault>) {
  hours.weekly.forEach((day, n) => {
    if (day.some((span) => span.from === "" || span.to === "" || span.from >= span.to)) {
      faults.set(`${name}.weekly.${n}`, "span");
    }
  });
  const days = datesOf(hours.holidays);
  if (days === null) faults.set(`${name}.holidays`, "date");
  else if (days.length > HOLIDAY_LIMIT) faults.set(`${name}.holidays`, "many");
  const end = hours.yearEnd;
  if (end && ![end.from, end.to].every((day) => Number.isInteger(day) && day >= 1 && day <= 31)) {
    faults.set(`${name}.yearEnd`, "day");
  }
}

function handlingFaults(name: string, handling: Handling, faults: Map<string, Fault>) {
  const within = (seconds: number, [least, most]: readonly [number, number]) =>
    Number.isInteger(seconds) && seconds >= least && seconds <= most;
  if (!within(handling.voicemailSeconds, VOICEMAIL_SECONDS)) faults.set(`${name}.voicemailSeconds`, "seconds");
  if (handling.choiceSeconds !== null && !within(handling.choiceSeconds, CHOICE_SECONDS)) {
    faults.set(`${name}.choiceSeconds`, "seconds");
  }
}

/// What those hear who dial a number, and which part of it is the number's own.
export function saidTo(draft: Draft, number: string | null) {
  const own = draft.numbers.find((one) => one.number === number);
  return {
    greeting: own?.greeting ?? draft.greeting,
    notes: own?.notes ?? draft.notes,
    own: {
      greeting: Boolean(own?.greeting),
      notes: Boolean(own?.notes),
      hours: Boolean(own?.hours),
      handling: Boolean(own?.handling),
    },
  };
}
