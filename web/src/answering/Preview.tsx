import { NativeSelect, Paper, Stack, Title } from "@mantine/core";
import { useState } from "react";
import { spoken } from "../i18n/kana.ts";
import { saidTo, linesOf, type Draft } from "./settings/draft.ts";
import styles from "./ScriptCard.module.css";
import { FirstPhrase, Guidance, Instructions } from "./ScriptCard.tsx";
import { useTexts } from "./texts.ts";
import type { InstructionLine } from "./settings/types.ts";

interface Props {
  client: { name: string; kana: string };
  draft: Draft;
  /// Those that hold now.
  instructions: InstructionLine[];
  numbers: string[];
  /// For screen readers, where the page has such a card already.
  name?: string;
}

/// The desk's card as it will look, from what is being typed.
export function Preview({ client, draft, instructions, numbers, name }: Props) {
  const t = useTexts();
  const [number, setNumber] = useState("");
  const said = saidTo(draft, number === "" ? null : number);
  const own = (yes: boolean) => t(yes ? "won.own" : "won.client");
  return (
    <Paper
      withBorder
      radius="lg"
      p="lg"
      component="section"
      aria-label={name ?? t("preview")}
      data-testid="answering-preview"
    >
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("preview")}
        </Title>
        {numbers.length > 1 && (
          <NativeSelect
            label={t("preview.number")}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            data={[
              { value: "", label: t("preview.all") },
              ...numbers.map((one) => ({ value: one, label: spoken(one) })),
            ]}
            description={
              number === ""
                ? undefined
                : t("won.says", {
                    greeting: own(said.own.greeting),
                    notes: own(said.own.notes),
                    hours: own(said.own.hours),
                    handling: own(said.own.handling),
                  })
            }
          />
        )}
        <Instructions
          instructions={instructions.filter(
            (one) => one.numbers.length === 0 || number === "" || one.numbers.includes(number),
          )}
        />
        <div className={styles.client}>
          <p className={styles.name} lang="ja">
            <span className={styles.kana}>{client.kana}</span>
            {client.name}
          </p>
        </div>
        <FirstPhrase greeting={said.greeting} />
        <Guidance
          said={{
            callback: draft.callback.ja.trim() === "" ? null : draft.callback,
            mustSay: draft.mustSay,
            mustNotSay: draft.mustNotSay,
            notes: said.notes,
            aliases: linesOf(draft.aliases),
          }}
        />
      </Stack>
    </Paper>
  );
}
