import { Stack } from "@mantine/core";
import { useRouterState } from "@tanstack/react-router";
import { useMay } from "../../api/queries.ts";
import { EndSection } from "../../contract/retention/EndSection.tsx";
import { Holds } from "../../contract/retention/Holds.tsx";
import { Kinds } from "../../contract/retention/Kinds.tsx";
import { OWN, useRetention } from "../../contract/retention/queries.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { Certificates } from "./Certificates.tsx";
import { Probe } from "./Probe.tsx";
import { useTexts } from "./texts.ts";

/// How long the company's data is kept, what was erased, with certificates, and how the contract ends.
export default function Retention() {
  const t = useTexts();
  const may = useMay();
  // A random id is no personal data.
  const hold = useRouterState({ select: (s) => (s.location.search as { hold?: string }).hold });
  const page = useRetention(OWN);
  if (!loaded(page)) return <QueryState of={page} />;
  return (
    <Stack gap="lg" data-testid="retention">
      <PageHeader title={t("title")} what={t("what")} />
      <Kinds of={page.data} />
      <Certificates of={page.data} />
      <Probe />
      <Holds of={page.data} place={OWN} may={may("MANAGE_KEYS")} call={hold} />
      <EndSection of={page.data} place={OWN} side="client" may={may("EXPORT_OWN")} />
    </Stack>
  );
}
