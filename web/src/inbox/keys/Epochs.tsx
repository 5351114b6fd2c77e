import { Alert, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { follow } from "../../opening/keys/pin.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PartState } from "../../shell/QueryState.tsx";
import { useTexts } from "./texts.ts";
import styles from "../Inbox.module.css";
import { companyChain } from "../../opening/keys/keyring.ts";

/// All keys of the company so far, from the checked chain.
export function Epochs({ client, newest }: { client: string; newest: string }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const chain = useQuery({
    queryKey: ["chain", client, newest],
    queryFn: async () => await follow(client, await companyChain()),
  });
  if (chain.isLoadingError) return <PartState of={chain} title={t("keys.epochs")} />;
  if (!chain.data) return null;
  if (chain.data.kind === "changed" || chain.data.kind === "refused") {
    return (
      <Alert color="shu" variant="light" role="alert">
        {t("keys.unproven")}
      </Alert>
    );
  }
  const date = new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", { dateStyle: "medium" });
  const { epochs } = chain.data.line;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t("keys.epochs")}
      </Text>
      <ul className={styles.cards} data-testid="epochs">
        {epochs.toReversed().map(({ statement, fingerprint }, n) => (
          <li key={fingerprint} className={styles.card}>
            <div className={styles.grow}>
              <Text fw={600}>
                {t("keys.epochOf", { epoch: statement.epoch, date: date.format(new Date(statement.at)) })}
                {n === 0 && ` · ${t("keys.epochNow")}`}
              </Text>
              <span className={styles.fingerprint}>{fingerprint}</span>
            </div>
            <Text size="sm" c="var(--quiet)">
              {t(`keys.reason.${statement.reason}`)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
