import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMay, useMe } from "../../api/queries.ts";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useRing, type Holding } from "../../opening/keys/keyring.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { Clock } from "./Clock.tsx";
import { DueForm } from "./DueForm.tsx";
import { Ending } from "./Ending.tsx";
import { ErasureSection } from "./ErasureSection.tsx";
import { Identify } from "./Identify.tsx";
import { Links } from "./Links.tsx";
import { PackSection } from "./PackSection.tsx";
import { closed, useRequest, useStep, type Kind, type State, type Whole } from "./queries.ts";
import { Unlocked } from "./Unlocked.tsx";
import { asksOf, readAll } from "./said.ts";
import { Steps } from "./Steps.tsx";
import { Supplement } from "./Supplement.tsx";
import { useTexts } from "./texts.ts";
import { Written } from "./Written.tsx";

/// One request: its clock, who asks, what belongs to it, the answer, and what became of it.
export function OneRequest({ id, back }: { id: string; back: () => void }) {
  const t = useTexts();
  const may = useMay();
  const request = useRequest(id);
  return (
    <Stack gap="lg" data-testid="request">
      <Button variant="subtle" w="fit-content" data-testid="request-back" onClick={back}>
        ← {t("back")}
      </Button>
      {!loaded(request) ? (
        <PartState of={request} />
      ) : (
        <>
          <Head of={request.data} />
          {may("READ_OWN") && (
            <Unlocked>
              <Inside of={request.data} />
            </Unlocked>
          )}
          <Steps of={request.data} />
        </>
      )}
    </Stack>
  );
}

function Head({ of }: { of: Whole }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const may = useMay();
  const me = useMe().data?.person;
  const step = useStep(of.request.id);
  const { request } = of;
  const open = !closed(request);
  return (
    <Paper withBorder p="lg" component="section">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            {t("request", { n: request.n })} — {t(`kind.${request.kind as Kind}`)}
          </Title>
          <Group gap="xs" mt="xs">
            <Text fw={600} data-testid="request-state" data-state={request.state}>
              {t(`state.${request.state as State}`)}
            </Text>
            <Clock of={request} />
          </Group>
          <Text size="sm">
            {t("received")}：{tokyoMoment(request.receivedAt, lang)}（{t(`way.${request.way as "telephone"}`)}）
          </Text>
          <Text size="sm">
            {t("due")}：{tokyoMoment(request.dueAt, lang)}
          </Text>
          <Text size="sm">
            {t("holder")}：{request.assignedName ?? t("nobody")}
          </Text>
          {request.identity !== null && (
            <Text size="sm">
              {t("identity")}：{t(`identity.${request.identity as "document"}`)}
            </Text>
          )}
          {request.form !== null && (
            <Text size="sm">
              {t("form")}：{t(`form.${request.form as "paper"}`)}
            </Text>
          )}
          {request.ground !== null && (
            <Text size="sm">
              {t("ground")}：{t(`ground.${request.ground as "law"}`)}
            </Text>
          )}
        </div>
        {open && may("READ_OWN") && request.assignedTo !== me && (
          <Button
            variant="default"
            loading={step.isPending}
            data-testid="request-take"
            onClick={() => step.mutate({ path: "take" })}
          >
            {t("take")}
          </Button>
        )}
      </Group>
      <Trouble error={step.error} />
      {open && (
        <Group align="flex-end" mt="md">
          {request.state === "open" && may("READ_OWN") && <Identify id={request.id} />}
          {may("DECIDE_REQUESTS") && request.clock !== "late" && <DueForm id={request.id} dueAt={request.dueAt} />}
        </Group>
      )}
    </Paper>
  );
}

/// What a member's key opens.
function Inside({ of }: { of: Whole }) {
  const ring = useRing();
  return ring.kind === "open" && ring.company ? <Opened of={of} company={ring.company} /> : null;
}

function Opened({ of, company }: { of: Whole; company: Holding }) {
  const may = useMay();
  const { request } = of;
  const reading = useQuery({
    // Not kept by the query cache: what was opened goes when the keys go (opening.ts).
    queryKey: ["opened", "request", request.id, of.notes],
    queryFn: () => readAll(company, request.id),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const asks = reading.data ? asksOf(reading.data) : null;
  const open = !closed(request);
  return (
    <>
      <Written of={of} company={company} reading={reading} />
      <Links of={of} company={company} number={asks?.number ?? ""} />
      {of.links.length > 0 && <PackSection of={of} company={company} name={asks?.name ?? ""} />}
      {open && request.kind === "correct" && of.links.length > 0 && <Supplement of={of} company={company} />}
      {(request.kind === "stop" || request.kind === "correct") && <ErasureSection of={of} />}
      {open && <Ending of={of} company={company} decides={may("DECIDE_REQUESTS")} />}
    </>
  );
}
