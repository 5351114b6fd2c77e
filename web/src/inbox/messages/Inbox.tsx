import { Button, SegmentedControl, Text, Title } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Problem } from "../../api/api.ts";
import type { InboxItem } from "../../api/types.ts";
import { useMe } from "../../api/queries.ts";
import { loaded, PartState, QueryState } from "../../shell/QueryState.tsx";
import { Results } from "../../search/Results.tsx";
import { SearchBox } from "../../search/SearchBox.tsx";
import { useSearching } from "../../search/searching.ts";
import { isGone, useApart, useKeepApart, type Chosen } from "./apart.ts";
import { BoxFilter, heldOf } from "./BoxFilter.tsx";
import { itemOfCall, useInbox, useKeys, useNews } from "../../opening/fetching.ts";
import shared from "../Inbox.module.css";
import styles from "./Messages.module.css";
import { filtered, InboxList, type Filter } from "./InboxList.tsx";
import { useFreshRing, useRing } from "../../opening/keys/keyring.ts";
import { LockState, LockScreen } from "../../opening/keys/Lock.tsx";
import { useMailboxes } from "../mailboxes/mailboxes.ts";
import { NoticedById } from "./Noticed.tsx";
import { Opened } from "./Opened.tsx";
import { Recovered } from "../../opening/keys/Recovered.tsx";
import { StepsLeft } from "../start/StepsLeft.tsx";
import { Together } from "../together/Together.tsx";
import { useTexts } from "./texts.ts";

/// The client's messages: a list that tells nothing, and one message, opened with the member's own key.
export default function Inbox() {
  const t = useTexts();
  const [box, setBox] = useBox();
  const inbox = useInbox(box);
  const keys = useKeys();
  const news = useNews();
  const ring = useRing();
  useFreshRing(keys.data);
  const [chosen, choose] = useChosen();
  const notice = useNotice();
  const searching = useSearching();
  const keepApart = useKeepApart();
  const [filter, setFilter] = useState<Filter>("open");
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const [kept] = useState(() => new Set<string>());
  if (chosen) kept.add(chosen.item);
  const me = useMe().data?.person;
  const shown = filtered(items, filter, me, kept);
  const unread = inbox.data?.pages[0]?.unread ?? 0;
  useTitle(unread);
  const [begun, setBegun] = useState(false);
  const listed = items.find(({ id }) => id === chosen?.item);
  const apart = useApart(chosen, listed, begun);
  if (loaded(inbox) && !begun) setBegun(true);

  if (!begun || !loaded(keys)) return <QueryState of={[inbox, keys]} />;
  const there = !isGone(apart) && apart.data?.id === chosen?.item ? apart.data : undefined;
  const item = listed ?? there;
  /// Opens what a search found, also if the list has not come to it yet.
  const openFound = async (call: string): Promise<boolean> => {
    const found = items.find((one) => one.call === call) ?? (await itemOfCall(call).catch(goneOnly));
    if (!found) return false;
    keepApart(found);
    choose(found);
    return true;
  };
  const canOpen = ring.kind === "open" && ring.company !== null;
  return (
    <>
      <div className={styles.steps}>
        <StepsLeft />
      </div>
      <div className={styles.inbox} data-chosen={chosen !== null || notice !== null}>
        <section className={styles.listSide} aria-labelledby="inbox-title">
          <header className={styles.listHead}>
            <div>
              <Title order={1} size="h3" id="inbox-title">
                {t("title")}
              </Title>
              <Text size="sm" c="var(--quiet)" data-testid="inbox-unread">
                {unread > 0 ? t("unread", { count: unread }) : t("allRead")}
              </Text>
            </div>
            <LockState />
            <SearchBox searching={searching} />
            <SegmentedControl
              fullWidth
              aria-label={t("filter.label")}
              className={styles.filter ?? ""}
              value={filter}
              onChange={(value) => setFilter(value)}
              data={[
                { value: "open", label: t("filter.open") },
                { value: "mine", label: t("filter.mine") },
                { value: "all", label: t("filter.all") },
              ]}
            />
            <BoxFilter box={box} choose={setBox} />
            {ring.kind === "open" && ring.company && searching.search.kind === "none" && (
              <Together items={shown} company={ring.company} />
            )}
          </header>
          <p className={news.lost ? styles.lost : shared.hidden} role="status">
            {news.lost ? t("live.lost") : news.arrived > 0 ? t("live.new") : ""}
          </p>
          {searching.search.kind === "none" && !loaded(inbox) ? (
            <PartState of={inbox} />
          ) : searching.search.kind === "none" ? (
            <InboxList
              items={shown}
              chosen={chosen?.item ?? null}
              choose={choose}
              shows={filter}
              more={inbox.hasNextPage}
            />
          ) : (
            <Results
              search={searching.search}
              chosen={item?.call ?? null}
              open={openFound}
              further={searching.further}
            />
          )}
          {searching.search.kind === "none" && inbox.hasNextPage && (
            <Button
              variant="subtle"
              loading={inbox.isFetchingNextPage}
              onClick={() => void inbox.fetchNextPage()}
              m="md"
            >
              {t("older")}
            </Button>
          )}
        </section>
        <section className={styles.readSide} aria-live="off">
          {(chosen !== null || notice !== null) && (
            <Button variant="subtle" className={styles.back ?? ""} onClick={() => choose(null)}>
              ← {t("back")}
            </Button>
          )}
          <Recovered />
          <NoticedById id={notice} />
          {!canOpen ? (
            <LockScreen keys={keys.data} />
          ) : item && ring.company ? (
            <Opened key={item.id} item={item} company={ring.company} />
          ) : (
            <NotOpened chosen={chosen} apart={apart} />
          )}
        </section>
      </div>
    </>
  );
}

/// Why nothing is open. That it was erased is said of no item that the server was not asked for, or did not answer of.
function NotOpened({ chosen, apart }: { chosen: Chosen | null; apart: UseQueryResult<InboxItem> }) {
  const t = useTexts();
  if (chosen === null) return <Nothing title={t("choose")} text={t("choose.text")} />;
  if (isGone(apart)) return <Nothing title={t("missing.title")} text={t("missing.text")} />;
  if (chosen.call !== null && !loaded(apart)) return <PartState of={apart} />;
  return <Nothing title={t("unlisted.title")} text={t("unlisted.text")} />;
}

/// Of everything else nothing is known.
function goneOnly(trouble: unknown): null {
  if (trouble instanceof Problem && trouble.status === 404) return null;
  throw trouble;
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <div className={shared.nothing}>
      <p>{title}</p>
      <Text size="sm" c="var(--quiet)">
        {text}
      </Text>
    </div>
  );
}

/// The chosen item is in the address, so that the phone's back gesture returns to the list; and its call, by which it is
/// found again when the page was loaded anew and the list does not reach it.
function useChosen(): [Chosen | null, (item: InboxItem | null) => void] {
  const go = useNavigate();
  const search = useRouterState({ select: (s) => s.location.search as { item?: string; call?: string } });
  const heading = useRef<boolean>(false);
  useEffect(() => {
    if (heading.current) document.querySelector<HTMLElement>("[data-read-title]")?.focus();
    heading.current = false;
  }, [search.item]);
  return [
    search.item === undefined ? null : { item: search.item, call: search.call ?? null },
    (item) => {
      heading.current = item !== null;
      void go({ to: "/inbox", search: item ? { item: item.id, call: item.call } : {} });
    },
  ];
}

/// The box that the list is of. One that is not held any more is no choice: the list would stay empty.
function useBox(): [string, (box: string) => void] {
  const held = heldOf(useMailboxes().data);
  const [box, setBox] = useState("");
  const offered = held === undefined || box === "" || (held.length > 0 && box === "general");
  if (!offered && !held.some(({ id }) => id === box)) setBox("");
  return [box, setBox];
}

/// The notice that led here.
function useNotice(): string | null {
  return useRouterState({ select: (s) => (s.location.search as { notice?: string }).notice ?? null });
}

function useTitle(unread: number): void {
  const t = useTexts();
  const title = t("title");
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${title} · 電話番`;
  }, [unread, title]);
}
