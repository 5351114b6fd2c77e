import { Alert, Text } from "@mantine/core";
import type { SeenStamp } from "../../../api/types.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useStampTexts } from "./stampTexts.ts";
import { dayAndHour } from "../../../i18n/time.ts";
import { isLate, OLD_HOURS } from "./witness.ts";

/// The newest stamp on one log, and what is wrong with it.
export function StampState({ stamp }: { stamp: SeenStamp }) {
  const t = useStampTexts();
  const [lang] = useLanguage();
  if (!stamp.on && stamp.at === null) {
    return (
      <Text size="sm" mt={4} data-testid="stamp-none">
        {t("none")}
      </Text>
    );
  }
  const wrong =
    stamp.trouble !== null
      ? t(stamp.trouble)
      : isLate(stamp, new Date())
        ? t(stamp.on ? "late" : "off", { count: OLD_HOURS })
        : null;
  return (
    <div data-testid="stamp" data-trouble={stamp.trouble ?? ""}>
      <Text size="sm" mt={4}>
        {stamp.at === null
          ? t("never")
          : t("at", { size: stamp.size, entries: stamp.entries, at: dayAndHour(stamp.at, lang) })}
      </Text>
      {wrong !== null && (
        <Alert color="shu" variant="light" role="alert" mt={4}>
          {wrong}
        </Alert>
      )}
    </div>
  );
}
