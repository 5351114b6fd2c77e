import { Group, Loader, Text } from "@mantine/core";
import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { InboxItem } from "../../api/types.ts";
import { spoken } from "../../i18n/kana.ts";
import { useLanguage } from "../../i18n/language.ts";
import { INBOX } from "../../opening/fetching.ts";
import styles from "../../opening/Opening.module.css";
import type { Holding } from "../../opening/keys/keyring.ts";
import { CallNumber, Proof } from "../../opening/MessageText.tsx";
import { openSlip, type OpenedSlip } from "../../opening/opening.ts";
import { Refused } from "../../opening/Refused.tsx";
import { useTexts as useOpeningTexts } from "../../opening/texts.ts";
import { useTexts } from "./texts.ts";
import { hourOf } from "../../i18n/time.ts";

/// Opens the slip of an item.
///
/// @param wanted false as long as something else must be open first
export function useSlip(item: InboxItem, company: Holding, wanted: boolean) {
  const queries = useQueryClient();
  const object = item.slip?.object;
  return useQuery<OpenedSlip>({
    // Not kept by the query cache: what was opened goes when the keys go (opening.ts).
    queryKey: ["opened", item.call, object],
    queryFn: async () => {
      const opened = await openSlip(company, item.call, object ?? "");
      if (item.state === "new") void queries.invalidateQueries({ queryKey: INBOX });
      return opened;
    },
    enabled: wanted && object !== undefined,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
}

/// Who rang when no one answered; or why that is not known.
export function Slip({ item, opening }: { item: InboxItem; opening: UseQueryResult<OpenedSlip> }) {
  const t = useTexts();
  if (item.slip === null) return <Text data-testid="slip-none">{t("slip.none")}</Text>;
  return (
    <>
      {opening.isLoading && (
        <Group gap="sm" role="status">
          <Loader size="sm" /> {t("opening")}
        </Group>
      )}
      {opening.error && <Refused trouble={opening.error} again={() => void opening.refetch()} />}
      {opening.data && <SlipText opened={opening.data} said={item.wish === null} />}
    </>
  );
}

/// @param said whether how the call ended is worth saying: of a voicemail it is not
function SlipText({ opened, said }: { opened: OpenedSlip; said: boolean }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const words = useOpeningTexts();
  const { callerNumber, withheld, endedAt, how } = opened.slip;
  const answered = how === "answered";
  return (
    <>
      {how && !answered && said && <Text>{t(`slip.${how}`)}</Text>}
      <dl className={styles.fields}>
        <div className={styles.fieldRow}>
          <dt>{words("callerNumber")}</dt>
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

interface RangProps {
  item: InboxItem;
  opening: UseQueryResult<OpenedSlip>;
  /// How the number ends, as the message says; null if there is no message, or it does not say.
  ending: string | null;
}

/// Who rang, beside what an operator wrote down: an object of its own, opened after the message.
export function RangFrom({ item, opening, ending }: RangProps) {
  const t = useTexts();
  if (item.slip === null) {
    return ending === null ? null : <Text data-testid="slip-none">{t("slip.lost", { ending })}</Text>;
  }
  return (
    <section aria-label={t("slip.title")} data-testid="slip">
      <Slip item={item} opening={opening} />
    </section>
  );
}
