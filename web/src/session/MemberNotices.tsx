import { Text } from "@mantine/core";
import { useMe } from "../api/queries.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { useLanguage } from "../i18n/language.ts";
import { useSessionTexts } from "./texts.ts";
import styles from "../shell/Notice.module.css";

/// What every member of a client is told for a week, because it gave a person power over the
/// company's data.
export function MemberNotices() {
  const t = useSessionTexts();
  const [lang] = useLanguage();
  const notices = useMe().data?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <div className={`${styles.strange ?? ""} no-print`} role="status" data-testid="member-notices">
      <div>
        {notices.map(({ kind, name, at }) => (
          <Text key={`${kind} ${at}`} fw={600}>
            {t(`notice.${kind}`, { name, at: tokyoMoment(at, lang) })}
          </Text>
        ))}
        <Text size="sm">{t("notice.text")}</Text>
      </div>
    </div>
  );
}
