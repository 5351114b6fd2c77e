import { Alert, Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "@tanstack/react-router";
import { useState, type SyntheticEvent } from "react";
import { Problem } from "../../api/api.ts";
import { useMe } from "../../api/queries.ts";
import type { ContractSheet } from "../../api/types.ts";
import { unanswered } from "../../contract/answering.ts";
import { draftOf, faultsOf, fine, typedOf } from "../../contract/checks.ts";
import { AllClauses } from "../../contract/signed/AllClauses.tsx";
import { TermsFields } from "../../contract/TermsFields.tsx";
import { useTexts } from "../../contract/texts.ts";
import { termsOf, Versions } from "../../contract/Version.tsx";
import { Dialog } from "../../shell/Dialog.tsx";
import { Loading } from "../../shell/Plain.tsx";
import { useTexts as useOfferTexts } from "../contract/texts.ts";
import { useAgree, useContract } from "./queries.ts";

/// The contract in force with one client, those before and to come, and the way to the next.
export function ContractSection({ client }: { client: string }) {
  const t = useTexts();
  const contract = useContract(client);
  const words = useOfferTexts();
  const me = useMe().data;
  const [making, setMaking] = useState(false);
  const sheet = contract.data;
  return (
    <Paper withBorder radius="lg" p="lg" component="section" data-testid="contract">
      <Title order={2} size="h4">
        {t("title")}
      </Title>
      <Stack mt="md">
        {contract.error && (
          <Alert color="shu" variant="light" role="alert">
            {contract.error.message}
          </Alert>
        )}
        {contract.isPending && <Loading />}
        {sheet && (
          <>
            {unanswered(sheet).map((version) => (
              <Alert key={version} color="shu" variant="light" role="status" data-testid="contract-unanswered">
                <Text fw={600}>{t("unanswered", { n: version })}</Text>
                <Text size="sm">{t("unanswered.do")}</Text>
              </Alert>
            ))}
            <Versions
              versions={sheet.versions}
              none={t(me?.demo ? "none.office" : "none.signed")}
              below={(version) => <AllClauses text={version.text} />}
            />
            <Anchor component={Link} to={`/office/clients/${client}/contract`} fw={600} data-testid="to-offers">
              {words("open")} →
            </Anchor>
            {me?.demo && (
              <Button
                variant={sheet.newest === 0 ? "filled" : "default"}
                w="fit-content"
                onClick={() => setMaking(true)}
              >
                {sheet.newest === 0 ? t("agree") : t("next")}
              </Button>
            )}
            <Dialog
              opened={making}
              onClose={() => setMaking(false)}
              title={t("nextTitle", { n: sheet.newest + 1 })}
              size="lg"
            >
              {making && <NextVersion client={client} sheet={sheet} close={() => setMaking(false)} />}
            </Dialog>
          </>
        )}
      </Stack>
    </Paper>
  );
}

function NextVersion({ client, sheet, close }: { client: string; sheet: ContractSheet; close: () => void }) {
  const t = useTexts();
  const agree = useAgree(client);
  const contract = useContract(client);
  // What was seen when this began: a version that another makes meanwhile must not slip under it.
  const [after] = useState(sheet.newest);
  const [typed, setTyped] = useState(() => typedOf(sheet.versions[0] ? termsOf(sheet.versions[0]) : null));
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(typed, new Date());
  const overtaken = agree.error instanceof Problem && agree.error.code === "contract-changed";

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (!fine(faults) || !confirmed) return;
    agree.mutate(draftOf(typed, after), {
      onSuccess: (made) => {
        notifications.show({ message: t("saved", { n: made.newest }), autoClose: 3_000 });
        close();
      },
    });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t("nextWhat")}</Text>
        <TermsFields
          typed={typed}
          change={(part) => setTyped((all) => ({ ...all, ...part }))}
          faults={tried ? faults : null}
          confirmed={confirmed}
          confirm={setConfirmed}
        />
        <div role="status">
          {typed.passkeys !== "any" && sheet.answering?.[typed.passkeys] === 0 && (
            <Alert color="shu" variant="light" data-testid="draft-unanswered">
              <Text fw={600}>{t("unanswered.draft")}</Text>
              <Text size="sm">{t("unanswered.do")}</Text>
            </Alert>
          )}
        </div>
        {agree.error && (
          <Alert
            color="shu"
            variant="light"
            title={t("failed")}
            role="alert"
            // The form is taller than many screens.
            ref={(alert) => alert?.scrollIntoView({ block: "center" })}
          >
            {agree.error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          {overtaken ? (
            <Button onClick={() => void contract.refetch().then(close)}>{t("reload")}</Button>
          ) : (
            <Button type="submit" loading={agree.isPending}>
              {t("save")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
