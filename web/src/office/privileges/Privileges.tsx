import { Button, Paper, Stack } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { AskForm } from "./AskForm.tsx";
import { Glass } from "./Glass.tsx";
import { PrivilegeList } from "./PrivilegeList.tsx";
import { usePrivileges } from "./privileges.ts";
import { usePrivilegeTexts } from "./texts.ts";

/// Who asked for more than their role, who allowed it, and until when.
export default function Privileges() {
  const t = usePrivilegeTexts();
  const may = useMay();
  const sheet = usePrivileges();
  const [asking, setAsking] = useState(false);
  if (!loaded(sheet)) return <QueryState of={sheet} />;
  const { privileges } = sheet.data;
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")}>
        {may("MANAGE_OFFICE") && (
          <Button onClick={() => setAsking(true)} data-testid="privilege-ask">
            {t("ask")}
          </Button>
        )}
      </PageHeader>
      {privileges.length === 0 ? (
        <EmptyState title={t("none")} text={t("noneText")} testId="privileges-none" />
      ) : (
        <Paper withBorder p="md">
          <PrivilegeList privileges={privileges} />
        </Paper>
      )}
      <Glass />
      <Dialog opened={asking} onClose={() => setAsking(false)} title={t("ask")} size="lg">
        <AskForm sheet={sheet.data} cancel={() => setAsking(false)} asked={() => setAsking(false)} />
      </Dialog>
    </Stack>
  );
}
