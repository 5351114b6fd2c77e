import { Button, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { CHECK_RESULTS, useCheck, type CheckResult } from "./certificates.ts";
import { useTexts } from "./texts.ts";

/// In characters, as the server counts them.
export const REASON_LIMIT = 400;

/// Enters what a person found in the scheme's public register.
export function CheckForm({ id, done }: { id: string; done: () => void }) {
  const t = useTexts();
  const check = useCheck(id);
  const [result, setResult] = useState<CheckResult | null>(null);
  const [note, setNote] = useState("");
  const whole = result === "as-registered" || (result !== null && note.trim() !== "");
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!whole) return;
    check.mutate(
      { result, note: note.trim() },
      {
        onSuccess: () => {
          notifications.show({ message: t("saved") });
          done();
        },
      },
    );
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <Text>{t("checkText")}</Text>
        <Radio.Group label={t("result")} value={result} onChange={(chosen) => setResult(chosen)}>
          <Stack gap="xs" mt="xs">
            {CHECK_RESULTS.map((one) => (
              <Radio key={one} value={one} label={t(`result.${one}`)} data-testid={`check-${one}`} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t("note")}
          description={t("noteHint")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={REASON_LIMIT}
          autosize
          minRows={2}
        />
        <Trouble error={check.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={check.isPending} disabled={!whole} data-testid="check-enter">
            {t("record")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
