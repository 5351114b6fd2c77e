import { Alert, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { useMay } from "../../api/queries.ts";
import type { ContractSheet, ContractVersion, LogPage } from "../../api/types.ts";
import { useChecklist } from "../../assurance/checklist/queries.ts";
import { Certificates } from "../../assurance/facts/Certificates.tsx";
import { useFactTexts } from "../../assurance/facts/texts.ts";
import { Deviations } from "../../contract/deviation/Deviations.tsx";
import { EndNote } from "../../contract/retention/EndNote.tsx";
import { OWN } from "../../contract/retention/queries.ts";
import { AllClauses } from "../../contract/signed/AllClauses.tsx";
import { useTexts } from "../../contract/texts.ts";
import { Versions } from "../../contract/Version.tsx";
import { agreedIn } from "../../seal/index.ts";
import { Loading, Unreachable } from "../../shell/Plain.tsx";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { Approved } from "../review/Approved.tsx";
import { useTexts as useLogTexts } from "../log/texts.ts";
import styles from "./Contract.module.css";
import shared from "../Inbox.module.css";
import { LastObeyed, useLastObeyed } from "./LastObeyed.tsx";
import { OwnOffers } from "./OwnOffers.tsx";
import { LogRow } from "../log/LogRow.tsx";
import { useLogKey } from "../log/useLogKey.ts";

/// What the company agreed to, each version with its entry in the log; read only. Its parts ask at the same time.
export default function Contract() {
  const t = useTexts();
  const words = useLogTexts();
  const may = useMay();
  const contract = useQuery({ queryKey: ["contract"], queryFn: () => api.get<ContractSheet>("/api/contract") });
  const log = useQuery({ queryKey: ["log", "key"], queryFn: () => api.get<LogPage>("/api/log?limit=1") });
  const last = useLastObeyed();
  const [sheet, vkey] = [contract.data, log.data?.key];
  const { known, changed } = useLogKey(vkey);
  const problem = contract.error ?? log.error;
  if (problem && (sheet === undefined || vkey === undefined)) {
    return <Unreachable problem={problem} retry={() => void Promise.all([contract.refetch(), log.refetch()])} />;
  }
  const inForce = sheet?.versions.find((one) => one.standing === "in-force");
  return (
    <>
      <Title order={1} size="h2">
        {t("title")}
      </Title>
      <Text mt="xs" mb="lg">
        {t("own.intro")}
      </Text>
      {changed && (
        <Alert color="shu" variant="light" role="alert" mb="md">
          {words("log.key-changed")}
        </Alert>
      )}
      <EndNote place={OWN} to="/inbox/retention" />
      <OwnOffers />
      <div className={styles.contract} data-testid="contract">
        {sheet === undefined || vkey === undefined ? (
          <Loading />
        ) : (
          <Versions
            versions={sheet.versions}
            none={t("none.member")}
            below={(version) => (
              <>
                <AllClauses
                  text={version.text}
                  last={
                    version === inForce
                      ? (key) => <LastObeyed last={last.data?.find((one) => one.term === key)} />
                      : undefined
                  }
                />
                <Agreed version={version} vkey={known} />
              </>
            )}
          />
        )}
        {last.isLoadingError && <PartState of={last} title={t("last.unknown")} />}
        <Deviations path="/api/contract/deviations" />
        <Certified />
        {may("READ_OWN") && <Approved terms={inForce?.text ?? null} />}
      </div>
    </>
  );
}

/// What the office's certificates cover, and what they do not: beside the terms, as a certificate is easily taken for more.
function Certified() {
  const t = useFactTexts();
  const checklist = useChecklist("checklist");
  if (!loaded(checklist)) return <PartState of={checklist} title={t("badges")} />;
  return <Certificates badges={checklist.data.badges} coverage={checklist.data.coverage} />;
}

function Agreed({ version, vkey }: { version: ContractVersion; vkey: string }) {
  const t = useTexts();
  const { entry, text } = version;
  const named = useQuery({
    queryKey: ["contract", "named", version.version, entry?.leaf],
    queryFn: () => (entry ? agreedIn(entry.leaf, text) : null),
    staleTime: Infinity,
  });
  if (!entry) {
    return (
      <Text size="sm" c="var(--quiet)">
        {t("own.noEntry")}
      </Text>
    );
  }
  return (
    <div>
      <Text size="sm" fw={600}>
        {t("own.entry")}
      </Text>
      {named.data !== undefined && (
        <p className={shared.verified} data-ok={named.data} data-testid="contract-named">
          {named.data ? t("own.names") : t("own.differs")}
        </p>
      )}
      <ol className={shared.log}>
        <LogRow index={entry.index} leaf={entry.leaf} vkey={vkey} />
      </ol>
    </div>
  );
}
