import type { DayItem } from "../../api/assurance.ts";
import { useStandingTexts } from "../standing/texts.ts";
import { useHistoryTexts } from "./texts.ts";

/// What is to be said of an item's day: how it stood at its worst, and what else there is to know; empty if nothing.
export function useDayWords(): (it: DayItem | null) => { state: string; more: string; whole: string } {
  const t = useHistoryTexts();
  const words = useStandingTexts();
  return (it) => {
    const state = words(`state.${it?.worst ?? "none"}`);
    const more = [
      ...(it && it.minutes > 0 ? [t("minutes", { minutes: it.minutes })] : []),
      ...(it && it.end !== it.worst ? [t("end", { end: words(`state.${it.end}`) })] : []),
    ].join(t("separator"));
    return { state, more, whole: more === "" ? state : t("dayOf", { state, more }) };
  };
}
