import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import { useAdministrators } from "../../opening/keys/administrators.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { closed, useStep, type Step, type Whole } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Early erasure: how much it is, who asked, and a second administrator who approves.
export function ErasureSection({ of }: { of: Whole }) {
  const t = useTexts();
  const may = useMay();
  const alone = useAdministrators().data?.names.length === 1;
  const { state, kept, held, erased, mine } = of.erasure;
  const acts = may("DECIDE_REQUESTS") && !closed(of.request);
  const identified = of.request.state !== "open";
  return (
    <Paper withBorder p="lg" component="section" data-testid="erasure" data-state={state}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("erasure")}
        </Title>
        <Text size="sm">{t("erasure.what")}</Text>
        <Text fw={600} data-testid="erasure-scope">
          {state === "approved" ? t("erasure.approved", { kept, erased }) : t("erasure.scope", { kept, erased })}
        </Text>
        {held > 0 && <Text data-testid="erasure-held">{t("erasure.held", { held })}</Text>}
        {!identified && <Text size="sm">{t("erasure.identify")}</Text>}
        {state === "asked" && <Text>{t(mine ? "erasure.mine" : "erasure.asked")}</Text>}
        {state !== "approved" && alone && acts && (
          <Alert color="yellow" variant="light" role="status" data-testid="erasure-alone">
            {t("erasure.alone")}
          </Alert>
        )}
        {acts && (
          <Group>
            {state === "none" && identified && kept > 0 && (
              <Act
                of={of}
                step={{ path: "erasure" }}
                name={t("erasure.ask")}
                sure={t("erasure.askSure", { kept })}
                what={t("erasure.what")}
                testId="erasure-ask"
              />
            )}
            {state === "asked" && !mine && (
              <Act
                of={of}
                step={{ path: "erasure/approval" }}
                name={t("erasure.approve")}
                sure={t("erasure.approve")}
                what={t("erasure.approveWhat", { kept })}
                testId="erasure-approve"
              />
            )}
            {state === "asked" && (
              <Act
                of={of}
                step={{ method: "delete", path: "erasure" }}
                name={t("erasure.withdraw")}
                sure={t("erasure.withdraw")}
                what={t("erasure.asked")}
                testId="erasure-withdraw"
              />
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

interface ActProps {
  of: Whole;
  step: Step;
  name: string;
  sure: string;
  what: string;
  testId: string;
}

function Act({ of, step, name, sure, what, testId }: ActProps) {
  const t = useTexts();
  const [asking, ask] = useState(false);
  const acting = useStep(of.request.id);
  const { held } = of.erasure;
  return (
    <>
      <Button variant="default" data-testid={testId} onClick={() => ask(true)}>
        {name}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={name}
        confirm={sure}
        testId={`${testId}-sure`}
        busy={acting.isPending}
        close={() => {
          acting.reset();
          ask(false);
        }}
        act={() => acting.mutate(step, { onSuccess: () => ask(false) })}
      >
        <Text>{what}</Text>
        {held > 0 && <Text>{t("erasure.held", { held })}</Text>}
        <Trouble error={acting.error} />
      </ConfirmDialog>
    </>
  );
}
