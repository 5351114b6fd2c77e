import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../api/queries.ts";
import { Items } from "../../assurance/checklist/Items.tsx";
import { useChecklist } from "../../assurance/checklist/queries.ts";
import { VerdictBanner } from "../../assurance/checklist/VerdictBanner.tsx";
import { CallPath } from "../../assurance/facts/CallPath.tsx";
import { Certificates } from "../../assurance/facts/Certificates.tsx";
import { NotClaimed } from "../../assurance/facts/NotClaimed.tsx";
import { History } from "../../assurance/history/History.tsx";
import { SignedRecord, type SignedText } from "../../assurance/signing/SignedRecord.tsx";
import { SigningForm } from "../../assurance/signing/SigningForm.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { ConfirmationState } from "./ConfirmationState.tsx";
import { Records } from "./Records.tsx";
import { useConfirm, useConfirmation } from "./queries.ts";
import { useChecklistPageTexts } from "./texts.ts";

/// What fills the page: the checklist, the form, or one signed record.
type Showing = "checklist" | "form" | { record: SignedText; fresh: boolean };

/// How the office stands for the reader's company, and what that company signed of it.
export default function Checklist() {
  const t = useChecklistPageTexts();
  const me = useMe().data;
  const checklist = useChecklist("checklist");
  const confirmation = useConfirmation();
  const confirm = useConfirm();
  const [showing, setShowing] = useState<Showing>("checklist");
  if (!loaded(checklist) || !loaded(confirmation)) return <QueryState of={[checklist, confirmation]} />;
  const { at, verdict, items, path, badges, coverage, days } = checklist.data;
  const page = confirmation.data;

  function show(what: Showing) {
    setShowing(what);
    window.scrollTo({ top: 0 });
  }

  if (typeof showing === "object") {
    return (
      <Stack gap="md" data-testid="confirmation-record">
        {showing.fresh && (
          <Text className="no-print" role="status">
            {t("signed")}
          </Text>
        )}
        <SignedRecord
          signed={showing.record}
          back={
            <Button variant="default" onClick={() => show("checklist")} data-testid="confirmation-back">
              {t("back")}
            </Button>
          }
        />
      </Stack>
    );
  }
  if (showing === "form") {
    return (
      <Stack gap="lg">
        <PageHeader title={t("record")} what={t("what")}>
          <Button variant="default" onClick={() => show("checklist")}>
            {t("cancel")}
          </Button>
        </PageHeader>
        <VerdictBanner
          verdict={page.verdict}
          items={items.map((one) => ({ ...one, state: page.states[one.item] }))}
          at={at}
        />
        <SigningForm
          kind="confirmation"
          company={me?.client?.name ?? ""}
          signer={me?.name ?? ""}
          source="checklist"
          items={items}
          seen={page}
          sign={({ post, entrusts, answers }) =>
            confirm.mutate(
              { evidence: page.evidence, post, entrusts, answers },
              { onSuccess: (record) => show({ record, fresh: true }) },
            )
          }
          busy={confirm.isPending}
          error={confirm.error}
          again={() => {
            confirm.reset();
            void confirmation.refetch();
          }}
        />
      </Stack>
    );
  }
  return (
    <Stack gap="xl">
      <PageHeader title={t("title")} what={t("what")} />
      <ConfirmationState
        page={page}
        now={new Date(confirmation.dataUpdatedAt)}
        sign={() => {
          // What is signed is what is seen from here on.
          confirm.reset();
          void confirmation.refetch();
          show("form");
        }}
      />
      <VerdictBanner verdict={verdict} items={items} at={at} />
      <Items checklist={checklist.data} source="checklist" />
      <CallPath path={path} own />
      <Certificates badges={badges} coverage={coverage} />
      <History days={days} />
      <Records all={page.confirmations} open={(record) => show({ record, fresh: false })} />
      <NotClaimed />
    </Stack>
  );
}
