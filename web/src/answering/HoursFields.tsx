import { Button, Checkbox, Group, NumberInput, Select, Stack, Text, Textarea } from "@mantine/core";
import { dayWords, weekday } from "../i18n/day.ts";
import { useLanguage } from "../i18n/language.ts";
import styles from "./Answering.module.css";
import { SPAN_LIMIT, type HoursDraft } from "./settings/draft.ts";
import { useSentence, type Shown } from "./Fields.tsx";
import { useTexts } from "./texts.ts";
import type { Sheet } from "./settings/types.ts";

interface Props {
  name: string;
  hours: HoursDraft;
  put: (hours: HoursDraft) => void;
  shown: Shown;
  known: Pick<Sheet, "holidays" | "holidaysKnownUntil">;
}

/// The week, Monday first, each day with any number of spans; and the days that are no weekdays.
export function HoursFields({ name, hours, put, shown, known }: Props) {
  const t = useTexts();
  const say = useSentence();
  const part = (changed: Partial<HoursDraft>) => put({ ...hours, ...changed });
  const field = `${name}.holidays`;
  return (
    <Stack gap="md">
      <Select
        label={t("zone")}
        data={Intl.supportedValuesOf("timeZone")}
        value={hours.zone}
        onChange={(zone) => zone && part({ zone })}
        searchable
        allowDeselect={false}
        maw={320}
      />
      <Week name={name} hours={hours} part={part} shown={shown} />
      <National hours={hours} part={part} known={known} />
      <YearEnd name={name} hours={hours} part={part} shown={shown} />
      <Textarea
        label={t("holidays")}
        description={t("holidays.what")}
        value={hours.holidays}
        onChange={(event) => part({ holidays: event.currentTarget.value })}
        error={say(shown(field), field)}
        autosize
        minRows={2}
        maxRows={8}
        maw={320}
        data-testid={field}
      />
    </Stack>
  );
}

interface PartProps {
  hours: HoursDraft;
  part: (changed: Partial<HoursDraft>) => void;
}

function Week({ name, hours, part, shown }: PartProps & Pick<Props, "name" | "shown">) {
  const t = useTexts();
  const say = useSentence();
  const [lang] = useLanguage();
  const setDay = (n: number, day: HoursDraft["weekly"][number]) => part({ weekly: hours.weekly.with(n, day) });
  return (
    <Stack gap="xs">
      {hours.weekly.map((day, n) => {
        const called = weekday(n, lang);
        const fault = say(shown(`${name}.weekly.${n}`), name);
        return (
          <div key={n} className={styles.day}>
            <Text fw={600}>{called}</Text>
            <div>
              {day.length === 0 && <Text c="var(--quiet)">{t("closed")}</Text>}
              {day.map((span, s) => (
                <Group key={s} gap="xs" mb={4}>
                  {(["from", "to"] as const).map((end) => (
                    <input
                      key={end}
                      type="time"
                      className={styles.time}
                      aria-label={t(end, { day: called })}
                      aria-invalid={fault !== null}
                      value={span[end]}
                      onChange={(event) => setDay(n, day.with(s, { ...span, [end]: event.currentTarget.value }))}
                    />
                  ))}
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="shu"
                    aria-label={t("removeSpan", { day: called })}
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
              aria-label={t("addSpan", { day: called })}
              disabled={day.length >= SPAN_LIMIT}
              onClick={() => setDay(n, [...day, nextSpan(day)])}
            >
              {t("addHours")}
            </Button>
          </div>
        );
      })}
    </Stack>
  );
}

function National({ hours, part, known }: PartProps & Pick<Props, "known">) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Stack gap="xs">
      <Checkbox
        label={t("national")}
        description={t("national.what", { year: known.holidaysKnownUntil })}
        checked={hours.national}
        onChange={(event) => part({ national: event.currentTarget.checked })}
        data-testid="national"
      />
      {hours.national && (
        <details>
          <summary>
            {t("openOn")}:{" "}
            {hours.openOn.length === 0
              ? t("openOn.none")
              : hours.openOn.map((day) => dayWords(day, lang)).join(t("comma"))}
          </summary>
          <Stack gap={4} mt="xs">
            {known.holidays.map(({ date, name }) => (
              <Checkbox
                key={date}
                size="sm"
                label={`${dayWords(date, lang)} ${name}`}
                checked={hours.openOn.includes(date)}
                onChange={(event) =>
                  part({
                    openOn: event.currentTarget.checked
                      ? [...hours.openOn, date].sort()
                      : hours.openOn.filter((day) => day !== date),
                  })
                }
              />
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
}

function YearEnd({ name, hours, part, shown }: PartProps & Pick<Props, "name" | "shown">) {
  const t = useTexts();
  const say = useSentence();
  const { yearEnd } = hours;
  const fault = say(shown(`${name}.yearEnd`), name);
  return (
    <Stack gap="xs">
      <Checkbox
        label={t("yearEnd")}
        checked={yearEnd !== null}
        onChange={(event) => part({ yearEnd: event.currentTarget.checked ? { from: 29, to: 3 } : null })}
        data-testid="year-end"
      />
      {yearEnd && (
        <Group align="flex-start">
          {(["from", "to"] as const).map((end) => (
            <NumberInput
              key={end}
              label={t(`yearEnd.${end}`)}
              value={yearEnd[end]}
              onChange={(day) => part({ yearEnd: { ...yearEnd, [end]: Number(day) } })}
              min={1}
              max={31}
              allowDecimal={false}
              maw={200}
              error={fault}
            />
          ))}
        </Group>
      )}
    </Stack>
  );
}

function nextSpan(day: HoursDraft["weekly"][number]) {
  const last = day.at(-1);
  return last ? { from: last.to, to: "" } : { from: "09:00", to: "18:00" };
}
