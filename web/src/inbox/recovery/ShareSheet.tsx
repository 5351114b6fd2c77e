import { useMe } from "../../api/queries.ts";
import type { CompanyIdentity } from "../../seal/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import styles from "../../signin/keys/KitSheet.module.css";
import { Qr } from "../../signin/keys/KitSheet.tsx";
import { useTexts as useKeyTexts } from "../keys/texts.ts";
import { useTexts } from "./texts.ts";
import { shareText } from "./shares.ts";

/// One of the three sheets, as it looks on the screen too. Each is printed on a page of its own.
export function ShareSheet({ x, page, company }: { x: 1 | 2 | 3; page: string; company: CompanyIdentity }) {
  const t = useTexts();
  const k = useKeyTexts();
  const [lang] = useLanguage();
  const name = useMe().data?.client?.name;
  const { prefix, groups, line } = shareText(page);
  const today = new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", { dateStyle: "long" }).format(new Date());
  return (
    <section className={styles.sheet} data-alone aria-labelledby={`share-${x}`} data-share={x}>
      <h2 id={`share-${x}`} className={styles.title}>
        {t("sheet.title", { x })}
      </h2>
      <p>
        <strong>{t(`sheet.keeper.${x}`)}</strong>
      </p>
      <dl className={styles.facts}>
        <dt>{t("sheet.company")}</dt>
        <dd>{name}</dd>
        <dt>{t("sheet.epoch")}</dt>
        <dd>{k("keys.epoch", { epoch: company.epoch })}</dd>
        <dt>{t("sheet.date")}</dt>
        <dd>{today}</dd>
        <dt>{t("sheet.fingerprint")}</dt>
        <dd className={styles.mono}>{company.fingerprint}</dd>
      </dl>
      <div className={styles.secret}>
        <div>
          <h3 className={styles.label}>{t("sheet.secret")}</h3>
          <p className={styles.prefix}>{prefix}</p>
          <ol className={styles.groups}>
            {groups.map((group, n) => (
              <li key={n}>{group}</li>
            ))}
          </ol>
        </div>
        <Qr text={line} title={t("sheet.qr")} />
      </div>
      <p>{t("sheet.use")}</p>
      <p>
        <strong>{t("sheet.warn")}</strong>
      </p>
    </section>
  );
}
