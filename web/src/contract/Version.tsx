import { Badge, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { ContractVersion, Standing } from "../api/types.ts";
import { readTerms, type Terms } from "../seal/index.ts";
import { useLanguage } from "../i18n/language.ts";
import styles from "./Contract.module.css";
import { useTexts } from "./texts.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";

/// The terms of one version, or null if its text is none.
export function termsOf(version: ContractVersion): Terms | null {
  try {
    return readTerms(version.text);
  } catch {
    return null;
  }
}

const COLOR: Record<Standing, string> = { "in-force": "ai", coming: "ai", over: "gray", never: "gray" };

export function Version({ version, children }: { version: ContractVersion; children?: ReactNode }) {
  const t = useTexts();
  const terms = termsOf(version);
  return (
    <Stack gap="sm" data-testid={`contract-${version.version}`} data-standing={version.standing}>
      <Group gap="sm">
        <Text fw={700}>{t("version", { n: version.version })}</Text>
        <Badge variant={version.standing === "in-force" ? "filled" : "outline"} color={COLOR[version.standing]}>
          {t(`standing.${version.standing}`)}
        </Badge>
      </Group>
      {terms ? <TermsList terms={terms} version={version} /> : <Text role="alert">{t("unreadable")}</Text>}
      {children}
    </Stack>
  );
}

function TermsList({ terms, version }: { terms: Terms; version: ContractVersion }) {
  const { until } = version;
  const t = useTexts();
  const [lang] = useLanguage();
  return (
    <dl className={styles.terms}>
      <dt>{t("from")}</dt>
      <dd>{tokyoMoment(version.from, lang)}</dd>
      {until && (
        <>
          <dt>{t("until")}</dt>
          <dd>{tokyoMoment(until, lang)}</dd>
        </>
      )}
      <dt>{t("signed")}</dt>
      <dd data-testid="terms-signed">
        {t(`signed.${version.signed}`)}
        {version.onPaper && (
          <Badge variant="outline" color="ai" ml="xs" data-testid="on-paper">
            {t("onPaper")}
          </Badge>
        )}
      </dd>
      <dt>{t("recording")}</dt>
      <dd>{t(`recording.${terms.recording}`)}</dd>
      {terms.recording === "notice" && (
        <>
          <dt>{t("noticeJa")}</dt>
          <dd lang="ja">{terms.noticeJa}</dd>
          <dt>{t("noticeEn")}</dt>
          <dd lang="en">{terms.noticeEn}</dd>
          <dt>{t("keepRecordings")}</dt>
          <dd>{t("days", { count: terms.keepRecordings })}</dd>
        </>
      )}
      <dt>{t("keepMessages")}</dt>
      <dd>{t("days", { count: terms.keepMessages })}</dd>
      <dt>{t("review")}</dt>
      <dd data-testid="terms-review">
        {t(`review.${terms.qualityReview}`)}
        {terms.qualityReview === "at-sealing" && ` · ${t("days", { count: terms.qualityReviewDays })}`}
      </dd>
      <dt>{t("witness")}</dt>
      <dd data-testid="terms-witness">{t("hours", { count: terms.witnessHours })}</dd>
      <dt>{t("homes")}</dt>
      <dd data-testid="terms-homes">{t(terms.homes ? "homes.allowed" : "homes.none")}</dd>
      <dt>{t("passkeys")}</dt>
      <dd data-testid="terms-passkeys">{t(`passkeys.${terms.passkeys}`)}</dd>
      <dt>{t("session")}</dt>
      <dd data-testid="terms-session">
        {t("session.lasts", { minutes: terms.sessionMinutes, count: terms.sessionHours })}
      </dd>
    </dl>
  );
}

/// What holds now, what comes, and all versions there ever were.
export function Versions({ versions, none, below }: VersionsProps) {
  const t = useTexts();
  const [lang] = useLanguage();
  const inForce = versions.find((one) => one.standing === "in-force");
  const coming = versions.filter((one) => one.standing === "coming").reverse();
  const first = coming[0];
  return (
    <>
      {inForce ? (
        <Version version={inForce}>{below?.(inForce)}</Version>
      ) : (
        <div role="note" data-testid="no-contract">
          <Text fw={700} c="var(--mantine-color-shu-text)">
            {t("none")}
          </Text>
          <Text>{none}</Text>
          {first && <Text>{t("none.coming", { when: tokyoMoment(first.from, lang) })}</Text>}
        </div>
      )}
      {coming.map((one) => (
        <section key={one.version} className={styles.version} aria-label={t("coming")}>
          <Version version={one}>{below?.(one)}</Version>
        </section>
      ))}
      {versions.length > 0 && (
        <details className={styles.history}>
          <summary>{t("history", { n: versions.length })}</summary>
          <ol className={styles.versions}>
            {versions.map((one) => (
              <li key={one.version} className={styles.version}>
                <Version version={one}>{below?.(one)}</Version>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

interface VersionsProps {
  versions: readonly ContractVersion[];
  /// What the lack of a contract means to this reader.
  none: string;
  below?: (version: ContractVersion) => ReactNode;
}
