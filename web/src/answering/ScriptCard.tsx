import type { DeskScript, Text } from "../api/types.ts";
import { pick, useLanguage } from "../i18n/language.ts";
import { dayAndHour } from "../i18n/time.ts";
import styles from "./ScriptCard.module.css";
import { useTexts } from "./texts.ts";

/// What holds for a while, above everything else.
export function Instructions({ instructions }: Pick<DeskScript, "instructions">) {
  const t = useTexts();
  const [lang] = useLanguage();
  if (instructions.length === 0) return null;
  return (
    <ul className={styles.instructions} aria-label={t("instructions")} data-testid="desk-instructions">
      {instructions.map((one) => (
        <li key={one.id}>
          {pick(one.text, lang)} <small>（{t("card.until", { when: dayAndHour(one.until, lang) })}）</small>
        </li>
      ))}
    </ul>
  );
}

export function FirstPhrase({ greeting }: Pick<DeskScript, "greeting">) {
  const t = useTexts();
  return (
    <div className={styles.phrase}>
      <p className={styles.label}>{t("card.firstPhrase")}</p>
      <div lang="ja">
        <p className={styles.words} data-testid="desk-first-phrase">
          {greeting.ja}
        </p>
        <p className={styles.reading}>{greeting.kana}</p>
      </div>
      {greeting.en !== "" && greeting.en !== greeting.ja && (
        <p className={styles.english} lang="en">
          {greeting.en}
        </p>
      )}
    </div>
  );
}

type Said = Pick<DeskScript, "callback" | "mustSay" | "mustNotSay" | "notes" | "aliases">;

/// What may be promised, must be said, and is good to know.
export function Guidance({ said }: { said: Said }) {
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <>
      <div className={styles.promise} data-testid="desk-callback">
        <p className={styles.label}>{t("callback")}</p>
        <p>{said.callback ? pick(said.callback, lang) : t("card.none")}</p>
      </div>
      <Words title={t("mustSay")} words={said.mustSay} />
      <Words title={t("mustNotSay")} words={said.mustNotSay} never />
      <Words title={t("notes")} words={said.notes} />
      {said.aliases.length > 0 && (
        <p className={styles.aliases} lang="ja">
          {t("card.aliases", { names: said.aliases.join(t("comma")) })}
        </p>
      )}
    </>
  );
}

function Words({ title, words, never = false }: { title: string; words: Text[]; never?: boolean }) {
  const [lang] = useLanguage();
  if (words.length === 0) return null;
  return (
    <div className={`${styles.list ?? ""} ${never ? (styles.never ?? "") : ""}`}>
      <p className={styles.label}>{title}</p>
      <ul>
        {words.map((one, n) => (
          <li key={n}>{pick(one, lang)}</li>
        ))}
      </ul>
    </div>
  );
}
