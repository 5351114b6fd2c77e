import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { subscribe } from "../../delivery/device.ts";
import { useChanges } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Asks this browser to show notifications to the person who is signed in.
export function Device() {
  const t = useTexts();
  const deed = useDeed();
  const { addDevice } = useChanges();
  const [said, say] = useState<"device.done" | "device.denied" | "device.cannot" | null>(null);
  const ask = async () => {
    const subscription = await subscribe();
    if (subscription === "denied" || subscription === "cannot") {
      say(`device.${subscription}`);
      return;
    }
    await addDevice(subscription.text);
    say("device.done");
  };
  return (
    <Paper withBorder radius="lg" p="lg" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("device")}
        </Title>
        <Text c="var(--quiet)">{t("device.text")}</Text>
        <Button w="fit-content" loading={deed.busy} data-testid="device-on" onClick={() => void deed.run(ask)}>
          {t("device")}
        </Button>
        <Text role="status" fw={600} data-testid="device-said">
          {said && !deed.error ? t(said) : ""}
        </Text>
        <Trouble error={deed.error} />
      </Stack>
    </Paper>
  );
}
