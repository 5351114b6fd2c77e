import { Alert, Radio, Stack } from "@mantine/core";
import type { Choice } from "./choice.ts";
import { passkeysSupported } from "./passkey.ts";
import { useTexts } from "./texts.ts";

/// In a demo, the choice between the device and the software; a clear word where there is neither.
export function DeviceChoice({
  choice,
  choose,
  offered,
}: {
  choice: Choice | null;
  choose: (choice: Choice) => void;
  offered: boolean;
}) {
  const t = useTexts();
  const supported = passkeysSupported();
  return (
    <Stack gap="sm">
      {offered && (
        <Radio.Group label={t("device")} value={choice ?? ""} onChange={(value) => choose(value as Choice)}>
          <Stack gap="xs" mt="xs">
            <Radio value="browser" label={t("deviceBrowser")} disabled={!supported} />
            <Radio value="software" label={t("deviceSoftware")} description={t("deviceSoftwareWhy")} />
          </Stack>
        </Radio.Group>
      )}
      {!supported && choice !== "software" && (
        <Alert color="shu" variant="light" title={t("noPasskeysTitle")} role="alert">
          {t("noPasskeys")}
        </Alert>
      )}
    </Stack>
  );
}
