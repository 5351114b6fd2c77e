import { linesOf, type Draft, type HoursDraft, type OwnDraft } from "./draft.ts";

export type NumberKey = `number ${string}`;

/// What is typed, part by part: what two people changed at the same time is compared so. A number's own settings are a
/// part each, and missing where it has none.
export type Parts = Omit<Draft, "numbers"> & Record<NumberKey, OwnDraft>;

export function partsOf({ numbers, ...rest }: Draft): Parts {
  return {
    ...rest,
    aliases: tidy(rest.aliases),
    hours: tidyHours(rest.hours),
    ...Object.fromEntries(
      numbers
        .filter((own) => own.greeting ?? own.notes ?? own.hours ?? own.handling)
        .map((own) => [keyOf(own.number), { ...own, hours: own.hours && tidyHours(own.hours) }]),
    ),
  };
}

export function draftOfParts(parts: Parts): Draft {
  const { greeting, notes, mustSay, mustNotSay, callback, aliases, hours, handling, ...others } = parts;
  // a part that was taken away stands there without a value
  const numbers = Object.values(others as Record<string, OwnDraft | undefined>).filter((own) => own !== undefined);
  return { greeting, notes, mustSay, mustNotSay, callback, aliases, hours, handling, numbers };
}

/// @returns the number whose part it is; null of a part of the client
export function numberOf(key: string): string | null {
  return key.startsWith("number ") ? key.slice("number ".length) : null;
}

function keyOf(number: string): NumberKey {
  return `number ${number}`;
}

function tidyHours(hours: HoursDraft): HoursDraft {
  return { ...hours, holidays: tidy(hours.holidays) };
}

function tidy(lines: string): string {
  return linesOf(lines).join("\n");
}
