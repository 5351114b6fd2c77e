import { encode } from "uqr";
import type { Me } from "../../api/types.ts";
import { useLanguage } from "../../i18n/language.ts";
import { kitText } from "./kit.ts";
import styles from "./KitSheet.module.css";
import { useKeyTexts } from "./texts.ts";

/// The sheet of paper, as it looks on the screen too: a member's, or a quality reviewer's, who is of no client.
export function KitSheet({ me, kit, fingerprint }: { me: Me; kit: string; fingerprint: string }) {
  const t = useKeyTexts();
  const [lang] = useLanguage();
  const { prefix, groups } = kitText(kit);
  const today = new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", { dateStyle: "long" }).format(new Date());
  return (
    <section className={styles.sheet} aria-labelledby="kit">
      <h2 id="kit" className={styles.title}>
        {t("sheetTitle")}
      </h2>
      <dl className={styles.facts}>
        <dt>{t("sheetName")}</dt>
        <dd>{me.name}</dd>
        {me.client && (
          <>
            <dt>{t("sheetCompany")}</dt>
            <dd>{me.client.name}</dd>
          </>
        )}
        <dt>{t("sheetAddress")}</dt>
        <dd>{window.location.host}</dd>
        <dt>{t("sheetDate")}</dt>
        <dd>{today}</dd>
        <dt>{t("sheetFingerprint")}</dt>
        <dd className={styles.mono}>{fingerprint}</dd>
      </dl>
      <div className={styles.secret}>
        <div>
          <h3 className={styles.label}>{t("sheetSecret")}</h3>
          <p className={styles.prefix}>{prefix}</p>
          <ol className={styles.groups} data-kit>
            {groups.map((group, n) => (
              <li key={n}>{group}</li>
            ))}
          </ol>
        </div>
        <Qr text={kit} title={t("qr")} />
      </div>
      <p>{t(me.client ? "sheetUse" : "sheetUse.reviewer")}</p>
      <p>
        <strong>{t(me.client ? "sheetKeep" : "sheetKeep.reviewer")}</strong>
      </p>
    </section>
  );
}

/// Drawn as one path: the policy allows no markup from strings.
export function Qr({ text, title }: { text: string; title: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={title}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
