import { Alert, Button, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/api.ts";
import { useMe } from "../api/queries.ts";
import type { LogPage } from "../api/types.ts";
import { look, pin } from "../desk/pin.ts";
import { verifyInclusion, type Inclusion } from "../seal/index.ts";
import { useLanguage } from "../shell/language.ts";
import { Loading, Unreachable } from "../shell/Plain.tsx";
import { useClientTexts } from "./clientTexts.ts";
import styles from "./Inbox.module.css";
import { readLeaf, short } from "./leaf.ts";
import { dayAndHour } from "./time.ts";

const PAGE = 50;

/// The company's log. Each entry can be verified here, against the key that this device knows.
export default function Log() {
  const t = useClientTexts();
  const log = useInfiniteQuery({
    queryKey: ["log"],
    initialPageParam: "",
    queryFn: ({ pageParam }) => api.get<LogPage>(`/api/log?limit=${PAGE}${pageParam}`),
    getNextPageParam: (last) => {
      const oldest = last.entries.at(-1)?.index;
      return oldest === undefined || oldest === 0 ? undefined : `&before=${oldest}`;
    },
  });
  const first = log.data?.pages[0];
  const changed = useKeyChanged(first?.key);
  if (log.isPending) return <Loading />;
  if (log.error) return <Unreachable problem={log.error} retry={() => void log.refetch()} />;
  const entries = log.data.pages.flatMap((page) => page.entries);
  return (
    <>
      <Title order={1} size="h2">
        {t("log.title")}
      </Title>
      <Text mt="xs">{t("log.intro")}</Text>
      <details className={styles.about}>
        <summary>{t("log.about.title")}</summary>
        <p>{t("log.about.yes")}</p>
        <p>{t("log.about.no")}</p>
        <p>{t("log.about.actor")}</p>
      </details>
      {changed && (
        <Alert color="shu" variant="light" role="alert" mb="md">
          {t("log.key-changed")}
        </Alert>
      )}
      {entries.length === 0 ? (
        <div className={styles.nothing}>{t("log.empty")}</div>
      ) : (
        <>
          <Text size="sm" c="var(--quiet)" mb={6}>
            {t("log.size", { size: first?.size ?? 0 })}
          </Text>
          <ol className={styles.log} data-testid="log" reversed>
            {entries.map(({ index, leaf }) => (
              <Row key={index} index={index} leaf={leaf} vkey={first?.key ?? ""} />
            ))}
          </ol>
        </>
      )}
      {log.hasNextPage && (
        <Button variant="subtle" mt="md" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t("log.older")}
        </Button>
      )}
    </>
  );
}

/// Trust on first use, as for company keys: a log signed by another key than before is said aloud.
function useKeyChanged(vkey: string | undefined): boolean {
  const client = useMe().data?.client?.id;
  const [seen] = useState(() => new Map<string, boolean>());
  if (!vkey || !client) return false;
  const known = seen.get(vkey);
  if (known !== undefined) return known;
  const pinned = look(`log.${client}`, vkey);
  if (pinned.kind === "first") pin(`log.${client}`, { fingerprint: vkey, epoch: 1, seen: new Date().toISOString() });
  seen.set(vkey, pinned.kind === "changed");
  return pinned.kind === "changed";
}

type Verdict = "none" | "running" | "no-proof" | Inclusion;

function Row({ index, leaf, vkey }: { index: number; leaf: string; vkey: string }) {
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
