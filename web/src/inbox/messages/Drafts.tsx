import { Button, Group, Loader, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InboxItem } from "../../api/types.ts";
import { INBOX } from "../../opening/fetching.ts";
import styles from "./Messages.module.css";
import type { Holding } from "../../opening/keys/keyring.ts";
import { MessageText } from "../../opening/MessageText.tsx";
import { openDraft, type OpenedMessage } from "../../opening/opening.ts";
import { Refused } from "../../opening/Refused.tsx";
import { useTexts } from "./texts.ts";

/// What operators had written whose access, or whose line, ended in the middle of the call.
export function Drafts({ item, company }: { item: InboxItem; company: Holding }) {
  const t = useTexts();
  if (item.drafts.length === 0) return null;
  return (
    <section className={styles.earlier} aria-label={t("draft.title")} data-testid="drafts">
      <Text fw={600}>{t("draft.title")}</Text>
      <Text>{t(item.message ? "draft.text.message" : "draft.text")}</Text>
      {item.drafts.map(({ object }) => (
        <OneDraft key={object} item={item} object={object} company={company} />
      ))}
    </section>
  );
}

function OneDraft({ item, object, company }: { item: InboxItem; object: string; company: Holding }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(false);
  const opening = useQuery<OpenedMessage>({
    // Not kept by the query cache: what was opened goes when the keys go (opening.ts).
    queryKey: ["opened", "draft", item.call, object],
    queryFn: async () => {
      const opened = await openDraft(company, item.call, object);
      if (item.state === "new") void queries.invalidateQueries({ queryKey: INBOX });
      return opened;
    },
    enabled: wanted,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const { message } = opening.data ?? {};
  return (
    <div className={styles.earlierOne}>
      <Button
        size="compact-md"
        variant="default"
        aria-expanded={wanted}
        data-testid="draft-open"
        onClick={() => setWanted(!wanted)}
      >
        {t(wanted ? "draft.close" : "draft.open")}
      </Button>
      {wanted && opening.isLoading && (
        <Group gap="sm" role="status">
          <Loader size="sm" /> {t("opening")}
        </Group>
      )}
      {wanted && opening.error && <Refused trouble={opening.error} again={() => void opening.refetch()} />}
      {wanted && opening.data && (
        <>
          {message?.operator && <Text size="sm">{t("takenBy", { name: message.operator })}</Text>}
          <MessageText opened={opening.data} all />
        </>
      )}
    </div>
  );
}
