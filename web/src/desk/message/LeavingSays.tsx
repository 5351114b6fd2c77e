import styles from "../Desk.module.css";
import { texts } from "../../i18n/language.ts";
import type { Leaving } from "./leaving.ts";

const useTexts = texts("desk.leaving", {
  says: [
    "メールにも記載されます（封緘なし・委託元の承認あり）：{{what}}",
    "Also written in a mail, unsealed, as the client approved: {{what}}",
  ],
  "caller-name": ["お名前・会社名", "name and company"],
  subject: ["ご用件の冒頭", "how the matter begins"],
  text: ["伝言の全文", "the whole message"],
  and: ["、", ", "],
});

/// What of this message leaves outside of the seal; shown before it is sent.
export function LeavingSays({ of }: { of: Leaving }) {
  const t = useTexts();
  if (of.length === 0) return null;
  return (
    <p className={styles.leaving} data-testid="desk-leaving">
      {t("says", { what: of.map((one) => t(one)).join(t("and")) })}
    </p>
  );
}
