import { Stack } from "@mantine/core";
import { Items } from "../../assurance/checklist/Items.tsx";
import { useChecklist } from "../../assurance/checklist/queries.ts";
import { VerdictBanner } from "../../assurance/checklist/VerdictBanner.tsx";
import { History } from "../../assurance/history/History.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { ClientStandings } from "./ClientStandings.tsx";
import { Closed } from "./Closed.tsx";
import { Links } from "./Links.tsx";
import { useClientStandings, useLinks, useStatements } from "./queries.ts";
import { Statements } from "./Statements.tsx";
import { useAssurancePageTexts } from "./texts.ts";

/// How the office stands, what its people state, who evaluates it, and whose calls it may answer.
export default function Assurance() {
  const t = useAssurancePageTexts();
  const checklist = useChecklist("trust");
  const statements = useStatements();
  const links = useLinks();
  const clients = useClientStandings();
  if (!loaded(checklist) || !loaded(statements) || !loaded(links) || !loaded(clients)) {
    return <QueryState of={[checklist, statements, links, clients]} />;
  }
  const { verdict, items, at, days } = checklist.data;
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      <Closed />
      <VerdictBanner verdict={verdict} items={items} at={at} />
      <Items checklist={checklist.data} source="trust" />
      <Statements page={statements.data} />
      <Links links={links.data} />
      <ClientStandings clients={clients.data} now={new Date(clients.dataUpdatedAt)} />
      <History days={days} />
    </Stack>
  );
}
