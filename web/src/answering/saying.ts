import type { SpokenText, Text } from "../api/types.ts";
import { dayWords, weekday } from "../i18n/day.ts";
import { useLanguage } from "../i18n/language.ts";
import { datesOf, linesOf, type HoursDraft, type OwnDraft } from "./settings/draft.ts";
import type { NumberKey, Parts } from "./settings/parts.ts";
import type { Handling } from "./settings/types.ts";
import { useTexts } from "./texts.ts";

/// Characters of a time of day as people read it; the server's has seconds.
const MINUTES = "09:00".length;

/// Settings in words, a line each.
export function useSaying() {
  const t = useTexts();
  const [lang] = useLanguage();
  const listed = (words: string[]) => words.join(t("comma"));

  const text = ({ ja, en }: Text) => [ja, en].filter((words) => words !== "").join(" / ");
  const greeting = ({ ja, kana, en }: SpokenText) => [ja, kana, en].filter((words) => words !== "").join(" / ");

  function hours({ zone, weekly, national, openOn, yearEnd, holidays }: HoursDraft): string[] {
    const spans = weekly.map((day) =>
      day.length === 0
        ? t("closed")
        : listed(day.map(({ from, to }) => `${from.slice(0, MINUTES)}–${to.slice(0, MINUTES)}`)),
    );
    const week = [...new Set(spans)].map((of) =>
      t("said.of", { what: listed(spans.flatMap((one, n) => (one === of ? weekday(n, lang) : []))), of }),
    );
    const days = datesOf(holidays)?.map((day) => dayWords(day, lang)) ?? linesOf(holidays);
    return [
      ...week,
      t(national ? "national" : "said.national"),
      ...(national && openOn.length > 0
        ? [t("said.of", { what: t("openOn"), of: listed(openOn.map((day) => dayWords(day, lang))) })]
        : []),
      ...(yearEnd ? [t("said.yearEnd", yearEnd)] : []),
      ...(days.length > 0 ? [t("said.of", { what: t("holidays"), of: listed(days) })] : []),
      t("said.of", { what: t("zone"), of: zone }),
    ];
  }

  function handling(of: Handling): string[] {
    const chosen = [of.voicemail ? t("choice.voicemail") : "", of.callback ? t("choice.callback") : ""];
    const choices = listed(chosen.filter((one) => one !== ""));
    return [
      t("said.of", { what: t("closed.label"), of: t(`closed.${of.closed}`) }),
      of.choiceSeconds === null || choices === ""
        ? t("said.noChoice")
        : t("said.choice", { seconds: of.choiceSeconds, choices }),
      t("said.voicemail", { seconds: of.voicemailSeconds }),
      t(of.refuseAnonymous ? "refuseAnonymous" : "said.anonymous"),
    ];
  }

  /// What a number has of its own.
  function own(of: OwnDraft): string[] {
    return [
      ...(of.greeting ? [t("said.of", { what: t("greeting"), of: greeting(of.greeting) })] : []),
      ...(of.notes ? [t("said.of", { what: t("notes"), of: listed(of.notes.map(text)) })] : []),
      ...(of.hours ? [t("hours"), ...hours(of.hours)] : []),
      ...(of.handling ? [t("handling"), ...handling(of.handling)] : []),
    ];
  }

  function part(key: string, parts: Parts): string[] {
    if (key === "hours") return hours(parts.hours);
    if (key === "handling") return handling(parts.handling);
    if (key === "greeting") return [greeting(parts.greeting)];
    if (key === "callback") return [text(parts.callback)];
    if (key === "aliases") return linesOf(parts.aliases);
    if (key === "notes" || key === "mustSay" || key === "mustNotSay") return parts[key].map(text);
    const of = (parts as Partial<Parts>)[key as NumberKey];
    return of ? own(of) : [];
  }

  return { hours, handling, own, part };
}
