import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { CertificateCard } from "./CertificateCard.tsx";
import { useRegister, type Register } from "./certificates.ts";
import { EnterForm } from "./EnterForm.tsx";
import { OfficeCard } from "./OfficeCard.tsx";
import { ScopeTable } from "./ScopeTable.tsx";
import { TaskList } from "./TaskList.tsx";
import { useTexts } from "./texts.ts";

/// What the office is certified for, and what that covers.
export default function Certificates() {
  const t = useTexts();
  const may = useMay();
  const register = useRegister();
  const [entering, setEntering] = useState(false);
  if (!loaded(register)) return <QueryState of={register} />;
  const { certificates, tasks, matrix, office, schemes } = register.data;
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")}>
        {may("WATCH") && (
          <Button onClick={() => setEntering(true)} data-testid="certificate-new">
            {t("enter")}
          </Button>
        )}
      </PageHeader>
      {(certificates.length > 0 || tasks.length > 0) && <TaskList tasks={tasks} certificates={certificates} />}
      {certificates.length === 0 ? (
        <EmptyState title={t("none")} text={t(may("WATCH") ? "noneText" : "noneReader")} testId="certificates-none" />
      ) : (
        <>
          {certificates.map((one) => (
            <CertificateCard key={one.id} it={one} schemes={schemes} />
          ))}
          <Coverage matrix={matrix} />
        </>
      )}
      <OfficeCard office={office} />
      <Dialog opened={entering} onClose={() => setEntering(false)} title={t("enterTitle")} size="xl">
        <EnterForm schemes={schemes} done={() => setEntering(false)} />
      </Dialog>
    </Stack>
  );
}

function Coverage({ matrix: { services, sites, entities, scopes } }: { matrix: Register["matrix"] }) {
  const t = useTexts();
  return (
    <Paper withBorder p="lg" data-testid="certificate-matrix">
      <Title order={2} size="h4">
        {t("matrix")}
      </Title>
      <Text c="var(--quiet)" mb="md">
        {t("matrixText")}
      </Text>
      <Stack gap="xl">
        {entities.map(({ record, scheme, holderName, ours }) => (
          <Text key={record}>
            {t(ours ? "entityOurs" : "entityOther", { name: `${t(`scheme.${scheme}`)} ${holderName}` })}
          </Text>
        ))}
        {scopes.length === 0 && <Text c="var(--quiet)">{t("noScopes")}</Text>}
        {scopes.map((scope) => (
          <ScopeTable key={scope.record} scope={scope} services={services} sites={sites} />
        ))}
      </Stack>
    </Paper>
  );
}
