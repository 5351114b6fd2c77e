import { Alert, Button, Checkbox, Group, Stack, Text, Textarea } from "@mantine/core";
import { useId, useState, type SyntheticEvent } from "react";
import { spoken } from "../i18n/kana.ts";
import { fromTokyo, toTokyo } from "../i18n/tokyo.ts";
import styles from "./Answering.module.css";
import { textFault } from "./settings/draft.ts";
import { useSentence } from "./Fields.tsx";
import { useDeeds } from "./settings/queries.ts";
import { useTexts } from "./texts.ts";

/// From beginning to end; what holds longer is a note.
const LONGEST_DAYS = 92;
const DAY_MS = 86_400_000;

/// Today at 18:00, or an hour from now if that is over.
function firstEnd(now: Date): string {
  const six = `${toTokyo(now).slice(0, 10)}T18:00`;
  return six > toTokyo(now) ? six : toTokyo(new Date(now.getTime() + DAY_MS / 24));
}

function fits(from: string, until: string, now: Date): boolean {
  const end = fromTokyo(until);
  const start = from === "" ? now.toISOString() : fromTokyo(from);
  if (end === null || start === null) return false;
  const begins = Math.max(new Date(start).getTime(), now.getTime());
  const ends = new Date(end).getTime();
  return ends > begins && ends - begins <= LONGEST_DAYS * DAY_MS;
}

export function NewInstruction({ base, numbers }: { base: string; numbers: string[] }) {
  const t = useTexts();
  const say = useSentence();
  const id = useId();
  const { instruct } = useDeeds(base);
  const [ja, setJa] = useState("");
  const [en, setEn] = useState("");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState(() => firstEnd(new Date()));
  const [chosen, choose] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const faults = { ja: textFault(ja, true), en: textFault(en, false), time: !fits(from, until, new Date()) };

  function send(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    const end = fromTokyo(until);
    if (faults.ja || faults.en || faults.time || end === null) return;
    instruct.mutate(
      {
        text: { ja: ja.trim(), en: en.trim() },
        numbers: chosen,
        from: from === "" ? null : fromTokyo(from),
        until: end,
      },
      {
        onSuccess: () => {
          setTried(false);
          setJa("");
          setEn("");
          setFrom("");
          choose([]);
        },
      },
    );
  }

  return (
    <form onSubmit={send} noValidate className={styles.form} aria-label={t("instruction.new")}>
      <Stack gap="sm">
        <div className={styles.pair}>
          <Textarea
            label={t("instruction.text")}
            value={ja}
            onChange={(event) => setJa(event.currentTarget.value)}
            error={tried ? say(faults.ja, "instruction") : null}
            autosize
            minRows={1}
            required
            lang="ja"
            data-testid="instruction-ja"
          />
          <Textarea
            label={t("instruction.en")}
            value={en}
            onChange={(event) => setEn(event.currentTarget.value)}
            error={tried ? say(faults.en, "instruction") : null}
            autosize
            minRows={1}
            lang="en"
            data-testid="instruction-en"
          />
        </div>
        <Group align="flex-start" gap="lg">
          <div>
            <Text component="label" htmlFor={`${id}-from`} size="sm" fw={500}>
              {t("instruction.from")}
            </Text>
            <input
              id={`${id}-from`}
              type="datetime-local"
              className={styles.moment}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
              data-testid="instruction-from"
            />
          </div>
          <div>
            <Text component="label" htmlFor={`${id}-until`} size="sm" fw={500}>
              {t("instruction.until")}
            </Text>
            <input
              id={`${id}-until`}
              type="datetime-local"
              className={styles.moment}
              value={until}
              aria-invalid={tried && faults.time}
              aria-describedby={tried && faults.time ? `${id}-fault` : undefined}
              onChange={(event) => setUntil(event.currentTarget.value)}
              data-testid="instruction-until"
            />
          </div>
        </Group>
        {tried && faults.time && (
          <Text id={`${id}-fault`} size="sm" c="var(--mantine-color-error)" role="alert">
            {t("instruction.until.fault", { days: LONGEST_DAYS })}
          </Text>
        )}
        {numbers.length > 1 && (
          <Checkbox.Group label={t("instruction.numbers")} value={chosen} onChange={choose}>
            <Group gap="md" mt={4}>
              {numbers.map((number) => (
                <Checkbox key={number} value={number} label={spoken(number)} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        {instruct.error && (
          <Alert color="shu" variant="light" role="alert">
            {instruct.error.message}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={instruct.isPending} data-testid="instruction-send">
            {t("instruction.new")}
          </Button>
          <Text role="status" size="sm" data-testid="instruction-said">
            {instruct.isSuccess && !tried && ja === "" ? `✓ ${t("instruction.said")}` : ""}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
