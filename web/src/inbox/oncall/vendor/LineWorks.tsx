import { Stack, Text } from "@mantine/core";
import { Copied } from "./Webhook.tsx";
import { useTexts } from "./texts.ts";

/// Whether notices have a button, and where LINE WORKS says that it was pressed.
///
/// @param callback  null where the bot's secret was not entered
export function LineWorks({ callback }: { callback: string | null }) {
  const t = useTexts();
  return (
    <Stack gap="xs" mt="xs">
      {callback === null ? (
        <Text size="sm" data-testid="works-none">
          {t("works.none")}
        </Text>
      ) : (
        <Copied label={t("works.callback")} value={callback} testId="works-callback" />
      )}
    </Stack>
  );
}
