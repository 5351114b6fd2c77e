import { Button, Stack, Text } from "@mantine/core";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useMay } from "../../api/queries.ts";
import { useKeys } from "../../opening/fetching.ts";
import { useFreshRing } from "../../opening/keys/keyring.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { NewRequest } from "./NewRequest.tsx";
import { OneRequest } from "./OneRequest.tsx";
import { useRegister } from "./queries.ts";
import { RequestList } from "./RequestList.tsx";
import { useTexts } from "./texts.ts";
import { Unlocked } from "./Unlocked.tsx";

/// What people ask about the data held of them: the register, a new request, or one of them.
export default function Requests() {
  const may = useMay();
  return may("READ_OWN") ? <WithKeys /> : <Register />;
}

/// Of a member, whose key opens who asks.
function WithKeys() {
  const keys = useKeys();
  useFreshRing(keys.data);
  return <Register />;
}

function Register() {
  const t = useTexts();
  const may = useMay();
  const register = useRegister();
  const [at, go] = usePlace();
  if (!loaded(register)) return <QueryState of={register} />;
  const { requests, days, authority, forwardDays } = register.data;
  if (at.request !== undefined) return <OneRequest key={at.request} id={at.request} back={() => go({})} />;
  return (
    <Stack gap="lg" data-testid="requests">
      <PageHeader title={t("title")} what={t("what")}>
        {may("READ_OWN") && at.new === undefined && (
          <Button data-testid="request-new" onClick={() => go({ new: "" })}>
            {t("new")}
          </Button>
        )}
      </PageHeader>
      {at.new !== undefined && may("READ_OWN") && (
        <Unlocked>
          <NewRequest
            call={at.new === "" ? null : at.new}
            days={days}
            done={(id) => go({ request: id })}
            cancel={() => go({})}
          />
        </Unlocked>
      )}
      <div>
        <Text size="sm">{t("days", { count: days })}</Text>
        <Text size="sm">
          {t(authority === "provider" ? "authority.provider" : "authority.client", { count: forwardDays })}
        </Text>
      </div>
      {requests.length === 0 && at.new === undefined && (
        <EmptyState title={t("none")} text={t("noneText")} testId="requests-none" />
      )}
      {requests.length > 0 && <RequestList all={requests} open={(id) => go({ request: id })} />}
    </Stack>
  );
}

interface Place {
  /// The id of the one that is open.
  request?: string;
  /// A new one, from the message of this call; empty from none.
  new?: string;
}

/// It is in the address, so that the telephone's back gesture returns to the list. A random id is no personal data.
function usePlace(): [Place, (to: Place) => void] {
  const navigate = useNavigate();
  const search = useRouterState({ select: (s) => s.location.search as Place });
  return [search, (to) => void navigate({ to: "/inbox/requests", search: to })];
}
