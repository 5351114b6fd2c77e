import { Alert, Button, Group, Text, Title } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import type { LogPage } from "../../api/types.ts";
import { saveCsv } from "../../shell/csv.ts";
import { useLanguage } from "../../i18n/language.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { AskDialog, type About } from "./AskDialog.tsx";
import { useTexts } from "./texts.ts";
import { Copies } from "./outside/Copies.tsx";
import shared from "../Inbox.module.css";
import { readLeaf } from "./entry/leaf.ts";
import log from "./Log.module.css";
import { LogFilters, type Actor } from "./LogFilters.tsx";
import { LogQuestions, useQuestions } from "./LogQuestions.tsx";
import { allRows, ANY, CSV_HEAD, CSV_ROWS, logAddress, PAGE, type LogWanted } from "./logQuery.ts";
import { LogRow } from "./LogRow.tsx";
import { Probed } from "./probed/Probed.tsx";
import { Footprint } from "./Footprint.tsx";
import { useObjects, type Found } from "./entry/objects.ts";
import { useOwn } from "./entry/own.ts";
import { Sureness } from "./Sureness.tsx";
import { Stamps } from "./outside/Stamps.tsx";
import { dayOf } from "../../i18n/time.ts";
import { useLogKey } from "./useLogKey.ts";
import { useWhoTexts } from "./whoTexts.ts";
import { Witnesses } from "./outside/Witnesses.tsx";

type Entry = LogPage["entries"][number];

/// Who touched the company's data: its log by day, with filters, questions and how far one account reached. Each
/// entry can be verified here, against the key that this device knows.
export default function Log() {
  const t = useTexts();
  const [wanted, setWanted] = useState<LogWanted>(ANY);
  const [about, setAbout] = useState<About | null>(null);
  const found = useLog(wanted);
  const first = found.data?.pages[0];
  const { known, changed } = useLogKey(first?.key);
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? [];
  const actors = useActors(entries);
  const objects = useObjects();
  const own = useOwn();
  return (
    <>
      <Title order={1} size="h2">
        {t("log.title")}
      </Title>
      <Text mt="xs">{t("log.intro")}</Text>
      <Sureness>
        <About />
        <Witnesses />
        <Stamps />
        <Copies />
        <Probed />
      </Sureness>
      {loaded(found) ? (
        <>
          {changed && (
            <Alert color="shu" variant="light" role="alert" mb="md">
              {t("log.key-changed")}
            </Alert>
          )}
          <LogFilters wanted={wanted} actors={actors} change={setWanted} />
          <Group justify="space-between" mb={6}>
            <Text size="sm" c="var(--quiet)">
              {t("log.size", { count: first?.size ?? 0 })}
            </Text>
            <SaveCsv wanted={wanted} />
          </Group>
          <Days
            entries={entries}
            vkey={known}
            none={wanted === ANY}
            actors={actors}
            own={own}
            objects={objects}
            wants={(part) => setWanted({ ...wanted, ...part })}
            ask={setAbout}
          />
          {found.hasNextPage && (
            <Button
              variant="subtle"
              mt="md"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t("log.older")}
            </Button>
          )}
        </>
      ) : (
        <PartState of={found} />
      )}
      <LogQuestions />
      <Footprint actors={actors} />
      {about && <AskDialog about={about} close={() => setAbout(null)} />}
    </>
  );
}

function useLog(wanted: LogWanted) {
  return useInfiniteQuery({
    queryKey: ["log", wanted],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) => api.get<LogPage>(logAddress(wanted, pageParam)),
    getNextPageParam: (last) => {
      const oldest = last.entries.at(-1)?.index;
      return oldest === undefined || oldest === 0 || last.entries.length < PAGE ? undefined : oldest;
    },
    // the list stays while the next one comes: the filters must not lose the focus
    placeholderData: keepPreviousData,
  });
}

/// Everyone whom an entry named so far. A name stays in the list, also when the filter hides its
/// entries.
function useActors(entries: readonly Entry[]): readonly Actor[] {
  const [seen] = useState(() => new Map<string, Actor>());
  const questions = useQuestions().data?.questions ?? [];
  for (const { index, leaf } of entries) {
    const read = readLeaf(leaf);
    if (!read?.actor) continue;
    const name = questions.find((one) => one.index === index && one.name !== null)?.name ?? null;
    const before = seen.get(read.actor);
    if (!before || (name !== null && before.name !== name)) {
      seen.set(read.actor, { id: read.actor, role: read.role, name: name ?? before?.name ?? null });
    }
  }
  return [...seen.values()];
}

function About() {
  const t = useTexts();
  return (
    <details className={log.about}>
      <summary>{t("log.about.title")}</summary>
      <p>{t("log.about.yes")}</p>
      <p>{t("log.about.no")}</p>
      <p>{t("log.about.actor")}</p>
    </details>
  );
}

function Days({ entries, none, ...row }: DaysProps) {
  const t = useTexts();
  const who = useWhoTexts();
  const [lang] = useLanguage();
  if (entries.length === 0) {
    return (
      <div className={shared.nothing} data-testid="log">
        {none ? (
          t("log.empty")
        ) : (
          <>
            <p>{who("none")}</p>
            <small>{who("noneText")}</small>
          </>
        )}
      </div>
    );
  }
  const days = Map.groupBy(entries, ({ leaf }) => {
    const at = readLeaf(leaf)?.at;
    return at ? new Date(at).toDateString() : "";
  });
  return (
    <div data-testid="log">
      {[...days].map(([day, those]) => (
        <section key={day}>
          <Title order={2} className={log.day ?? ""}>
            {day === "" ? "?" : dayOf(new Date(day).toISOString(), lang)}
          </Title>
          <ol className={shared.log} reversed>
            {those.map((entry) => (
              <LogRow key={entry.index} {...entry} {...row} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

interface DaysProps {
  entries: readonly Entry[];
  vkey: string;
  /// Nothing is filtered: an empty log is empty.
  none: boolean;
  actors: readonly Actor[];
  own: string | null;
  objects: ReadonlyMap<string, Found>;
  wants: (part: Partial<LogWanted>) => void;
  ask: (about: About) => void;
}

/// A file made in this browser, of what the filters let through.
function SaveCsv({ wanted }: { wanted: LogWanted }) {
  const t = useWhoTexts();
  const [state, setState] = useState<"idle" | "busy" | "cut">("idle");
  const [trouble, setTrouble] = useState<string | null>(null);
  async function make() {
    setState("busy");
    setTrouble(null);
    try {
      const { rows, cut } = await allRows(wanted);
      saveCsv("denwaban-log.csv", [CSV_HEAD, ...rows]);
      setState(cut ? "cut" : "idle");
    } catch (cause) {
      setState("idle");
      setTrouble(cause instanceof Error ? cause.message : "");
    }
  }
  return (
    <Group gap="sm">
      {trouble !== null && (
        <Text size="sm" role="alert">
          {t("notSaved")} {trouble}
        </Text>
      )}
      {state === "cut" && (
        <Text size="sm" role="status">
          {t("cut", { n: CSV_ROWS })}
        </Text>
      )}
      <Button
        variant="default"
        size="compact-sm"
        loading={state === "busy"}
        data-testid="log-csv"
        onClick={() => void make()}
      >
        {t("csv")}
      </Button>
    </Group>
  );
}
