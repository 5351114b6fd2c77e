import { Button, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { useLanguage, type Language } from "../../i18n/language.ts";
import type { Wrong } from "../forms/checks.ts";
import type { Draft, Faults } from "./draft.ts";
import styles from "./HoursTable.module.css";
import { useTexts } from "./texts.ts";

/// The week, Monday first, each day with any number of spans.
export function HoursTable({ draft, put, faults, shown }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const setDay = (n: number, day: Draft["weekly"][number]) => put({ weekly: draft.weekly.with(n, day) });
  return (
    <>
      <Select
        label={t("zone")}
        data={Intl.supportedValuesOf("timeZone")}
        value={draft.zone}
        onChange={(zone) => zone && put({ zone })}
        searchable
        allowDeselect={false}
        maw={320}
      />
      <Stack gap="xs">
        {draft.weekly.map((day, n) => {
          const name = dayName(n, lang);
          const fault = shown(faults.weekly[n] ?? null);
          return (
            <div key={n} className={styles.day}>
              <Text fw={600} className={styles.name ?? ""}>
                {name}
              </Text>
              <div>
                {day.length === 0 && <Text c="var(--quiet)">{t("closed")}</Text>}
                {day.map((span, s) => (
                  <Group key={s} gap="xs" mb={4}>
                    <input
                      type="time"
                      className={styles.time}
                      aria-label={t("from", { day: name })}
                      aria-invalid={fault !== null}
                      value={span.from}
                      onChange={(event) => setDay(n, day.with(s, { ...span, from: event.currentTarget.value }))}
                    />
                    <span aria-hidden="true">–</span>
                    <input
                      type="time"
                      className={styles.time}
                      aria-label={t("to", { day: name })}
                      aria-invalid={fault !== null}
                      value={span.to}
                      onChange={(event) => setDay(n, day.with(s, { ...span, to: event.currentTarget.value }))}
                    />
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="shu"
                      aria-label={t("removeSpan", { day: name })}
                      onClick={() => setDay(n, day.toSpliced(s, 1))}
                    >
                      {t("remove")}
                    </Button>
                  </Group>
                ))}
                {fault && (
                  <Text size="sm" c="var(--mantine-color-error)" role="alert">
                    {fault}
                  </Text>
                )}
              </div>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t("addSpan", { day: name })}
                disabled={day.length >= SPANS}
                onClick={() => setDay(n, [...day, nextSpan(day)])}
              >
                {t("addHours")}
              </Button>
            </div>
          );
        })}
      </Stack>
      <Textarea
        label={t("holidays")}
        description={t("holidaysHint")}
        value={draft.holidays}
        onChange={(event) => put({ holidays: event.currentTarget.value })}
        error={shown(faults.holidays)}
        autosize
        minRows={2}
        maxRows={8}
        maw={320}
      />
    </>
  );
}

interface Props {
  draft: Draft;
  put: (part: Partial<Draft>) => void;
  faults: Faults;
  shown: (wrong: Wrong) => string | null;
}

/// Most spans of one day.
const SPANS = 6;

function nextSpan(day: Draft["weekly"][number]) {
  const last = day.at(-1);
  return last ? { from: last.to, to: "" } : { from: "09:00", to: "18:00" };
}

/// 2024-01-01 was a Monday.
function dayName(n: number, lang: Language): string {
  return new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, 1 + n)),
  );
}
