import { Alert, Text } from "@mantine/core";
import type { SeenCopy } from "../../../api/types.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useCopyTexts } from "./copyTexts.ts";
import { dayAndHour } from "../../../i18n/time.ts";
import { isOld, OLD_HOURS } from "./witness.ts";

/// How far one copy is, and what is wrong with it.
export function CopyState({ name, copy, entries }: { name: string; copy: SeenCopy; entries: number }) {
  const t = useCopyTexts();
  const [lang] = useLanguage();
  const wrong =
    copy.trouble !== null
      ? t(copy.trouble)
      : copy.at !== null && isOld(copy.at, new Date())
        ? t("old", { count: OLD_HOURS })
        : null;
  return (
    <div data-testid="copy" data-trouble={copy.trouble ?? ""}>
      <Text size="sm" mt={4}>
        {copy.at === null
          ? t("never", { name })
          : t("at", { name, size: copy.size, entries, at: dayAndHour(copy.at, lang) })}
      </Text>
      {wrong !== null && (
        <Alert color="shu" variant="light" role="alert" mt={4}>
          {wrong}
        </Alert>
      )}
    </div>
  );
}
