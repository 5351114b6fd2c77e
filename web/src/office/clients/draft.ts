import type { Client, SpokenText } from "../../api/types.ts";
import { spoken } from "../../i18n/kana.ts";
import { readNumber } from "../../i18n/number.ts";
import { COMPANY_NAME_LIMIT, datesOf, kanaOf, nameOf, numberOf, spanOf, type Wrong } from "../forms/checks.ts";
import { usesOf, type Use } from "./FormFields.tsx";
import type { ClientChange } from "./queries.ts";

/// The fields as they are being typed.
export interface Draft {
  name: string;
  kana: string;
  keyKind: Client["keyKind"];
  numbers: string[];
  greeting: SpokenText;
  zone: string;
  weekly: { from: string; to: string }[][];
  holidays: string;
  uses: Use[];
}

export function draftOf(client: Client): Draft {
  return {
    name: client.name,
    kana: client.kana,
    keyKind: client.keyKind,
    numbers: client.numbers.map(spoken),
    greeting: client.greeting,
    zone: client.hours.zone,
    weekly: client.hours.weekly,
    holidays: client.hours.holidays.join("\n"),
    uses: usesOf(client.form),
  };
}

export function changeOf(draft: Draft): ClientChange {
  return {
    name: draft.name.trim(),
    kana: draft.kana.trim(),
    keyKind: draft.keyKind,
    numbers: draft.numbers.map((number) => readNumber(number) ?? number),
    greeting: draft.greeting,
    hours: { zone: draft.zone, weekly: draft.weekly, holidays: datesOf(draft.holidays) ?? [] },
    form: { fields: draft.uses.filter((use) => use.used).map(({ key, required }) => ({ key, required })) },
  };
}

/// Longest greeting in each language, in characters.
const GREETING_TEXT_LIMIT = 400;

export function faultsOf(draft: Draft) {
  return {
    name: nameOf(draft.name, COMPANY_NAME_LIMIT),
    kana: kanaOf(draft.kana, COMPANY_NAME_LIMIT),
    numbers: draft.numbers.map(numberOf),
    greeting: nameOf(draft.greeting.ja, GREETING_TEXT_LIMIT),
    weekly: draft.weekly.map((day) => day.map(spanOf).find((wrong) => wrong !== null) ?? null),
    holidays: (datesOf(draft.holidays) === null ? { key: "wrong.date" } : null) as Wrong,
  };
}

export type Faults = ReturnType<typeof faultsOf>;
