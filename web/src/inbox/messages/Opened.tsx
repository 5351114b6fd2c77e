import { Anchor, Button, Group, Loader, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useMay } from "../../api/queries.ts";
import type { InboxItem } from "../../api/types.ts";
import { useLanguage } from "../../i18n/language.ts";
import { AgeDownload } from "./AgeDownload.tsx";
import { BoxName } from "./BoxFilter.tsx";
import { INBOX, setDone } from "../../opening/fetching.ts";
import { Handling } from "../handling/Handling.tsx";
import { Notes } from "../notes/Notes.tsx";
import { Drafts } from "./Drafts.tsx";
import { useTexts as useRequestTexts } from "../requests/texts.ts";
import { ForReview } from "../review/ForReview.tsx";
import shared from "../Inbox.module.css";
import styles from "./Messages.module.css";
import type { Holding } from "../../opening/keys/keyring.ts";
import { Rang } from "../../opening/rang.ts";
import { MessageText } from "../../opening/MessageText.tsx";
import { openMessage, openRecording, type OpenedMessage } from "../../opening/opening.ts";
import { Recording } from "../../opening/Recording.tsx";
import { Refused } from "../../opening/Refused.tsx";
import { Noticed } from "./Noticed.tsx";
import { RangFrom, Slip, useSlip } from "./Slip.tsx";
import { states } from "../../opening/stating.ts";
import { useTexts } from "./texts.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { CorrectedMark, EarlierVersions, Why } from "./Corrected.tsx";

/// One item, open: the message, its recording, and what can be done with them.
export function Opened({ item, company }: { item: InboxItem; company: Holding }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const opening = useOpening(item, company);
  const message = opening.data?.message;
  // One click, two entries: the message's, and then the slip's.
  const slip = useSlip(item, company, item.message === null || message !== undefined);
  const rang = slip.data?.slip;
  usePrintingStated(message ? item.message?.object : undefined);
  usePrintingStated(rang ? item.slip?.object : undefined);
  const name = message?.fields.find((field) => field.key === "callerName")?.value;
  const kana = message?.fields.find((field) => field.key === "callerKana")?.value;
  return (
    <article className={styles.opened} data-testid="inbox-opened">
      <header className={styles.openedHead}>
        <Text size="sm" c="var(--quiet)" component="div">
          {dayAndHour(item.arrivedAt, lang)}
          {message?.operator && ` · ${t("takenBy", { name: message.operator })}`} <BoxName mailbox={item.mailbox} />
        </Text>
        <Title order={2} size="h3" tabIndex={-1} data-read-title className={styles.who ?? ""}>
          {kana && <span className={styles.kana}>{kana}</span>}
          {name ?? (item.message ? t("sealedItem") : item.answered ? t("noMessage") : t(item.wish ?? "unanswered"))}
          {item.urgent && <span className={shared.urgent}>{t("urgent")}</span>}
          <CorrectedMark version={opening.data?.version ?? item.message?.version} />
        </Title>
      </header>
      <Noticed call={item.call} />
      <Handling item={item} />
      {!item.message && <Text>{item.answered ? t("noMessage.text") : t(`${item.wish ?? "unanswered"}.text`)}</Text>}
      {!item.answered && <Slip item={item} opening={slip} />}
      {opening.isLoading && (
        <Group gap="sm" role="status">
          <Loader size="sm" /> {t("opening")}
        </Group>
      )}
      {opening.error && <Refused trouble={opening.error} again={() => void opening.refetch()} />}
      {opening.data && <Why opened={opening.data} />}
      <Rang value={rang ?? null}>
        {opening.data && <MessageText opened={opening.data} />}
        {item.answered && <RangFrom item={item} opening={slip} ending={message?.callerEnding ?? null} />}
        <Drafts item={item} company={company} />
        <EarlierVersions item={item} company={company} />
      </Rang>
      {item.recording ? (
        <Recording
          durationMs={item.recording.durationMs}
          unseal={() => openRecording(company, item.call, item.recording?.object ?? "")}
          plays={() => states(item.recording?.object ?? "", "played")}
        />
      ) : (
        item.answered && (
          <Text data-testid="rec-none" c="var(--quiet)">
            {t("rec.none")}
          </Text>
        )
      )}
      <Notes item={item} company={company} />
      <Acts item={item} company={company} />
      <ForReview item={item} company={company} />
    </article>
  );
}

/// Printing with an opened message on the screen is an entry, as far as the browser tells us.
function usePrintingStated(object: string | undefined) {
  useEffect(() => {
    if (object === undefined) return;
    const printing = () => states(object, "printed");
    window.addEventListener("beforeprint", printing);
    return () => window.removeEventListener("beforeprint", printing);
  }, [object]);
}

function useOpening(item: InboxItem, company: Holding) {
  const queries = useQueryClient();
  return useQuery<OpenedMessage>({
    // Not kept by the query cache: what was opened goes when the keys go (opening.ts).
    queryKey: ["opened", item.call, item.message?.object],
    queryFn: async () => {
      const opened = await openMessage(company, item.call, item.message?.object ?? "", "newest");
      if (item.state === "new") void queries.invalidateQueries({ queryKey: INBOX });
      return opened;
    },
    enabled: item.message !== null,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
}

function Acts({ item, company }: { item: InboxItem; company: Holding }) {
  const t = useTexts();
  const requests = useRequestTexts();
  const may = useMay();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const done = item.state === "done";

  async function set(next: boolean) {
    setBusy(true);
    setTrouble(null);
    try {
      await setDone(item, next);
      setSaid(next);
      await queries.invalidateQueries({ queryKey: INBOX });
    } catch (cause) {
      setTrouble(cause instanceof Error ? cause.message : "");
    } finally {
      setBusy(false);
    }
  }

  return (
    <footer className={styles.acts}>
      {done ? (
        <>
          <Text component="span" role="status" fw={600} data-testid="inbox-done-said">
            ✓ {said ? t("done.said") : item.doneBy ? t("doneBy", { name: item.doneBy }) : t("state.done")}
          </Text>
          <Button variant="default" loading={busy} data-testid="inbox-reopen" onClick={() => void set(false)}>
            {said ? t("undo") : t("reopen")}
          </Button>
        </>
      ) : (
        <Button size="md" loading={busy} data-testid="inbox-done" onClick={() => void set(true)}>
          {t("done")}
        </Button>
      )}
      <AgeDownload item={item} company={company} />
      <Anchor
        component={Link}
        to="/inbox/requests"
        search={{ new: item.call } as never}
        underline="always"
        data-testid="inbox-to-request"
      >
        {requests("fromMessage")}
      </Anchor>
      {may("MANAGE_KEYS") && (
        <Anchor
          component={Link}
          to="/inbox/retention"
          search={{ hold: item.call } as never}
          underline="always"
          data-testid="inbox-to-hold"
        >
          {t("toHold")}
        </Anchor>
      )}
      {trouble && (
        <Text c="shu" role="alert">
          {trouble}
        </Text>
      )}
    </footer>
  );
}
