import { Alert, Button, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import type { LogPage } from "../api/types.ts";
import { Loading, Unreachable } from "../shell/Plain.tsx";
import { useClientTexts } from "./clientTexts.ts";
import styles from "./Inbox.module.css";
import { LogRow } from "./LogRow.tsx";
import { useKeyChanged } from "./useLogKey.ts";

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
              <LogRow key={index} index={index} leaf={leaf} vkey={first?.key ?? ""} />
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
