import { Text } from "@mantine/core";
import { useId, useState } from "react";
import { ITEM_STATES, ITEMS, type ItemState } from "../../api/assurance.ts";
import { dayWords } from "../../i18n/day.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useStandingTexts } from "../standing/texts.ts";
import styles from "./History.module.css";
import { Patterns } from "./Patterns.tsx";
import { redOf, type Column } from "./strips.ts";
import { useHistoryTexts } from "./texts.ts";
import { useDayWords } from "./useDayWords.ts";

/// In pixels: a strip, and the line of words above it.
const STRIP = 22;
const WORDS = 20;
const GAP = 8;
const ROW = STRIP + WORDS + GAP;
const HIGH = ROW * ITEMS.length;

/// The chart. Its numbers are in the table as well; the slider below it reads one day out, by mouse, finger and keyboard.
export function Strips({ columns }: { columns: readonly Column[] }) {
  const t = useHistoryTexts();
  const words = useStandingTexts();
  const say = useDayWords();
  const [lang] = useLanguage();
  const id = useId();
  const [at, setAt] = useState(columns.length - 1);
  const wide = 100 / columns.length;
  const chosen = columns[at];
  const nameOf = (column: Column) =>
    column.today ? t("today", { day: dayWords(column.day, lang) }) : dayWords(column.day, lang);
  return (
    <div className={styles.chart}>
      <svg width="100%" height={HIGH} role="img" aria-labelledby={`${id}-title`} data-testid="history-chart">
        <title id={`${id}-title`}>{t("chart")}</title>
        <Patterns id={id} />
        {ITEMS.map((item, row) => {
          const red = redOf(columns, item);
          return (
            <g key={item} transform={`translate(0 ${row * ROW})`}>
              <text y={14} className={styles.label}>
                {words(`item.${item}`)}
                <tspan dx={10} className={styles.count}>
                  {red.days === 0 ? t("noRed") : t("redDays", { count: red.days, minutes: red.minutes })}
                </tspan>
              </text>
              <rect x="0" y={WORDS} width="100%" height={STRIP} className={styles.empty} />
              {columns.map(({ day, items }, n) => {
                const of = items[item];
                return (
                  of && (
                    <rect
                      key={day}
                      x={`${n * wide}%`}
                      y={WORDS}
                      width={`${wide}%`}
                      height={STRIP}
                      fill={`url(#${id}-${of.worst})`}
                      data-worst={of.worst}
                    />
                  )
                );
              })}
              <rect x="0" y={WORDS} width="100%" height={STRIP} className={styles.frame} />
              <rect x={`${at * wide}%`} y={WORDS - 2} width={`${wide}%`} height={STRIP + 4} className={styles.chosen} />
            </g>
          );
        })}
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>{dayWords(columns[0]?.day ?? "", lang)}</span>
        <span>{dayWords(columns.at(-1)?.day ?? "", lang)}</span>
      </div>
      <label className={styles.choose}>
        <span>{t("choose")}</span>
        <input
          type="range"
          min={0}
          max={columns.length - 1}
          value={at}
          aria-valuetext={chosen && nameOf(chosen)}
          onChange={(event) => setAt(Number(event.currentTarget.value))}
          data-testid="history-day"
        />
      </label>
      {chosen && (
        <div role="status" className={styles.said} data-testid="history-said">
          <Text fw={600} size="sm">
            {nameOf(chosen)}
          </Text>
          <ul>
            {ITEMS.map((item) => (
              <li key={item}>
                {words(`item.${item}`)}: {say(chosen.items[item]).whole}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Legend id={id} />
    </div>
  );
}

function Legend({ id }: { id: string }) {
  const t = useHistoryTexts();
  const words = useStandingTexts();
  const one = (state: ItemState | "none") => (
    <li key={state}>
      <svg width={28} height={16} aria-hidden="true">
        <rect width={28} height={16} className={styles.empty} />
        {state !== "none" && <rect width={28} height={16} fill={`url(#${id}-${state})`} />}
        <rect width={28} height={16} className={styles.frame} />
      </svg>
      {words(`state.${state}`)}
    </li>
  );
  return (
    <ul className={styles.legend} aria-label={t("legend")}>
      {[...ITEM_STATES.map(one), one("none")]}
    </ul>
  );
}
