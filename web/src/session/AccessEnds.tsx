import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMe } from "../api/queries.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { texts, useLanguage } from "../i18n/language.ts";
import styles from "../shell/Notice.module.css";
import en from "./locales/en/accessEnds.json";
import ja from "./locales/ja/accessEnds.json";

const useTexts = texts("shell.access", ja, en);

/// That a member's access ends, which only their own company can confirm; administrators are told
/// of everyone's.
export function AccessEnds() {
  const t = useTexts();
  const [lang] = useLanguage();
  const me = useMe().data;
  if (!me?.accessEnds) return null;
  const at = tokyoMoment(me.accessEnds, lang);
  return (
    <div className={`${styles.strange ?? ""} no-print`} role="status" data-testid="access-ends">
      <Text fw={600}>{t(me.accessEnds <= me.now ? "over" : "soon", { at })}</Text>
      {me.role === "client-admin" ? (
        <Anchor component={Link} to="/inbox/members" inherit c="inherit" underline="always">
          {t("admin")}
        </Anchor>
      ) : (
        <Text size="sm">{t("other")}</Text>
      )}
    </div>
  );
}
