import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMe } from "../api/queries.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { texts, useLanguage } from "../i18n/language.ts";
import styles from "../shell/Notice.module.css";

const useTexts = texts("shell.access", {
  soon: ["{{at}} に、利用の期限が来ます。", "Access ends at {{at}} unless it is confirmed."],
  over: ["{{at}} に、利用の期限が過ぎました。", "Access was to be confirmed by {{at}}."],
  admin: ["メンバーの利用を確認する", "Confirm who still needs access"],
  other: [
    "引き続き使うには、会社の管理者に確認してもらってください。",
    "To go on, ask an administrator of your company to confirm it.",
  ],
});

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
