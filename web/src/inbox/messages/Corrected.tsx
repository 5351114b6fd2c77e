import { Button, Group, Loader, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { InboxItem } from "../../api/types.ts";
import styles from "./Messages.module.css";
import type { Holding } from "../../opening/keys/keyring.ts";
import { MessageText } from "../../opening/MessageText.tsx";
import { Refused } from "../../opening/Refused.tsx";
import { openMessage, type OpenedMessage } from "../../opening/opening.ts";
import { useTexts } from "./correctedTexts.ts";

/// That what is shown is not what was sent first.
///
/// @param version as it was signed; before it is open, as the server says
export function CorrectedMark({ version = 1 }: { version?: number | undefined }) {
  const t = useTexts();
  return version > 1 ? (
    <span className={styles.corrected} data-testid="corrected-mark">
      {t("corrected", { version })}
    </span>
  ) : null;
}

/// Why it was corrected, if the operator gave a reason.
export function Why({ opened }: { opened: OpenedMessage }) {
  const t = useTexts();
  const { version, message } = opened;
  if (version === 1) return null;
  return (
    <Text data-testid="corrected-why">{message.why ? t("why", { why: message.why }) : t("why.none", { version })}</Text>
  );
}

/// The versions that were corrected: each can still be read, and cannot be taken for the newest.
export function EarlierVersions({ item, company }: { item: InboxItem; company: Holding }) {
  const t = useTexts();
  const earlier = item.message?.earlier ?? [];
  if (earlier.length === 0) return null;
  return (
    <section className={styles.earlier} aria-label={t("earlier")} data-testid="earlier-versions">
      <Text fw={600}>{t("earlier")}</Text>
      {earlier.map(({ object, version }) => (
        <Earlier key={object} call={item.call} object={object} version={version} company={company} />
      ))}
    </section>
  );
}

function Earlier({ call, object, version, company }: EarlierProps) {
  const t = useTexts();
  const [wanted, setWanted] = useState(false);
  const opening = useQuery<OpenedMessage>({
    // Not kept by the query cache: what was opened goes when the keys go (opening.ts).
    queryKey: ["opened", "corrected", call, object],
    queryFn: () => openMessage(company, call, object, "corrected"),
    enabled: wanted,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  return (
    <div className={styles.earlierOne} data-version={version}>
      <Group gap="sm">
        <Text>{t("version", { version })}</Text>
        <Button
          size="compact-md"
          variant="default"
          aria-expanded={wanted}
          data-testid={`earlier-${version}`}
          onClick={() => setWanted(!wanted)}
        >
          {t(wanted ? "hide" : "show")}
        </Button>
        {wanted && opening.isLoading && <Loader size="sm" />}
      </Group>
      {wanted && opening.error && <Refused trouble={opening.error} again={() => void opening.refetch()} />}
      {wanted && opening.data && (
        <div className={styles.superseded} data-testid={`superseded-${version}`}>
          <p className={styles.supersededSays}>{t("superseded")}</p>
          <MessageText opened={opening.data} all />
        </div>
      )}
    </div>
  );
}

interface EarlierProps {
  call: string;
  object: string;
  version: number;
  company: Holding;
}
