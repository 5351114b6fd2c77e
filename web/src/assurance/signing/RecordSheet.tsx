import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { VERDICT_LOOKS } from "../standing/looks.ts";
import { LookMark, StateMark } from "../standing/StandingMark.tsx";
import { useStandingTexts } from "../standing/texts.ts";
import type { VendorRecord } from "./record.ts";
import styles from "./Signing.module.css";
import { useSigningTexts } from "./texts.ts";

/// What is signed, in words: on the screen before and after, and on paper.
export function RecordSheet({
  record,
  order = 1,
  children,
}: {
  record: VendorRecord;
  order?: 1 | 2 | 3;
  children?: ReactNode;
}) {
  const t = useSigningTexts();
  const words = useStandingTexts();
  const [lang] = useLanguage();
  return (
    <article className={styles.sheet} data-testid="record-sheet" data-entrusts={record.entrusts}>
      <Title order={order} size="h2">
        {t(`kind.${record.kind}`)}
      </Title>
      <dl className={styles.parts}>
        <Part name={t("company")}>{record.company}</Part>
        <Part name={t(record.at === null ? "signer" : "signed")}>
          {[record.post, record.name].filter((one) => one !== "").join(" ")}
        </Part>
        {record.at !== null && <Part name={t("at")}>{tokyoMoment(record.at, lang)}</Part>}
        {record.id !== null && (
          <Part name={t("id")}>
            <code>{record.id}</code>
          </Part>
        )}
        <Part name={t("verdict")}>
          <LookMark
            look={VERDICT_LOOKS[record.verdict]}
            word={words(`verdict.${record.verdict}`)}
            code={record.verdict}
          />
        </Part>
        <Part name={t("decision")}>
          <strong className={styles.decided}>{t(record.entrusts ? "entrust" : "decline")}</strong>
        </Part>
      </dl>
      <ol className={styles.answers}>
        {record.items.map(({ item, state, mark, reason }) => (
          <li key={item} data-mark={mark}>
            <div className={styles.answerHead}>
              <Text fw={650}>{words(`item.${item}`)}</Text>
              <span>
                <Text component="span" size="sm" c="var(--quiet)">
                  {t("seen")}:
                </Text>{" "}
                <StateMark state={state} />
              </span>
              <span>
                <Text component="span" size="sm" c="var(--quiet)">
                  {t("said")}:
                </Text>{" "}
                <strong>{t(`mark.${mark}`)}</strong>
              </span>
            </div>
            {reason !== "" && (
              <Text size="sm" style={{ whiteSpace: "pre-line" }}>
                {t("why")}: {reason}
              </Text>
            )}
          </li>
        ))}
      </ol>
      <dl className={styles.parts}>
        <Part name={t("evidence")}>
          <code>{record.evidence}</code>
        </Part>
      </dl>
      {children}
    </article>
  );
}

export function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
