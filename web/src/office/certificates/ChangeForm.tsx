import { Button, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useChange, type Certificate, type StatusChange } from "./certificates.ts";
import { REASON_LIMIT } from "./CheckForm.tsx";
import { useTexts } from "./texts.ts";

/// What can happen to a record as it stands.
function choices({ scheme, state }: Certificate): StatusChange[] {
  const stopped = state === "suspended" || state === "withdrawn";
  return [
    ...(scheme === "p-mark" && !stopped ? (["renewal-applied"] as const) : []),
    ...(state === "suspended" || !stopped ? (["suspended", "withdrawn"] as const).filter((it) => it !== state) : []),
    ...(stopped ? (["reinstated"] as const) : []),
    "superseded",
  ];
}

/// Enters another standing of a record.
export function ChangeForm({ certificate, done }: { certificate: Certificate; done: () => void }) {
  const t = useTexts();
  const change = useChange(certificate.id);
  const [chosen, setChosen] = useState<StatusChange | null>(null);
  const [reason, setReason] = useState("");
  const whole = chosen !== null && reason.trim() !== "";
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!whole) return;
    change.mutate(
      { change: chosen, reason: reason.trim() },
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
        <Text>{t("changeText")}</Text>
        <Radio.Group label={t("event")} value={chosen} onChange={(one) => setChosen(one)}>
          <Stack gap="xs" mt="xs">
            {choices(certificate).map((one) => (
              <Radio key={one} value={one} label={t(`change.${one}`)} data-testid={`change-${one}`} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t("reason")}
          description={t("reasonHint")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={REASON_LIMIT}
          autosize
          minRows={2}
        />
        <Trouble error={change.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={change.isPending} disabled={!whole} data-testid="change-enter">
            {t("record")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
