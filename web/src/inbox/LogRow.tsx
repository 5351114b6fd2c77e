import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { api } from "../api/api.ts";
import { verifyInclusion, type Inclusion } from "../seal/index.ts";
import { useLanguage } from "../shell/language.ts";
import { useClientTexts } from "./clientTexts.ts";
import styles from "./Inbox.module.css";
import { readLeaf, short } from "./leaf.ts";
import { dayAndHour } from "./time.ts";

type Verdict = "none" | "running" | "no-proof" | Inclusion;

/// One entry. It is checked here, against the key that this device knows.
export function LogRow({ index, leaf, vkey }: { index: number; leaf: string; vkey: string }) {
  const t = useClientTexts();
  const [lang] = useLanguage();
  const [verdict, setVerdict] = useState<Verdict>("none");
  const read = readLeaf(leaf);
  const known = useKnown();

  async function verify() {
    setVerdict("running");
    try {
      setVerdict(await verifyInclusion(leaf, await api.text(`/api/log/${index}/proof`), vkey));
    } catch {
      setVerdict("no-proof");
    }
  }

  return (
    <li className={styles.logRow} data-testid={`log-${index}`} data-act={read?.act}>
      <time dateTime={read?.at}>{read ? dayAndHour(read.at, lang) : index}</time>
      <div>
        <Text component="div" fw={600}>
          {read ? known("act", read.act) : leaf}
          {read?.refused && <span className={styles.urgent}>{t("log.refused")}</span>}
        </Text>
        {read && (
          <Text size="sm" c="var(--quiet)" component="div">
            {known("role", read.role)} {read.actor && <code>{short(read.actor)}</code>}
            {read.purpose && ` · ${known("purpose", read.purpose)}`}
            {read.object && (
              <>
                {" · "}
                <code title={read.object}>{short(read.object)}</code>
              </>
            )}
          </Text>
        )}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        loading={verdict === "running"}
        aria-label={`${t("log.verify")} ${index + 1}`}
        data-testid={`log-verify-${index}`}
        onClick={() => void verify()}
      >
        {t("log.verify")}
      </Button>
      <VerdictText verdict={verdict} />
    </li>
  );
}

function VerdictText({ verdict }: { verdict: Verdict }) {
  const t = useClientTexts();
  if (verdict === "none" || verdict === "running") return null;
  const ok = verdict !== "no-proof" && verdict.ok;
  const words =
    verdict === "no-proof"
      ? t("log.bad.no-proof")
      : verdict.ok
        ? `✓ ${t("log.ok", { n: verdict.index + 1, size: verdict.size })}`
        : `${t(`log.bad.${verdict.why}`)} ${t("log.bad.do")}`;
  return (
    <p className={styles.verified} data-ok={ok} role="status" data-testid="log-verdict">
      {words}
    </p>
  );
}

/// A newer server may write words that this page does not know: they are shown as they stand.
function useKnown(): (kind: "act" | "role" | "purpose", code: string) => string {
  const t = useClientTexts();
  return (kind, code) => {
    const key = `${kind}.${code}`;
    const words = t(key as Parameters<typeof t>[0]);
    return words === key ? code : words;
  };
}
