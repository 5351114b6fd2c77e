import { Text, Title } from "@mantine/core";
import { useId } from "react";
import type { PathLeg, Protection } from "../../api/assurance.ts";
import type { Look } from "../standing/looks.ts";
import { LookMark } from "../standing/StandingMark.tsx";
import styles from "./Facts.module.css";
import { useFactTexts } from "./texts.ts";

const LOOKS: Readonly<Record<Protection, Look>> = {
  no: { sign: "✗", tone: "bad" },
  unknown: { sign: "?", tone: "none" },
  yes: { sign: "✓", tone: "good" },
};

/// How far a call is protected, leg by leg.
///
/// @param own  whether it is about the reader's company, and not about any
export function CallPath({ path, own = false }: { path: readonly PathLeg[]; own?: boolean }) {
  const t = useFactTexts();
  const title = useId();
  return (
    <section aria-labelledby={title} data-testid="path">
      <Title order={2} size="h4" id={title}>
        {t("path")}
      </Title>
      <Text c="var(--quiet)" mb="sm">
        {t("pathHint")}
      </Text>
      <ol className={styles.path}>
        {path.map(({ leg, protection }) => (
          <li key={leg} data-testid={`leg-${leg}`} data-protection={protection}>
            <strong>{t(`leg.${leg}`)}</strong>
            <span>
              <LookMark look={LOOKS[protection]} word={t(`protection.${protection}`)} code={protection} />
            </span>
            <span className={styles.pathWhat}>{t(whatKey({ leg, protection }, own))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whatKey({ leg, protection }: Pick<PathLeg, "leg" | "protection">, own: boolean) {
  if (leg === "public") return "what.public";
  return leg === "client" && protection === "unknown" && own
    ? ("what.client.unknown-own" as const)
    : (`what.${leg}.${protection}` as const);
}
