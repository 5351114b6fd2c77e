import { Alert, Anchor, Code, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/api.ts";
import type { LogPage } from "../api/types.ts";
import { verifyInclusion, type Inclusion } from "../seal/index.ts";
import { useLanguage } from "../shell/language.ts";
import { runningBundle } from "../trust/running.ts";
import { see } from "../trust/seen.ts";
import { useTrustTexts } from "../trust/texts.ts";
import { readLeaf } from "./leaf.ts";
import { dayAndHour } from "./time.ts";
import { useKeyChanged } from "./useLogKey.ts";

/// Which bundle this browser runs, which it ran before, and whether the company's log has it.
export function Versions() {
  const t = useTrustTexts();
  const [lang] = useLanguage();
  const running = useQuery({ queryKey: ["running"], queryFn: runningBundle, staleTime: Infinity });
  if (running.isPending) return null;
  if (!running.data) return <Text data-testid="version-unknown">{t("here.unknown")}</Text>;
  return <Known digest={running.data} lang={lang} />;
}

function Known({ digest, lang }: { digest: string; lang: "ja" | "en" }) {
  const t = useTrustTexts();
  const [seen] = useState(() => see(digest, new Date().toISOString()));
  const logged = useQuery({ queryKey: ["releases", digest], queryFn: () => find(digest), retry: false });
  const changed = useKeyChanged(logged.data?.key);
  const good = logged.data?.verdict?.ok === true && !changed;
  return (
    <>
      <Code block data-testid="version-here" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {digest}
      </Code>
      <Text size="sm">
        {t("here.since", { at: dayAndHour(seen.since, lang) })}
        {seen.before !== null && ` ${t("here.before", { digest: seen.before.slice(0, 8) })}`}
      </Text>
      {logged.isPending ? null : good ? (
        <Text data-testid="version-logged" data-ok="true">
          ✓ {t("here.logged", { n: (logged.data?.index ?? 0) + 1, at: dayAndHour(logged.data?.at ?? "", lang) })}
        </Text>
      ) : (
        <Alert color="shu" variant="light" role="alert" data-testid="version-logged" data-ok="false">
          {logged.error ? t("here.noLog") : t("here.notLogged")}
        </Alert>
      )}
      <Anchor href="/trust" size="sm" w="fit-content">
        {t("title")}
      </Anchor>
    </>
  );
}

interface Found {
  key: string;
  index: number;
  at: string;
  verdict: Inclusion | null;
}

/// The newest entry that names this bundle, with its proof checked here.
async function find(digest: string): Promise<Found> {
  const { key, entries } = await api.get<LogPage>("/api/log/releases");
  const entry = entries.find(({ leaf }) => readLeaf(leaf)?.object === digest);
  if (!entry) return { key, index: 0, at: "", verdict: null };
  const verdict = await verifyInclusion(entry.leaf, await api.text(`/api/log/${entry.index}/proof`), key);
  return { key, index: entry.index, at: readLeaf(entry.leaf)?.at ?? "", verdict };
}
