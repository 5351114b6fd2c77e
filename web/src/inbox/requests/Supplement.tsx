import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { itemOfCall } from "../../opening/fetching.ts";
import { useRing, type Holding } from "../../opening/keys/keyring.ts";
import { NOTE_CHARACTERS } from "../../seal/index.ts";
import { writeNote } from "../notes/notes.ts";
import { useEach } from "../together/useEach.ts";
import type { Whole } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// @returns with the ids of the notes that say so, by call: those that were kept are not kept twice
const wordsOf = (text: string) => ({ text, ids: new Map<string, string>() });

/// Adds what is corrected to each message concerned, as a note to colleagues; a message itself is never changed.
export function Supplement({ of, company }: { of: Whole; company: Holding }) {
  const t = useTexts();
  const ring = useRing();
  const [{ text, ids }, write] = useState(() => wordsOf(""));
  const { progress, run } = useEach();
  if (ring.kind !== "open") return null;
  const { member } = ring;
  const calls = [...new Set(of.links.filter(({ kind }) => kind === "message").map(({ call }) => call))];
  if (calls.length === 0) return null;
  const done = progress?.state === "over" ? progress : null;
  async function add() {
    const result = await run(calls, async (call) => {
      const id = ids.get(call) ?? crypto.randomUUID();
      ids.set(call, id);
      await writeNote(member, company, await itemOfCall(call), id, text);
    });
    if (result?.failed === 0) write(wordsOf(""));
  }
  return (
    <Paper withBorder p="lg" component="section">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") void add();
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t("supplement")}
          </Title>
          <Text size="sm">{t("supplement.what")}</Text>
          <Textarea
            label={t("supplement.text")}
            maxLength={NOTE_CHARACTERS}
            autosize
            minRows={2}
            value={text}
            data-testid="supplement-text"
            onChange={(event) => write(wordsOf(event.currentTarget.value))}
          />
          <Group>
            <Button
              type="submit"
              variant="default"
              disabled={text.trim() === ""}
              loading={progress?.state === "running"}
              data-testid="supplement-do"
            >
              {t("supplement.do", { count: calls.length })}
            </Button>
            <Text role="status" size="sm">
              {done && t("supplement.over", { count: done.at - done.failed })}
            </Text>
          </Group>
          {done !== null && done.failed > 0 && (
            <Alert color="yellow">{t("supplement.failed", { count: done.failed })}</Alert>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
