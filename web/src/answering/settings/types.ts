import type { SpokenText, Text } from "../../api/types.ts";

/// What is said for a client: everything of a version but the form.
export interface Settings {
  greeting: SpokenText;
  notes: Text[];
  mustSay: Text[];
  mustNotSay: Text[];
  /// Empty while nothing may be promised.
  callback: Text;
  aliases: string[];
  hours: Hours;
  numbers: OwnNumber[];
  handling: Handling;
}

/// What happens to callers whom no operator takes.
export interface Handling {
  /// Outside the hours.
  closed: "ANSWER" | "ANNOUNCE" | "VOICEMAIL";
  /// How long a caller may speak after the tone.
  voicemailSeconds: number;
  /// After how long a waiting caller is offered a choice by key; null for never.
  choiceSeconds: number | null;
  /// What a waiting caller may choose.
  voicemail: boolean;
  callback: boolean;
  refuseAnonymous: boolean;
}

export interface Hours {
  zone: string;
  /// Monday first; an empty list means closed.
  weekly: { from: string; to: string }[][];
  /// Days of its own on which the client is closed.
  holidays: string[];
  /// Whether it is closed on national holidays, but for `openOn`.
  national: boolean;
  openOn: string[];
  /// Closed from this day of December to that of January; null if not.
  yearEnd: { from: number; to: number } | null;
}

/// What differs for one number; null is the client's.
export interface OwnNumber {
  number: string;
  greeting: SpokenText | null;
  notes: Text[] | null;
  hours: Hours | null;
  handling: Handling | null;
}

export interface SetBy {
  /// Null if it may not be told here, or is not known any more.
  name: string | null;
  office: boolean;
}

export type Part =
  "greeting" | "notes" | "mustSay" | "mustNotSay" | "callback" | "aliases" | "hours" | "form" | "numbers" | "handling";

export interface VersionLine {
  version: number;
  from: string;
  setAt: string;
  by: SetBy;
  state: "now" | "planned" | "past" | "withdrawn";
  changed: Part[];
}

export interface InstructionLine {
  id: string;
  text: Text;
  numbers: string[];
  from: string;
  until: string;
  ended: boolean;
  setAt: string;
  by: SetBy;
  state: "now" | "planned" | "past";
  /// Of `calls` that operators took while it held, those whose operator was shown it.
  shown: number;
  calls: number;
}

export interface NumberState {
  number: string;
  ownGreeting: boolean;
  ownNotes: boolean;
  ownHours: boolean;
  ownHandling: boolean;
  open: boolean;
}

export interface Sheet {
  client: string;
  name: string;
  kana: string;
  /// Of the version that was set last; a change names it.
  last: number;
  current: number;
  settings: Settings;
  won: NumberState[];
  versions: VersionLine[];
  /// Announcements that the client has of its own; else the office's are played.
  /// Whether announcements can be spoken from text here.
  voice: boolean;
  ownSounds: string[];
  instructions: InstructionLine[];
  holidaysKnownUntil: number;
  holidays: { date: string; name: string }[];
}

export interface NewInstruction {
  text: Text;
  numbers: string[];
  from: string | null;
  until: string;
}
