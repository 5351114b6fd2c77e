import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { spoken } from "../i18n/kana.ts";
import { pick, useLanguage } from "../i18n/language.ts";
import { dayAndHour } from "../i18n/time.ts";
import { ConfirmDialog } from "../shell/ConfirmDialog.tsx";
import { Disclosure } from "../shell/Disclosure.tsx";
import { useFailed } from "../shell/useFailed.ts";
import styles from "./Answering.module.css";
import { NewInstruction } from "./NewInstruction.tsx";
import { useDeeds } from "./settings/queries.ts";
import { Section } from "./Section.tsx";
import { useTexts } from "./texts.ts";
import type { InstructionLine, Sheet } from "./settings/types.ts";
import { useWho } from "./who.ts";

/// What operators must know for a while, with the proof that they were shown it.
export function InstructionsSection({ base, sheet }: { base: string; sheet: Sheet }) {
  const t = useTexts();
  const holding = sheet.instructions.filter((one) => one.state !== "past");
  const past = sheet.instructions.filter((one) => one.state === "past");
  return (
    <Section title={t("instructions")} what={t("instructions.what")}>
      {holding.length === 0 && <Text data-testid="instructions-none">{t("instructions.none")}</Text>}
      <List base={base} lines={holding} />
      <NewInstruction base={base} numbers={sheet.won.map((one) => one.number)} />
      {past.length > 0 && (
        <Disclosure head={t("instructions.past", { count: past.length })} testId="instructions-past">
          <List base={base} lines={past} />
        </Disclosure>
      )}
    </Section>
  );
}

function List({ base, lines }: { base: string; lines: InstructionLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className={styles.cards}>
      {lines.map((line) => (
        <Line key={line.id} base={base} line={line} />
      ))}
    </ul>
  );
}

function Line({ base, line }: { base: string; line: InstructionLine }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const who = useWho();
  const failed = useFailed();
  const { end } = useDeeds(base);
  const [asked, ask] = useState(false);
  const text = pick(line.text, lang);
  return (
    <li className={styles.card} data-state={line.state} data-testid="instruction">
      <Stack gap={4}>
        <Text fw={650}>{text}</Text>
        <Text size="sm">
          {t(`state.${line.state}`)}
          {line.ended && `（${t("instruction.ended")}）`}:{" "}
          {t("instruction.time", { from: dayAndHour(line.from, lang), until: dayAndHour(line.until, lang) })}
        </Text>
        <Text size="sm">
          {line.numbers.length === 0 ? t("instruction.all") : line.numbers.map(spoken).join(t("comma"))}
        </Text>
        {line.state !== "planned" && (
          <Text size="sm" data-testid="instruction-shown">
            {line.calls === 0
              ? t("instruction.nocalls")
              : t("instruction.shown", { calls: line.calls, shown: line.shown })}
          </Text>
        )}
        <Text size="sm" c="var(--quiet)">
          {t("setBy", { when: dayAndHour(line.setAt, lang), who: who(line.by) })}
        </Text>
        {line.state !== "past" && (
          <Group>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("instruction.endOf", { text })}
              data-testid="instruction-end"
              onClick={() => ask(true)}
            >
              {t("instruction.end")}
            </Button>
          </Group>
        )}
      </Stack>
      <ConfirmDialog
        opened={asked}
        title={t("instruction.end")}
        confirm={t("instruction.end")}
        testId="instruction-end-yes"
        busy={end.isPending}
        close={() => ask(false)}
        act={() => end.mutate(line.id, { onSuccess: () => ask(false), onError: failed })}
      >
        <Text>{t("instruction.endOf", { text })}</Text>
      </ConfirmDialog>
    </li>
  );
}
