// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import i18next from "i18next";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import "../../i18n/language.ts";
import { ITEM_STATES, STANDINGS } from "../../api/assurance.ts";
import { STANDING_LOOKS, STATE_LOOKS, VERDICT_LOOKS } from "./looks.ts";
import { StandingMark, StateMark } from "./StandingMark.tsx";

afterEach(cleanup);

const shown = (piece: ReactNode) => render(piece).container.textContent;

describe.each(["ja", "en"])("in %s", (lang) => {
  beforeEach(() => i18next.changeLanguage(lang));

  test.each(ITEM_STATES)("an item that is %s says so in a word of its own, beside a sign", (state) => {
    const word = i18next.getResource(lang, "assurance.standing", `state.${state}`) as string;
    expect(word).toBeTruthy();
    expect(shown(<StateMark state={state} />)).toBe(`${STATE_LOOKS[state].sign}${word}`);
  });

  test.each(STANDINGS)("what stands as %s says so in a word of its own, beside a sign", (standing) => {
    const word = i18next.getResource(lang, "assurance.standing", `standing.${standing}`) as string;
    expect(word).toBeTruthy();
    expect(shown(<StandingMark standing={standing} />)).toBe(`${STANDING_LOOKS[standing].sign}${word}`);
  });
});

test("no two states share their sign, and only what holds looks good", () => {
  for (const looks of [STATE_LOOKS, STANDING_LOOKS, VERDICT_LOOKS]) {
    const signs = Object.values(looks).map(({ sign }) => sign);
    expect(new Set(signs).size).toBe(signs.length);
    expect(Object.entries(looks).filter(([, { tone }]) => tone === "good")).toHaveLength(1);
  }
});
