import { Alert, Anchor, Code, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import type { LogPage } from "../../api/types.ts";
import { verifyInclusion, type Inclusion } from "../../seal/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { runningBundle } from "../../trust/running.ts";
import { see } from "../../trust/seen.ts";
import { useTrustTexts } from "../../trust/texts.ts";
import { readLeaf } from "../log/entry/leaf.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { useLogKey } from "../log/useLogKey.ts";

const SERVED = "release.served";
const SEALS = "release.seals";

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
  const logged = useQuery({ queryKey: ["releases", digest], queryFn: () => find(digest, SERVED), retry: false });
  const { changed } = useLogKey(logged.data?.key);
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

/// Which programs sealed recordings and slips, as the company's log says it: the newest with its proof.
export function SealingVersions() {
  const t = useTrustTexts();
  const [lang] = useLanguage();
  const sealing = useQuery({ queryKey: ["releases", "sealing"], queryFn: findSealing, retry: false });
  const { changed } = useLogKey(sealing.data?.newest.key);
  if (sealing.isPending) return null;
  if (!sealing.data) return <Text data-testid="version-sealing-unknown">{t("sealing.unknown")}</Text>;
  const { digests, newest } = sealing.data;
  const good = newest.verdict?.ok === true && !changed;
  return (
    <>
      <ol data-testid="version-sealing">
        {digests.map(({ digest, at }) => (
          <li key={at}>
            <Code style={{ overflowWrap: "anywhere" }}>{digest}</Code> <Text span>{dayAndHour(at, lang)}</Text>
          </li>
        ))}
      </ol>
      <Text size="sm" data-testid="version-sealing-logged" data-ok={good}>
        {good ? `✓ ${t("here.logged", { n: newest.index + 1, at: dayAndHour(newest.at, lang) })}` : t("here.notLogged")}
      </Text>
      <Text size="sm" c="var(--quiet)">
        {t("sealing.what")}
      </Text>
    </>
  );
}

async function findSealing() {
  const { entries } = await api.get<LogPage>("/api/log/releases");
  const digests = entries.flatMap(({ leaf }) => {
    const said = readLeaf(leaf);
    return said?.act === SEALS && said.object !== null ? [{ digest: said.object, at: said.at }] : [];
  });
  const [first] = digests;
  return first ? { digests, newest: await find(first.digest, SEALS) } : null;
}

/// The newest entry that names this bundle or program, with its proof checked here.
async function find(digest: string, act: string): Promise<Found> {
  const { key, entries } = await api.get<LogPage>("/api/log/releases");
  const entry = entries.find(({ leaf }) => {
    const said = readLeaf(leaf);
    return said?.act === act && said.object === digest;
  });
  if (!entry) return { key, index: 0, at: "", verdict: null };
  const verdict = await verifyInclusion(entry.leaf, await api.text(`/api/log/${entry.index}/proof`), key);
  // The number that is shown is the proven one, not the one that the server says.
  return { key, index: verdict.ok ? verdict.index : entry.index, at: readLeaf(entry.leaf)?.at ?? "", verdict };
}
