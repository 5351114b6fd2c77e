import { Divider, Stack, Text } from "@mantine/core";
import { PageHeader } from "../shell/PageHeader.tsx";
import { loaded, PartState } from "../shell/QueryState.tsx";
import { Program } from "../trust/Program.tsx";
import { Items } from "./checklist/Items.tsx";
import { useChecklist } from "./checklist/queries.ts";
import { VerdictBanner } from "./checklist/VerdictBanner.tsx";
import { Certificates } from "./facts/Certificates.tsx";
import { NotClaimed } from "./facts/NotClaimed.tsx";
import { CallPath } from "./facts/CallPath.tsx";
import { History } from "./history/History.tsx";
import { LiveTests } from "./live/LiveTests.tsx";
import { useAssuranceTexts } from "./texts.ts";

/// The public page: how this office stands by its own observations, and which program it gives to browsers.
export default function Trust() {
  const t = useAssuranceTexts();
  return (
    <Stack gap="xl" data-testid="trust">
      <PageHeader title={t("title")} what={t("what")} />
      <Standing />
      <Divider />
      <Program />
    </Stack>
  );
}

function Standing() {
  const t = useAssuranceTexts();
  const checklist = useChecklist("trust");
  if (!loaded(checklist)) return <PartState of={checklist} />;
  const { at, verdict, items, path, badges, coverage, days } = checklist.data;
  return (
    <>
      <VerdictBanner verdict={verdict} items={items} at={at} />
      <Text size="sm">{t("link")}</Text>
      <Items checklist={checklist.data} source="trust" />
      <LiveTests />
      <CallPath path={path} />
      <Certificates badges={badges} coverage={coverage} />
      <History days={days} />
      <NotClaimed />
    </>
  );
}
