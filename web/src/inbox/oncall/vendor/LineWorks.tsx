import { Stack, Text } from "@mantine/core";
import { useLanguage } from "../../../i18n/language.ts";
import { dayAndHour } from "../../../i18n/time.ts";
import { Copied } from "./Webhook.tsx";
import { useTexts } from "./texts.ts";

/// Whether notices have a button, and where LINE WORKS says that it was pressed.
///
/// @param callback  null where the bot's secret was not entered
/// @param reportedAt  when LINE WORKS last said anything; null if it never did
export function LineWorks({ callback, reportedAt }: { callback: string | null; reportedAt: string | null }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <Stack gap="xs" mt="xs">
      {callback === null ? (
        <Text size="sm" data-testid="works-none">
          {t("works.none")}
        </Text>
      ) : (
        <>
          <Copied label={t("works.callback")} value={callback} testId="works-callback" />
          <Text size="sm" c="var(--quiet)" data-testid="works-heard">
            {reportedAt === null ? t("works.unheard") : t("works.heard", { at: dayAndHour(reportedAt, lang) })}
          </Text>
        </>
      )}
    </Stack>
  );
}
