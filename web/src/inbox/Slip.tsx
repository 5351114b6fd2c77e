import { Group, Loader, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { InboxItem } from "../api/types.ts";
import { spoken } from "../desk/kana.ts";
import { useLanguage } from "../shell/language.ts";
import { INBOX } from "./fetching.ts";
import styles from "./Inbox.module.css";
import type { Holding } from "./keyring.ts";
import { CallNumber, Proof } from "./MessageText.tsx";
import { openSlip, type OpenedSlip } from "./opening.ts";
import { Refused } from "./Opened.tsx";
import { useTexts } from "./texts.ts";
import { hourOf } from "./time.ts";

/// Who rang when nobody answered; or why that is not known.
export function Slip({ item, company }: { item: InboxItem; company: Holding }) {
  const t = useTexts();
  const queries = useQueryClient();
  const object = item.slip?.object;
  const opening = useQuery<OpenedSlip>({
    // Not kept by the query cache: what was opened goes when the keys go (opening.ts).
    queryKey: ["opened", item.call, object],
    queryFn: async () => {
      const opened = await openSlip(company, item.call, object ?? "");
      if (item.state === "new") void queries.invalidateQueries({ queryKey: INBOX });
      return opened;
    },
    enabled: object !== undefined,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  if (object === undefined) return <Text data-testid="slip-none">{t("slip.none")}</Text>;
  return (
    <>
      {opening.isLoading && (
        <Group gap="sm" role="status">
          <Loader size="sm" /> {t("opening")}
        </Group>
      )}
      {opening.error && <Refused trouble={opening.error} again={() => void opening.refetch()} />}
      {opening.data && <SlipText opened={opening.data} />}
    </>
  );
}

function SlipText({ opened }: { opened: OpenedSlip }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const { callerNumber, withheld, endedAt, how } = opened.slip;
  return (
    <>
      {how && <Text>{t(`slip.${how}`)}</Text>}
      <dl className={styles.fields}>
        <div className={styles.fieldRow}>
          <dt>{t("callerNumber")}</dt>
          <dd data-testid="slip-number">
            {callerNumber ? (
              <CallNumber number={spoken(callerNumber)} dial={callerNumber} />
            ) : (
              t(withheld ? "slip.withheld" : "slip.unknown")
            )}
          </dd>
        </div>
        {endedAt !== null && !Number.isNaN(Date.parse(endedAt)) && (
          <div className={styles.fieldRow}>
            <dt>{t("slip.ended")}</dt>
            <dd>{hourOf(endedAt, lang)}</dd>
          </div>
        )}
      </dl>
      <Proof
        epoch={opened.epoch}
        signedBy={opened.signedBy}
        sealedWith={opened.program}
        openedWith={opened.openedWith}
      />
    </>
  );
}
