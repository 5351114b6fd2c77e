import { Alert, Button, Loader, Stack, Text, Title } from "@mantine/core";
import { Loading, Unreachable, unreachableTitle } from "./Plain.tsx";
import { useTexts } from "./texts.ts";

interface Query {
  data: unknown;
  isPending: boolean;
  error: Error | null;
  refetch: () => Promise<unknown>;
}

/// Whether there is something to show. If not, {@link QueryState} is shown instead.
export function loaded<Q extends Query>(query: Q): query is Q & { data: Exclude<Q["data"], undefined> } {
  return query.data !== undefined;
}

interface Of {
  of: Query | readonly Query[];
}

/// @returns why the first failed, once all have ended; and what asks those again that failed
function outcome(of: Query | readonly Query[]): { error: Error | null; again: () => void } {
  const queries = "refetch" in of ? [of] : of;
  const failed = queries.filter(({ data, error }) => data === undefined && error !== null);
  return {
    error: queries.some((query) => query.isPending) ? null : (failed[0]?.error ?? null),
    again: () => failed.forEach((query) => void query.refetch()),
  };
}

/// That the queries of a screen are under way, or why they came to nothing.
export function QueryState({ of }: Of) {
  const { error, again } = outcome(of);
  return error ? <Unreachable problem={error} retry={again} /> : <Loading />;
}

/// As {@link QueryState}, of a part of a screen whose other parts are there.
///
/// @param title of the part, where it stands nowhere else meanwhile
/// @param label of a field whose choices are asked for
export function PartState({ of, title, label }: Of & { title?: string; label?: string }) {
  const t = useTexts();
  const { error, again } = outcome(of);
  return (
    <Stack gap="xs" my="xs">
      {title !== undefined && (
        <Title order={2} size="h4">
          {title}
        </Title>
      )}
      {label !== undefined && (
        <Text size="sm" fw={600}>
          {label}
        </Text>
      )}
      {error ? (
        <Alert color="shu" variant="light" role="alert" title={t(unreachableTitle(error))}>
          <Text size="sm" mb="xs">
            {error.message}
          </Text>
          <Button variant="default" size="compact-sm" onClick={again}>
            {t("retry")}
          </Button>
        </Alert>
      ) : (
        <Loader size="sm" role="status" aria-label={t("loading")} />
      )}
    </Stack>
  );
}
